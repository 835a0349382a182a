import { formatShare } from '../../../core/format';
import type { Mapping } from '../../../core/data/mapping';
import type { MarginalTable, RespondentTable } from '../../../core/audience/tables';
import type { ShareTable } from '../../../core/market/share-table';
import { ROUNDING_OF_SHARES } from '../../../core/market/structure';
import type { MappedTable } from '../../../core/workspace/tables';
import { plainNumber } from './column-facts';

/** A column of the table as understood; `from` is the column of the file that it comes from, where it is one. */
export interface UnderstoodColumn {
  readonly name: string;
  readonly number: boolean;
  readonly from: string | null;
  readonly width: number;
}

/** The table as understood, made cell by cell as it comes into view. */
export interface Understood {
  readonly columns: readonly UnderstoodColumn[];
  readonly count: number;
  readonly cell: (row: number, column: number) => string;
  /** File line of a row, or 0 where it stands for none or many. */
  readonly line: (row: number) => number;
  /** The column of the file that a cell comes from, where it is one. */
  readonly origin: (row: number, column: number) => string | null;
  /** What a row is beside a firm or a respondent. */
  readonly kind: (row: number) => 'fringe' | 'unknown' | null;
}

/** What a mapped table says, row by row. `lines`: file line of each respondent, where it is known. */
export function understood(mapped: MappedTable, mapping: Mapping, lines: ArrayLike<number> | null): Understood {
  const table = mapped.kind === 'shares' ? sharesUnderstood(mapped.table, mapping) : mapped.kind === 'respondents' ? respondentsUnderstood(mapped.table, mapping, lines) : marginalsUnderstood(mapped.table, mapping);
  return { ...table, origin: originOf(table, mapping) };
}

/** Where columns became rows, a cell comes from the column whose heading its row names. */
function originOf({ columns, cell }: Drawn, mapping: Mapping): Understood['origin'] {
  const reshape = mapping.preparation?.reshape;
  const heading = reshape?.kind === 'unpivot' ? columns.findIndex(({ from }) => from === reshape.name) : -1;
  return (row, column) => {
    const { from } = columns[column]!;
    if (reshape?.kind !== 'unpivot' || (from !== reshape.name && from !== reshape.value)) return from;
    return heading < 0 ? null : cell(row, heading);
  };
}

type Drawn = Omit<Understood, 'origin'>;

const FRINGE = -1;
const UNKNOWN = -2;

/** One row a firm in its market and period; then what no firm has. */
function sharesUnderstood(table: ShareTable, mapping: Mapping): Drawn {
  const { markets, periods, firms, cellMarket, cellPeriod, offsets, firm, value, row, estimate, total, fringe, measure, unit } = table;
  const cells: number[] = [];
  const entries: number[] = [];
  for (let c = 0; c < cellMarket.length; c++) {
    let known = 0;
    for (let i = offsets[c]!; i < offsets[c + 1]!; i++) {
      cells.push(c);
      entries.push(i);
      known += value[i]!;
    }
    const rest = [...(fringe[c]! > 0 ? [FRINGE] : []), ...(measure === 'share' && total[c]! - known - fringe[c]! > ROUNDING_OF_SHARES ? [UNKNOWN] : [])];
    for (const kind of rest) {
      cells.push(c);
      entries.push(kind);
    }
  }
  const restOf = (c: number): number => {
    let known = fringe[c]!;
    for (let i = offsets[c]!; i < offsets[c + 1]!; i++) known += value[i]!;
    return total[c]! - known;
  };
  const amount = (at: number): number => {
    const entry = entries[at]!;
    const c = cells[at]!;
    return entry === FRINGE ? fringe[c]! : entry === UNKNOWN ? restOf(c) : value[entry]!;
  };
  const from = mapping.kind === 'shares' ? mapping : null;
  const level = measure === 'level';
  const withMarket = markets.length > 1 || markets[0] !== '';
  const withPeriod = periods.length > 1 || periods[0] !== '';
  const parts: (UnderstoodColumn & { readonly text: (at: number) => string })[] = [
    ...(withMarket ? [{ name: 'Market', number: false, from: from?.market ?? null, width: 160, text: (at: number) => markets[cellMarket[cells[at]!]!]! }] : []),
    ...(withPeriod ? [{ name: 'Period', number: false, from: from?.period ?? null, width: 96, text: (at: number) => periods[cellPeriod[cells[at]!]!]! }] : []),
    {
      name: 'Firm', number: false, from: from?.firm ?? null, width: 200,
      text: (at) => (entries[at] === FRINGE ? 'fringe: names that are not firms' : entries[at] === UNKNOWN ? 'not covered by the file' : firms[firm[entries[at]!]!]!),
    },
    ...(level ? [{ name: unit === '' ? 'Value' : `Value, ${unit}`, number: true, from: from?.value ?? null, width: 128, text: (at: number) => plainNumber(amount(at)) }] : []),
    { name: 'Share', number: true, from: from?.value ?? null, width: 96, text: (at) => formatShare(total[cells[at]!]! === 0 ? 0 : amount(at) / total[cells[at]!]!) },
    ...(estimate.includes(1) ? [{ name: 'Estimate', number: false, from: from?.status ?? null, width: 80, text: (at: number) => (entries[at]! >= 0 && estimate[entries[at]!] === 1 ? 'estimate' : '') }] : []),
  ];
  return {
    columns: parts,
    count: entries.length,
    cell: (at, column) => parts[column]!.text(at),
    line: (at) => (entries[at]! >= 0 ? row[entries[at]!]! : 0),
    kind: (at) => (entries[at] === FRINGE ? 'fringe' : entries[at] === UNKNOWN ? 'unknown' : null),
  };
}

const ANSWERS = ['no', 'yes', 'no answer'] as const;

/** One row a respondent in file order. */
function respondentsUnderstood(table: RespondentTable, mapping: Mapping, lines: ArrayLike<number> | null): Drawn {
  const { platforms, cohorts, weight, cohort, use } = table;
  const from = mapping.kind === 'respondents' ? mapping : null;
  const columns: UnderstoodColumn[] = [
    { name: 'Cohort', number: false, from: from?.cohort ?? null, width: 120 },
    { name: 'Weight', number: true, from: from?.weight ?? null, width: 88 },
    ...platforms.map((name) => ({ name, number: false, from: name, width: 104 })),
  ];
  return {
    columns,
    count: weight.length,
    cell: (row, column) => {
      if (column === 0) return cohorts[cohort[row]!] ?? 'no cohort';
      return column === 1 ? plainNumber(weight[row]!) : ANSWERS[use[column - 2]![row] as 0 | 1 | 2]!;
    },
    line: (row) => lines?.[row] ?? 0,
    kind: () => null,
  };
}

/** One row a cohort and platform, then one a published overlap. */
function marginalsUnderstood(table: MarginalTable, mapping: Mapping): Drawn {
  const { reach, overlaps } = table;
  const from = mapping.kind === 'marginals' ? mapping : null;
  const columns: UnderstoodColumn[] = [
    { name: 'Cohort', number: false, from: from?.cohort ?? null, width: 160 },
    { name: 'Platform', number: false, from: from?.platform ?? null, width: 220 },
    { name: 'Reach', number: true, from: from?.reach ?? null, width: 96 },
  ];
  return {
    columns,
    count: reach.length + overlaps.length,
    cell: (row, column) => {
      const one = reach[row];
      const both = overlaps[row - reach.length];
      if (column === 0) return (one ?? both)!.cohort;
      if (column === 1) return one?.platform ?? `${both!.platforms.join(' and ')}, both`;
      return formatShare(one?.reach ?? both!.both);
    },
    line: () => 0,
    kind: () => null,
  };
}
