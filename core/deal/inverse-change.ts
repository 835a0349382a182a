/** Where an answer first changes as a step goes further. */
export interface Change<T> {
  /** The answer holds from here on, or just beyond. */
  readonly at: number;
  /** False where it holds only beyond `at`, not at it. */
  readonly attained: boolean;
  readonly answer: T;
}

/** Marks closer together than this, relatively, are one: they were solved for the same place. */
const SAME = 1e-13;

/**
 * The first place in `0..end` where the answer is as wanted. `marks` are all places where it can change, so that it is the same
 * throughout between two of them: it is read at each mark and once between neighbours.
 */
export function firstChange<T>(marks: readonly number[], end: number, read: (x: number, onMark: boolean) => T, wanted: (answer: T) => boolean): Change<T> | null {
  const sorted = marks.filter((x) => x > 0 && x < end).sort((a, b) => a - b);
  const inside = sorted.filter((x, i) => i === 0 || x - sorted[i - 1]! > SAME * Math.max(1, x));
  const stops = [0, ...inside, end];
  for (let i = 0; i < stops.length; i++) {
    const stop = stops[i]!;
    if (i > 0) {
      const on = read(stop, true);
      if (wanted(on)) return { at: stop, attained: true, answer: on };
    }
    const next = stops[i + 1];
    if (next === undefined) break;
    const between = read((stop + next) / 2, false);
    if (wanted(between)) return { at: stop, attained: false, answer: between };
  }
  return null;
}
