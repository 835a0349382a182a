import type { Measure, MeasureValue } from '../economics/measures';
import { measureOf, measures, sortedShares } from '../economics/measures';
import type { ShareTable } from '../market/share-table';
import { cellCount } from '../market/share-table';
import type { Structure } from '../market/structure';
import { shareIndex } from './sweep-index';

/** A measure of one market: its id, with the parameter where one is given (`cr8`, `hannahKay0.5`), and its value or why there is none. */
export interface MeasureReading extends MeasureValue {
  readonly id: string;
}

/** The ids of the registry, in its order: the golden keys in camelCase. */
export const measureIds: readonly string[] = measures.map(({ id }) => id);

/** A measure as asked for. An id may carry the measure's parameter: `cr8` is CR_8, `hannahKay0.5` has a = 0.5, `linda3` three leaders. */
export function measureAsked(id: string): { measure: Measure; parameter: number | undefined } | null {
  const plain = measureOf(id);
  if (plain !== undefined) return { measure: plain, parameter: plain.parameter?.usual };
  const [, name, number] = /^([A-Za-z]+)(\d+(?:\.\d+)?)$/.exec(id) ?? [];
  const measure = name === undefined ? undefined : measureOf(name);
  const parameter = Number(number);
  if (measure?.parameter === undefined || !(parameter > 0)) return null;
  return measure.id === 'hannahKay' || Number.isInteger(parameter) ? { measure, parameter } : null;
}

/** The measures of a market, all of them or those asked for. What is not defined is `null` with the reason, as is an unknown id. */
export function measureAll({ shares, fringe, unknown }: Structure, ids: readonly string[] = measureIds): MeasureReading[] {
  const sorted = sortedShares(shares);
  return ids.map((id) => {
    const asked = measureAsked(id);
    if (asked === null) return { id, value: null, reason: `There is no measure "${id}".` };
    return { id, ...asked.measure.compute(sorted, fringe + unknown, asked.parameter) };
  });
}

export interface MeasureColumns {
  readonly ids: readonly string[];
  /** By id and then by cell; NaN where the measure is not defined (`measureAll` of the cell says why). */
  readonly values: readonly Float64Array[];
}

/** The measures of every market and period of a table as columns. Refuses an unknown id. */
export function measureTable(table: ShareTable, ids: readonly string[] = measureIds): MeasureColumns {
  const asked = ids.map((id) => {
    const found = measureAsked(id);
    if (found === null) throw new RangeError(`There is no measure "${id}".`);
    return found;
  });
  const cells = cellCount(table);
  const values = asked.map(() => new Float64Array(cells));
  const { shares, rest, largestCell } = shareIndex(table);
  const sorted = new Float64Array(largestCell);
  for (let c = 0; c < cells; c++) {
    const count = sortDown(shares, table.offsets[c]!, table.offsets[c + 1]!, sorted);
    const own = sorted.subarray(0, count);
    for (let m = 0; m < asked.length; m++) {
      const { measure, parameter } = asked[m]!;
      values[m]![c] = measure.compute(own, rest[c]!, parameter).value ?? NaN;
    }
  }
  return { ids, values };
}

/** Cells up to this size are sorted by insertion, which is quicker for them than a call of the library's sort. */
const SMALL = 40;

/** Copies the shares above 0 of `from..to` into `into`, largest first; how many they are. */
function sortDown(shares: Float64Array, from: number, to: number, into: Float64Array): number {
  let count = 0;
  for (let i = from; i < to; i++) if (shares[i]! > 0) into[count++] = shares[i]!;
  if (count > SMALL) {
    into.subarray(0, count).sort().reverse();
    return count;
  }
  for (let i = 1; i < count; i++) {
    const share = into[i]!;
    let at = i;
    for (; at > 0 && into[at - 1]! < share; at--) into[at] = into[at - 1]!;
    into[at] = share;
  }
  return count;
}
