import type { Problem } from '../../problem';
import { DataRefused, problem } from '../../problem';
import { textsOf } from '../build';
import { columnNames } from '../column-names';
import type { Engine, QueryOptions } from '../engine';
import { QueryFailed } from '../engine';
import type { NamedTable } from '../sql/console';
import { describeStatement, materialise } from '../sql/console';
import { countRows } from '../sql/load';
import { statementProblem } from './statement';

/** What a statement gave, as a table of the engine. */
export interface StatementResult {
  readonly table: string;
  readonly columns: readonly string[];
  /** Columns that hold numbers. */
  readonly numbers: ReadonlySet<string>;
  readonly rows: number;
  /** Notes on names that were changed. */
  readonly problems: readonly Problem[];
}

const NUMBER_TYPE = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DOUBLE|FLOAT|DECIMAL)/;

/**
 * Runs one reading statement over the tables that it names and keeps its rows as the table `target`, all text.
 * Throws `DataRefused` for a statement that does more than read, and for one that the database refuses, with its words.
 */
export async function runStatement(engine: Engine, sql: string, tables: readonly NamedTable[], target: string, options: QueryOptions = {}): Promise<StatementResult> {
  const refused = statementProblem(sql);
  if (refused !== null) throw new DataRefused([refused]);
  try {
    const described = await engine.query(describeStatement(sql, tables), [], options);
    const found = textsOf(described, 'name');
    const types = textsOf(described, 'type');
    const { names, problems } = columnNames(found, 'the result', 1);
    await engine.query(materialise(sql, tables, target, found.map((name, i) => ({ name, as: names[i]! }))), [], options);
    const rows = Number((await engine.query(countRows(target), [], options)).getChildAt(0)?.get(0) ?? 0);
    return { table: target, columns: names, numbers: new Set(names.filter((_, i) => NUMBER_TYPE.test(types[i]!))), rows, problems };
  } catch (cause) {
    if (!(cause instanceof QueryFailed)) throw cause;
    throw new DataRefused([problem('statement-failed', `The database could not run the statement: ${complaint(cause.message)}`, 'Correct it and run it again.')]);
  }
}

/** What the database says, without the place in the statement that was wrapped around the person's own. */
function complaint(message: string): string {
  const said = message.split(/\n\s*\n|\nLINE \d+:/)[0]!.replace(/\s*\n\s*/g, ' ').trim();
  return /[.?!]$/.test(said) ? said : `${said}.`;
}
