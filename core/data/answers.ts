import type { Engine, QueryOptions } from './engine';
import { answers } from './sql/audience';

/** An answer in a column and how many gave it; `null` where the cell is blank. */
export interface Answer {
  readonly answer: string | null;
  readonly n: number;
}

/** Different answers that are looked at in a column. */
const ANSWERS_LISTED = 60;
/** Columns that one statement looks at. */
const COLUMNS_AT_ONCE = 40;

/** The different answers in each column of a loaded table, most given first. */
export async function answersOf(engine: Engine, table: string, columns: readonly string[], options: QueryOptions = {}): Promise<Map<string, Answer[]>> {
  const found = new Map<string, Answer[]>(columns.map((column) => [column, []]));
  for (let from = 0; from < columns.length; from += COLUMNS_AT_ONCE) {
    const some = columns.slice(from, from + COLUMNS_AT_ONCE);
    for (const row of await engine.query(answers(table, some, ANSWERS_LISTED), [], options)) {
      found.get(some[row['place'] as number]!)!.push({ answer: row['answer'] as string | null, n: row['n'] as number });
    }
  }
  return found;
}
