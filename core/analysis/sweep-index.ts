import { POINTS } from '../economics/hhi';
import { sumOfSquares } from '../economics/sum';
import type { ShareTable } from '../market/share-table';
import { cellCount } from '../market/share-table';
import { ROUNDING_OF_SHARES } from '../market/structure';

/** What every screen of a table shares: made once for a table and kept as long as it. */
export interface ShareIndex {
  /** Per entry: fraction of the market. */
  readonly shares: Float64Array;
  /** Per cell: share of the fringe and of the part that is not known. */
  readonly rest: Float64Array;
  /** Per cell: HHI in points. */
  readonly hhi: Float64Array;
  /** Entries of firm f are `entries[starts[f]..starts[f + 1])`; `entryCell` gives the cell of each entry of the table. */
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  readonly entryCell: Int32Array;
  readonly firmAt: ReadonlyMap<string, number>;
  /** Number of entries of the largest cell. */
  readonly largestCell: number;
}

const made = new WeakMap<ShareTable, ShareIndex>();

/** The index of a table, from its cache where it was made before. The table must not be changed afterwards. */
export function shareIndex(table: ShareTable): ShareIndex {
  let index = made.get(table);
  if (index === undefined) {
    index = makeIndex(table);
    made.set(table, index);
  }
  return index;
}

function makeIndex(table: ShareTable): ShareIndex {
  const cells = cellCount(table);
  const { offsets, value, firm } = table;
  const shares = new Float64Array(value.length);
  const entryCell = new Int32Array(value.length);
  const rest = new Float64Array(cells);
  const hhi = new Float64Array(cells);
  let largestCell = 0;
  for (let c = 0; c < cells; c++) {
    const from = offsets[c]!;
    const to = offsets[c + 1]!;
    const total = table.measure === 'share' ? 1 : table.total[c]!;
    let known = 0;
    for (let i = from; i < to; i++) {
      shares[i] = value[i]! / total;
      known += shares[i]!;
      entryCell[i] = c;
    }
    const fringe = table.fringe[c]! / total;
    const unknown = table.measure === 'share' ? 1 - known - fringe : 0;
    rest[c] = fringe + (unknown > ROUNDING_OF_SHARES ? unknown : 0);
    hhi[c] = sumOfSquares(shares, from, to) * POINTS;
    largestCell = Math.max(largestCell, to - from);
  }
  const starts = new Int32Array(table.firms.length + 1);
  for (let i = 0; i < firm.length; i++) starts[firm[i]! + 1] = starts[firm[i]! + 1]! + 1;
  for (let f = 0; f < table.firms.length; f++) starts[f + 1] = starts[f + 1]! + starts[f]!;
  const next = starts.slice();
  const entries = new Int32Array(firm.length);
  for (let i = 0; i < firm.length; i++) {
    const at = next[firm[i]!]!;
    entries[at] = i;
    next[firm[i]!] = at + 1;
  }
  return { shares, rest, hhi, starts, entries, entryCell, firmAt: new Map(table.firms.map((name, f) => [name, f])), largestCell };
}
