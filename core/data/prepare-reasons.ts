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
