import type { Table } from 'apache-arrow';
import type { Problem } from '../problem';
import { DataRefused, problem } from '../problem';
import type { Mapping } from './mapping';

/** What every build needs to know beside the table and its mapping. */
export interface BuildOptions {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly decimal: '.' | ',';
  readonly signal?: AbortSignal;
}

export interface Built<T> {
  readonly table: T;
  /** Warnings and notes; errors are thrown as `DataRefused`. */
  readonly problems: readonly Problem[];
  /** What was taken for granted, one sentence each. */
  readonly assumptions: readonly string[];
}

/** Problems of one kind that are listed one by one. */
export const LISTED = 20;

/** A column of numbers of a result, one array over all its batches. */
export function numbersOf(table: Table, column: string): ArrayLike<number> {
  const vector = table.getChild(column);
  if (vector === null) throw new TypeError(`The result has no column ${column}`);
  return vector.toArray() as Float64Array | Int32Array;
}

/** A column of text of a result. */
export function textsOf(table: Table, column: string): string[] {
  const vector = table.getChild(column);
  if (vector === null) throw new TypeError(`The result has no column ${column}`);
  return Array.from(vector as Iterable<string | null>, (value) => value ?? '');
}

/** Refuses where a problem is an error; gives back the others. */
export function refuseErrors(problems: readonly Problem[]): readonly Problem[] {
  if (problems.some(({ severity }) => severity === 'error')) throw new DataRefused(problems);
  return problems;
}

/** Adds "and N more" to a list that was cut; `lines` are the rows that it stands for. */
export function withRest(listed: Problem[], total: number, file: string, what: string, lines?: readonly number[]): Problem[] {
  const rest = total - listed.length;
  if (rest <= 0 || listed.length === 0) return listed;
  const { code, severity, remedy, column } = listed[0]!;
  return [...listed, problem(code, `${count(rest)} more ${rest === 1 ? 'row' : 'rows'} of ${file} ${what}.`, remedy, { severity, file, column, ...(lines === undefined ? {} : { lines }) })];
}

/** A count as a person reads it. */
export function count(n: number): string {
  return n.toLocaleString('en-GB');
}

/** Refuses a mapping that names columns which the table lacks. */
export function requireColumns(mapping: Mapping, roles: Readonly<Record<string, string | null>>, columns: readonly string[], file: string): void {
  const problems: Problem[] = [];
  for (const [role, column] of Object.entries(roles)) {
    if (column === null || columns.includes(column)) continue;
    problems.push(
      problem(
        'missing-role',
        column === '' ? `No column of ${file} is chosen for the ${role}.` : `${file} has no column "${column}" for the ${role}.`,
        `Choose the ${role} from the columns ${columns.map((name) => `"${name}"`).join(', ')}.`,
        { file, column },
      ),
    );
  }
  const given = Object.values(roles).filter((column) => column !== null);
  const twice = mapping.kind === 'respondents' ? undefined : given.find((column, i) => given.indexOf(column) !== i);
  if (twice !== undefined) {
    problems.push(problem('column-in-two-roles', `Column "${twice}" of ${file} has two roles.`, 'Choose another column for one of them.', { file, column: twice }));
  }
  refuseErrors(problems);
}

/** "the market is column 'segment' (named 'segment')", one sentence a role, with the reason where the program guessed. */
export function roleAssumptions(mapping: Mapping, roles: Readonly<Record<string, string | null>>): string[] {
  const sentences: string[] = [];
  for (const [role, column] of Object.entries(roles)) {
    const reason = mapping.reasons[role];
    if (column === null || reason?.by !== 'guess') continue;
    sentences.push(`The ${role} is column "${column}" (${reason.reason}).`);
  }
  return sentences;
}
