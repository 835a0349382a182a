import { cohortDefinitions } from './cohorts';
import { isBirthName } from './column-roles';
import type { CohortBands, Reason } from './mapping';
import type { ColumnProfile } from './profile';

/** Ages or years of birth that are fewer are bands already, written as codes. */
const DIFFERENT_AGES = 13;
const OLDEST = 115;

/**
 * Bands for a column of ages (18-29, 30-49, …) or years of birth (generations), or `null` where its cells are cohorts themselves.
 * Numbers that nobody is aged (0, 999, -1, and 99 where it is the largest) are taken for codes of no answer.
 */
export function proposeBands(column: ColumnProfile): { readonly bands: CohortBands; readonly reason: Reason } | null {
  const { numbers, filled, distinct, values, whole, name } = column;
  if (numbers < 0.9 * filled || whole < numbers || distinct < DIFFERENT_AGES) return null;
  const found = values.map(Number).filter(Number.isInteger);
  const from = isBirthName(name) || between(found, 1880, 2030) > 0.8 ? 'birth-year' : between(found, 5, OLDEST) > 0.8 ? 'age' : null;
  if (from === null) return null;
  const definition = cohortDefinitions.find(({ id }) => id === (from === 'age' ? 'four-ages' : 'generations'))!;
  const odd = values.filter((text) => {
    const number = Number(text);
    if (!Number.isInteger(number)) return !Number.isFinite(number);
    return from === 'age' ? number <= 0 || number > OLDEST || (number === 99 && column.max! === 99) : number < 1880 || number > 2030;
  });
  const codes = odd.length === 0 ? '' : `; ${odd.slice(0, 5).join(', ')} ${odd.length === 1 ? 'is' : 'are'} no ${from === 'age' ? 'age' : 'year'}`;
  return {
    bands: { from, asked: null, ends: definition.ends, bands: [...definition.bands], missing: odd },
    reason: { by: 'guess', reason: `${from === 'age' ? 'ages' : 'years of birth'} from ${Math.min(...found.filter((n) => !odd.includes(String(n))))} to ${Math.max(...found.filter((n) => !odd.includes(String(n))))}${codes}`, confidence: isBirthName(name) || from === 'age' ? 0.8 : 0.6 },
  };
}

function between(numbers: readonly number[], low: number, high: number): number {
  return numbers.filter((n) => n >= low && n <= high).length / Math.max(1, numbers.length);
}
