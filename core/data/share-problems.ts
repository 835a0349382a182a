import type { Table } from 'apache-arrow';
import type { ShareTable } from '../market/share-table';
import type { Problem } from '../problem';
import { LINES_KEPT, problem } from '../problem';
import { LISTED, count, withRest } from './build';
import type { ShareMapping } from './mapping';
import type { RowFault, ShareSource } from './sql/shares';
import { countFaults, countPercents, faultyRows } from './sql/shares';

interface Description {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly column: (mapping: ShareMapping) => string | null;
  readonly message: (place: string, raw: string, firm: string, column: string) => string;
  /** Completes "12 more rows of shares.csv …". */
  readonly rest: string;
  readonly remedy: string;
}

/** Faults that are listed row by row; the others are one line each. */
const listed: readonly (readonly [RowFault, Description])[] = [
  [
    'textValue',
    {
      code: 'text-value',
      severity: 'error',
      column: ({ value }) => value,
      message: (place, raw, _firm, column) => `${place} has "${raw}" in column "${column}", which is not a number.`,
      rest: 'have text in the value column',
      remedy: 'Write a number, leave the cell empty, or choose another value column or decimal mark.',
    },
  ],
  [
    'negativeValue',
    {
      code: 'negative-value',
      severity: 'error',
      column: ({ value }) => value,
      message: (place, raw, firm, column) => `${place} has the negative value ${raw}${firm === '' ? '' : ` for ${firm}`} in column "${column}".`,
      rest: 'have a negative value',
      remedy: 'Correct or remove the row: a share or a level cannot be below 0.',
    },
  ],
  [
    'missingMarket',
    {
      code: 'missing-market',
      severity: 'error',
      column: ({ market }) => market,
      message: (place, _raw, _firm, column) => `${place} names no market in column "${column}".`,
      rest: 'name no market',
      remedy: 'Fill in the market, or choose another market column.',
    },
  ],
  [
    'missingPeriod',
    {
      code: 'missing-period',
      severity: 'error',
      column: ({ period }) => period,
      message: (place, _raw, _firm, column) => `${place} names no period in column "${column}".`,
      rest: 'name no period',
      remedy: 'Fill in the period, or choose another period column.',
    },
  ],
];

/** Faults of single rows: text, negative values and missing names are errors; rows that are left out are counted in one line each. */
export async function shareRowProblems(ask: (sql: string) => Promise<Table>, source: ShareSource, parsed: string, file: string): Promise<Problem[]> {
  const { mapping } = source;
  const counts = (await ask(countFaults(parsed))).get(0)!;
  if (counts['rows'] === 0) return [problem('no-rows', `${file} has no rows.`, 'Choose a file with at least one row below the header.', { file })];
  const problems: Problem[] = [];
  for (const [fault, { code, severity, column, message, rest, remedy }] of listed) {
    const total = counts[fault] as number;
    if (total === 0) continue;
    const name = column(mapping);
    const faulty = [...(await ask(faultyRows(parsed, fault, LINES_KEPT)))];
    const rows = faulty.slice(0, LISTED).map((row) =>
      problem(code, message(`Line ${row['line']} of ${file}`, row['raw'] ?? '', row['firm'] ?? '', name ?? ''), remedy, {
        severity,
        file,
        row: row['line'],
        column: name,
        ...(fault === 'textValue' ? { details: { text: String(row['raw'] ?? '') } } : {}),
      }),
    );
    problems.push(...withRest(rows, total, file, rest, faulty.slice(LISTED).map((row) => row['line'] as number)));
  }
  const leftOut = async (fault: RowFault, code: string, severity: Problem['severity'], column: string, what: string, remedy: string): Promise<void> => {
    const total = counts[fault] as number;
    if (total === 0) return;
    const lines = [...(await ask(faultyRows(parsed, fault, LINES_KEPT)))].map((row) => row['line'] as number);
    const line = lines[0]!;
    const rows = total === 1 ? 'row' : 'rows';
    problems.push(
      problem(code, `${count(total)} ${rows} of ${file} ${what} ${total === 1 ? 'is' : 'are'} left out (the first is line ${line}).`, remedy, { severity, file, row: line, column, lines }),
    );
  };
  await leftOut('missingFirm', 'missing-firm', 'warning', mapping.firm, 'without a firm', 'Name the firm, or write "Other" if the value belongs to the market but to no firm listed.');
  await leftOut('missingValue', 'missing-value', 'warning', mapping.value, 'without a value', 'Fill in the value, or write 0 if there is none.');
  await leftOut('zeroValue', 'zero-value', 'note', mapping.value, 'with the value 0', 'Nothing need be done: a firm without a share is not in the market.');
  if (mapping.unit !== 'level') problems.push(...(await percentProblem(ask, source, file)));
  return problems;
}

/** Shares of which some carry a percent sign and others do not. */
async function percentProblem(ask: (sql: string) => Promise<Table>, source: ShareSource, file: string): Promise<Problem[]> {
  const { percents, filled } = (await ask(countPercents(source))).get(0)!;
  if (percents === 0 || percents === filled) return [];
  const { value } = source.mapping;
  return [
    problem('mixed-percent', `${count(percents)} of ${count(filled)} values in column "${value}" of ${file} carry a % sign and the others do not.`, 'Write all values in the same way.', {
      severity: 'warning',
      file,
      column: value,
    }),
  ];
}

/** Shares rounded to a tenth of a percent miss their value by at most this, and those of one market together by no more than the second. */
const ROUNDING_OF_A_SHARE = 0.0005;
const ROUNDING_OF_A_MARKET = 0.005;
/** Sums that are only the order of the additions. */
const SUM_OF_DOUBLES = 1e-9;
/** A market whose percentages sum to this or less, beside one that sums to the other or more, is in fractions. */
const SUM_IN_FRACTIONS = 0.015;
const SUM_IN_PERCENT = 0.5;

/** Markets whose shares sum above 1: refused beyond the rounding of the rows, noted within it; and markets in another unit than the rest. */
export function shareSumProblems(table: ShareTable, rows: Int32Array, mapping: ShareMapping, file: string): Problem[] {
  if (table.measure !== 'share') return [];
  const found: Problem[] = [];
  const inFractions: { place: string; first: number | null; sum: number }[] = [];
  let total = 0;
  let rounded = 0;
  let largest = 0;
  for (let c = 0; c < rows.length; c++) {
    let sum = table.fringe[c]!;
    for (let i = table.offsets[c]!; i < table.offsets[c + 1]!; i++) sum += table.value[i]!;
    const place = [table.markets[table.cellMarket[c]!]!, table.periods[table.cellPeriod[c]!]!].filter((part) => part !== '').join(', ');
    const first = table.offsets[c]! < table.offsets[c + 1]! ? table.row[table.offsets[c]!]! : null;
    largest = Math.max(largest, sum);
    if (mapping.unit === 'percent' && sum <= SUM_IN_FRACTIONS) inFractions.push({ place, first, sum });
    if (sum <= 1 + SUM_OF_DOUBLES) continue;
    if (sum <= 1 + Math.min(ROUNDING_OF_A_SHARE * rows[c]!, ROUNDING_OF_A_MARKET)) {
      rounded++;
      continue;
    }
    total++;
    if (found.length === LISTED) continue;
    const remedy =
      mapping.unit === 'fraction' && sum > 10
        ? 'If the values are percent, choose percent as their unit.'
        : 'Remove rows that count a firm twice, choose the market and period columns, or choose levels as the unit.';
    found.push(
      problem('shares-above-one', `The shares ${place === '' ? `in ${file}` : `of ${place} in ${file}`} sum to ${percent(sum)}, above 100%${first === null ? '' : ` (they begin at line ${first})`}.`, remedy, {
        file,
        row: first,
        column: mapping.value,
      }),
    );
  }
  const rest = total - found.length;
  if (rest > 0) found.push({ ...found[0]!, row: null, message: `${count(rest)} more ${rest === 1 ? 'market sums' : 'markets sum'} above 100% in ${file}.` });
  if (rounded > 0) {
    const what = `${count(rounded)} ${rounded === 1 ? 'market' : 'markets'} of ${file} ${rounded === 1 ? 'sums' : 'sum'} to slightly more than 100%, as rounded shares can.`;
    found.push(problem('shares-round-above-one', what, 'Nothing need be done: the shares are used as they stand.', { severity: 'note', file, column: mapping.value }));
  }
  const other = inFractions[0];
  if (other !== undefined && largest >= SUM_IN_PERCENT) {
    const what = `The values of ${other.place} in ${file} sum to ${Number((other.sum * 100).toPrecision(6))} where others sum to about 100${inFractions.length > 1 ? `, and so do ${count(inFractions.length - 1)} more` : ''}: fractions among percentages?`;
    found.push(problem('mixed-units', what, 'Write all shares in the same unit.', { severity: 'warning', file, row: other.first, column: mapping.value }));
  }
  return found;
}

/** Enough digits to show that it is above 100%. */
function percent(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`;
}
