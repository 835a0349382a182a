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

interface Jump {
  readonly entry: number;
  readonly before: number;
  readonly log: number;
  readonly moved: number;
}

/**
 * Values that jump from one period to the next: at least fivefold either way, five points of share, and far outside of what
 * values of the table usually do (median absolute deviation of the log ratios).
 */
export function outlierProblems(table: ShareTable, mapping: ShareMapping, file: string): Problem[] {
  if (table.periods.length < 2) return [];
  const changes = changesOf(table);
  if (changes.length < 3) return [];
  const logs = Float64Array.from(changes, ({ log }) => log).sort();
  const middle = median(logs);
  const spread = MAD_TO_SIGMA * median(Float64Array.from(changes, ({ log }) => Math.abs(log - middle)).sort());
  const jumps = changes
    .filter(({ log, moved }) => Math.abs(log) >= Math.log(FACTOR) && moved >= SHARE_MOVED && Math.abs(log - middle) > DEVIATIONS * spread)
    .sort((a, b) => Math.abs(b.log) - Math.abs(a.log));
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
function changesOf(table: ShareTable): Jump[] {
  const changes: Jump[] = [];
  const lastEntry = new Map<number, number>();
  const lastShare = new Map<number, number>();
  let market = -1;
  for (let cell = 0; cell < table.cellMarket.length; cell++) {
    if (table.cellMarket[cell] !== market) {
      market = table.cellMarket[cell]!;
      lastEntry.clear();
      lastShare.clear();
    }
    const [from, to] = [table.offsets[cell]!, table.offsets[cell + 1]!];
    const total = table.total[cell]!;
    for (let entry = from; entry < to; entry++) {
      const firm = table.firm[entry]!;
      const share = total > 0 ? table.value[entry]! / total : 0;
      const before = lastEntry.get(firm);
      if (before !== undefined) changes.push({ entry, before, log: Math.log(table.value[entry]! / table.value[before]!), moved: Math.abs(share - lastShare.get(firm)!) });
      lastEntry.set(firm, entry);
      lastShare.set(firm, share);
    }
  }
  return changes;
}

function median(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
