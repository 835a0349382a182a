import type { Preparation, RowFilter } from './preparation';

/** Rows of the source that do not count, and why. */
export interface LeftOut {
  readonly why: 'by-hand' | 'filter' | 'repeat';
  readonly reason: string;
  readonly rows: number;
}

/** The reasons for leaving a row out in the order of their numbers in SQL: those by hand, then the filter, then repeats. */
export function reasonsOf({ leftOut = [], filter }: Preparation): Omit<LeftOut, 'rows'>[] {
  return [
    ...leftOut.map(({ reason }) => ({ why: 'by-hand' as const, reason: reason === '' ? 'taken out by hand' : reason })),
    { why: 'filter', reason: filter === undefined ? '' : `outside of: ${filterInWords(filter)}` },
    { why: 'repeat', reason: 'equal to an earlier row in every column' },
  ];
}

/** Names that a filter is said with. */
const NAMED = 5;

/** Which rows a filter takes: `"UF" is SP or RJ and "Ano" is at least 2015`. */
export function filterInWords({ conditions, sql }: RowFilter): string {
  const words = conditions.map((test) => {
    const column = `"${test.column}"`;
    switch (test.test) {
      case 'is':
        return `${column} is ${listed(test.values)}`;
      case 'is-not':
        return `${column} is not ${listed(test.values)}`;
      case 'contains':
        return `${column} ${test.not === true ? 'does not contain' : 'contains'} "${test.text}"`;
      case 'between':
        return `${column} is ${[...(test.low === null ? [] : [`at least ${test.low}`]), ...(test.high === null ? [] : [`at most ${test.high}`])].join(' and ')}`;
      case 'blank':
        return `${column} is ${test.not === true ? 'filled' : 'blank'}`;
    }
  });
  return [...words, ...(sql === undefined ? [] : [sql.trim()])].join(' and ');
}

function listed(values: readonly string[]): string {
  const first = values.slice(0, NAMED).map((value) => (value === '' ? 'blank' : value));
  return [...first, ...(values.length > NAMED ? [`one of ${values.length - NAMED} more`] : [])].join(' or ');
}

/** What was done to the rows before their columns got roles, one sentence each; what is left out is told with its number of rows. */
export function preparationInWords({ corrected = [], renamed = [], missing = [], reshape }: Preparation): string[] {
  const sentences: string[] = [];
  if (corrected.length > 0) sentences.push(`${corrected.length} ${corrected.length === 1 ? 'cell was' : 'cells were'} corrected by hand: ${some(corrected.map(({ line, column, text }) => `line ${line}, "${column}" is ${text === null ? 'blank' : `"${text}"`}`))}.`);
  for (const [to, from] of byTarget(renamed)) sentences.push(`${some(from.map((name) => `"${name}"`))} ${from.length === 1 ? 'is' : 'are'} read as "${to}".`);
  if (missing.length > 0) sentences.push(`Nothing is known where a cell holds ${some(missing.map(({ column, text }) => `"${text}"${column === null ? '' : ` (in "${column}")`}`))}.`);
  if (reshape?.kind === 'unpivot') sentences.push(`${reshape.columns.length} columns became rows: their headings (${some(reshape.columns.map((name) => `"${name}"`))}) stand in "${reshape.name}", their cells in "${reshape.value}".`);
  if (reshape?.kind === 'pivot') {
    const answer = reshape.value === null ? 'a row means yes, and no row means no' : `the answer stands in "${reshape.value}"`;
    sentences.push(`The names in "${reshape.name}" became columns, one row for each ${reshape.keep.map((name) => `"${name}"`).join(', ')}; ${answer}.`);
  }
  return sentences;
}

function byTarget(renamed: NonNullable<Preparation['renamed']>): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { from, to } of renamed) names.set(to, [...(names.get(to) ?? []), from]);
  return names;
}

function some(parts: readonly string[]): string {
  return parts.length > NAMED ? `${parts.slice(0, NAMED).join(', ')} and ${parts.length - NAMED} more` : parts.join(', ');
}
