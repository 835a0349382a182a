import type { ShareTable } from '../../market/share-table';
import type { Problem } from '../../problem';
import { problem } from '../../problem';
import { count } from '../build';
import type { ShareMapping } from '../mapping';

/** A value this many times the one before, or as small a part of it, is worth a look where its share also moves. */
const FACTOR = 5;
/** Points of share (as a fraction) by which a jump moves the market. */
const SHARE_MOVED = 0.05;
/** How far a jump must stand out of the table's own changes: scaled median absolute deviations of the log ratio. */
const DEVIATIONS = 6;
/** Turns a median absolute deviation into a standard deviation of a normal distribution. */
const MAD_TO_SIGMA = 1.4826;
const LISTED_JUMPS = 10;

/** Changes of values that have one before them in their market, one place each. */
interface Changes {
  readonly entry: Int32Array;
  readonly before: Int32Array;
  /** Log of the value over the one before. */
  readonly log: Float64Array;
  /** Points of share, as a fraction. */
  readonly moved: Float64Array;
}

/**
 * Values that jump from one period to the next: at least fivefold either way, five points of share, and far outside of what
 * values of the table usually do (median absolute deviation of the log ratios).
 */
export function outlierProblems(table: ShareTable, mapping: ShareMapping, file: string): Problem[] {
  if (table.periods.length < 2) return [];
  const { entry: entries, before: befores, log: logs, moved } = changesOf(table);
  if (logs.length < 3) return [];
  const far: number[] = [];
  for (let i = 0; i < logs.length; i++) if (Math.abs(logs[i]!) >= Math.log(FACTOR) && moved[i]! >= SHARE_MOVED) far.push(i);
  if (far.length === 0) return [];
  const middle = median(logs.slice());
  const spread = MAD_TO_SIGMA * median(logs.map((log) => Math.abs(log - middle)));
  const jumps = far
    .filter((i) => Math.abs(logs[i]! - middle) > DEVIATIONS * spread)
    .sort((a, b) => Math.abs(logs[b]!) - Math.abs(logs[a]!))
    .map((i) => ({ entry: entries[i]!, before: befores[i]!, log: logs[i]! }));
  const found = jumps.slice(0, LISTED_JUMPS).map(({ entry, before, log }) => {
    const times = Math.exp(Math.abs(log));
    return problem(
      'jump',
      `Line ${table.row[entry]} of ${file}: the value of ${table.firms[table.firm[entry]!]} is ${times >= 100 ? count(Math.round(times)) : times.toPrecision(2)} times ${log > 0 ? '' : 'smaller than '}the one before (line ${table.row[before]}).`,
      'Check the unit and the decimal mark of both rows; leave a wrong row out or correct it.',
      { severity: 'warning', file, row: table.row[entry]!, column: mapping.value, lines: [table.row[before]!, table.row[entry]!].sort((a, b) => a - b) },
    );
  });
  const rest = jumps.length - found.length;
  if (rest > 0) {
    found.push(
      problem('jump', `${count(rest)} more values of ${file} jump at least fivefold from one period to the next.`, 'Check the unit and the decimal mark of these rows.', {
        severity: 'warning',
        file,
        column: mapping.value,
        lines: jumps.slice(LISTED_JUMPS, LISTED_JUMPS + 1000).map(({ entry }) => table.row[entry]!).sort((a, b) => a - b),
      }),
    );
  }
  return found;
}

/** The change of every value that has one before it in its market. */
function changesOf(table: ShareTable): Changes {
  const size = table.value.length;
  const [entries, befores] = [new Int32Array(size), new Int32Array(size)];
  const [logs, moved] = [new Float64Array(size), new Float64Array(size)];
  const lastEntry = new Int32Array(table.firms.length).fill(-1);
  const lastShare = new Float64Array(table.firms.length);
  let market = -1;
  let begins = 0;
  let found = 0;
  for (let cell = 0; cell < table.cellMarket.length; cell++) {
    const [from, to] = [table.offsets[cell]!, table.offsets[cell + 1]!];
    if (table.cellMarket[cell] !== market) {
      market = table.cellMarket[cell]!;
      begins = from;
    }
    const total = table.total[cell]!;
    for (let entry = from; entry < to; entry++) {
      const firm = table.firm[entry]!;
      const share = total > 0 ? table.value[entry]! / total : 0;
      const before = lastEntry[firm]!;
      // One of another market stands before where this market begins.
      if (before >= begins) {
        entries[found] = entry;
        befores[found] = before;
        logs[found] = Math.log(table.value[entry]! / table.value[before]!);
        moved[found++] = Math.abs(share - lastShare[firm]!);
      }
      lastEntry[firm] = entry;
      lastShare[firm] = share;
    }
  }
  return { entry: entries.subarray(0, found), before: befores.subarray(0, found), log: logs.subarray(0, found), moved: moved.subarray(0, found) };
}

/** The median, for which the values are sorted in place. */
function median(values: Float64Array): number {
  const sorted = values.sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
