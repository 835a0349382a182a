import type { Problem } from '../problem';
import { problem } from '../problem';

/** Names that the tables of an engine use themselves. */
const TAKEN = ['line'];

/**
 * Names of the columns from the header: trimmed, on one line, unique whatever their case.
 * A column without a name is called after its place; a repeated name gets a number. Each such change is a note.
 */
export function columnNames(header: readonly string[], file: string, line: number | null): { names: string[]; problems: Problem[] } {
  const names: string[] = [];
  const problems: Problem[] = [];
  const cleaned = header.map((name) => name.replace(/[\s\p{Cc}\u00a0\ufeff]+/gu, ' ').trim());
  const used = new Set(TAKEN);
  const whole = new Set(cleaned.map((name) => name.toLowerCase()));
  cleaned.forEach((name, i) => {
    let unique = name;
    if (name === '') {
      unique = free(`column ${i + 1}`, (candidate) => !used.has(candidate) && !whole.has(candidate));
      problems.push(
        problem('column-without-name', `Column ${i + 1} of ${file} has no name; it is called "${unique}".`, 'Give it a name in the header line.', {
          severity: 'note',
          file,
          row: line,
          column: unique,
        }),
      );
    } else if (used.has(name.toLowerCase())) {
      unique = free(name, (candidate) => !used.has(candidate) && !whole.has(candidate), 2);
      const why = TAKEN.includes(name.toLowerCase()) ? 'a name that the program needs itself' : 'a name that an earlier column has';
      problems.push(
        problem('column-name-repeated', `Column ${i + 1} of ${file} is named "${name}", ${why}; it is called "${unique}".`, 'Rename it in the header line.', {
          severity: 'note',
          file,
          row: line,
          column: unique,
        }),
      );
    }
    used.add(unique.toLowerCase());
    names.push(unique);
  });
  return { names, problems };
}

function free(name: string, isFree: (candidate: string) => boolean, from = 1): string {
  let candidate = from === 1 ? name : `${name} (${from})`;
  for (let n = from + 1; !isFree(candidate.toLowerCase()); n++) candidate = `${name} (${n})`;
  return candidate;
}
