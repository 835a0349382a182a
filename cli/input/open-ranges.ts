import { readRows } from '../../core/data/read-rows';
import { comparePeriods } from '../../core/period';
import { parseInterval } from '../../core/analysis/intervals-parse';
import { sum } from '../../core/economics/sum';
import type { Interval } from '../../core/economics/wilson';
import { isFringeName } from '../../core/market/fringe';
import type { Problem } from '../../core/problem';
import { DataRefused, problem } from '../../core/problem';
import { UsageError } from '../exit-codes';
import { marketName } from '../output/market-name';
import type { OpenedTable, SourceFacts } from './open-table';
import { withTable } from './open-table';
import type { Owners } from './owners';
import { readingOf } from './read-options';
import { openOwners, ownersUnused, rollUpAssumptions } from './owners';
import { givenMapping, quoted } from './share-mapping';
import type { ShareOptions } from './share-options';

/** A market in one period whose shares are known as ranges; all are fractions. */
export interface RangeMarket {
  readonly market: string;
  readonly period: string;
  /** Largest first. */
  readonly firms: readonly ({ readonly firm: string } & Interval)[];
  /** Rows that are no firms, and what no row accounts for. */
  readonly fringe: Interval;
}

export interface OpenedRanges {
  readonly markets: readonly RangeMarket[];
  readonly source: SourceFacts;
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
  readonly owners: Owners | null;
}

interface Row extends Interval {
  readonly market: string;
  readonly period: string;
  readonly firm: string;
  readonly line: number;
}

/** Shares that miss the whole by no more than this are rounding. */
const ROUNDING = 1e-9;

/** Reads a file whose values are ranges. Throws `DataRefused` for cells that are no range, with line, column and remedy. */
export async function openRanges(files: readonly string[], options: ShareOptions): Promise<OpenedRanges> {
  if (options.unit === 'level') throw new UsageError('--intervals reads shares, not levels. Leave out --unit level.');
  return withTable(files, readingOf(options), async (opened) => {
    const owners = options.owners === undefined ? null : await openOwners(opened.engine, options.owners);
    const { rows, assumptions } = await readRanges(opened, options, owners);
    const { markets, notes } = marketsOf(rows, options, opened.source.file);
    return {
      markets,
      source: opened.source,
      assumptions: [...assumptions, ...notes, ...rollUpAssumptions(owners, [...new Set(rows.map(({ period }) => period))])],
      problems: [...opened.problems, ...(owners?.problems ?? []), ...ownersUnused(owners, new Set(rows.map(({ firm }) => firm)))],
      owners,
    };
  });
}

async function readRanges(opened: OpenedTable, options: ShareOptions, owners: Owners | null): Promise<{ rows: Row[]; assumptions: string[] }> {
  const { engine, table, source } = opened;
  const { file } = source;
  const mapping = givenMapping(opened, options);
  const { columns, lines } = await readRows(engine, table, source.columns, 0, source.rows);
  const cell = (column: string | null, at: number): string => (column === null ? '' : (columns[column]?.[at] ?? '').trim());
  const texts = Array.from(lines, (_, i) => cell(mapping.value, i));
  const unit = options.unit === 'fraction' || options.unit === 'percent' ? options.unit : unitOf(texts);
  const problems: Problem[] = [];
  const readings = new Set<string>();
  const seen = new Map<string, number>();
  const rows = texts.flatMap((text, i): Row[] => {
    const line = lines[i]!;
    const [market, period, firm] = [cell(mapping.market, i), cell(mapping.period, i), cell(mapping.firm, i)];
    if (firm === '' && text === '') return [];
    if (firm === '') {
      problems.push(problem('missing-firm', `Line ${line} of ${file} names no firm.`, 'Name the firm, or write "Other" if the share belongs to no firm listed.', { file, row: line, column: mapping.firm }));
      return [];
    }
    const found = parseInterval(text, unit, { file, row: line, column: mapping.value });
    if ('problem' in found) {
      problems.push({ ...found.problem, message: `Line ${line} of ${file}, ${firm}: ${found.problem.message}` });
      return [];
    }
    const key = JSON.stringify([market, period, firm, cell(mapping.product, i)]);
    if (seen.has(key)) {
      problems.push(problem('firm-listed-twice', `${firm} stands in line ${seen.get(key)} and again in line ${line} of ${file}.`, 'Put its shares in one row, or choose the market and period columns.', { file, row: line, column: mapping.firm }));
      return [];
    }
    seen.set(key, line);
    const { low, high, reading } = found.interval;
    if (reading !== undefined) readings.add(`"${text}" is read as ${reading}.`);
    return [{ market, period, firm: ownerOf(firm, cell(mapping.product, i), period, owners), low, high, line }];
  });
  if (problems.length > 0) throw new DataRefused(problems);
  if (rows.length === 0) throw new DataRefused([problem('empty-market', `No row of ${file} has a firm with a share.`, 'Choose other columns, or a file with values.', { file, column: mapping.value })]);
  const guessed = Object.entries(mapping.reasons).flatMap(([role, { by, reason }]) => {
    const column = mapping[role as 'firm'] as string | null;
    return by === 'guess' && role !== 'unit' && typeof column === 'string' ? [`The ${role} is column "${column}" (${reason}).`] : [];
  });
  return { rows, assumptions: [...guessed, `Values in "${mapping.value}" are ranges in ${unit === 'percent' ? 'percent' : 'fractions'} of the market; both ends belong to a range.`, ...readings] };
}

function ownerOf(firm: string, product: string, period: string, owners: Owners | null): string {
  if (owners === null) return firm;
  const ofProduct = product === '' ? '' : owners.ownerAt(product, period);
  if (ofProduct !== product) return ofProduct;
  return isFringeName(firm) ? firm : owners.ownerAt(firm, period);
}

/** Percent where a number is above 1 or carries a percent sign. */
function unitOf(texts: readonly string[]): 'percent' | 'fraction' {
  return texts.some((text) => text.includes('%') || (text.match(/\d+(?:[.,]\d+)?|[.,]\d+/g) ?? []).some((digits) => Number(digits.replace(',', '.')) > 1)) ? 'percent' : 'fraction';
}

function marketsOf(rows: readonly Row[], options: ShareOptions, file: string): { markets: RangeMarket[]; notes: string[] } {
  const wanted = chosen(rows, options, file);
  const fringe = new Set(options.fringe === false ? [] : (options.fringe ?? []).map((name) => name.trim().toLowerCase()));
  const isFringe = (name: string): boolean => options.fringe !== false && (isFringeName(name) || fringe.has(name.toLowerCase()));
  const cells = new Map<string, Row[]>();
  for (const row of wanted) {
    const key = JSON.stringify([row.market, row.period]);
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  const names = [...new Set(wanted.map(({ market }) => market))];
  const sorted = [...cells.values()].sort(([a], [b]) => names.indexOf(a!.market) - names.indexOf(b!.market) || comparePeriods(a!.period, b!.period));
  const problems: Problem[] = [];
  const notes: string[] = [];
  const others = new Set(wanted.map(({ firm }) => firm).filter(isFringe));
  if (others.size > 0) notes.push(`${quoted([...others])} ${others.size === 1 ? 'is' : 'are'} no firm: the share counts in the market and adds nothing to the HHI.`);
  const markets = sorted.map((own): RangeMarket => {
    const { market, period, line } = own[0]!;
    const where = marketName(market, period);
    const firms = summed(own.filter(({ firm }) => !isFringe(firm)));
    const other = range(own.filter(({ firm }) => isFringe(firm)));
    const low = sum([...firms.map((firm) => firm.low), other.low]);
    const high = sum([...firms.map((firm) => firm.high), other.high]);
    if (low > 1 + ROUNDING) {
      problems.push(problem('shares-above-all', `The least shares of ${where} in ${file} add up to ${percent(low)}, more than the whole market.`, 'Lower a range, or choose the market and period columns.', { file, row: line }));
    }
    const short = high < 1 - ROUNDING;
    if (short) notes.push(`${where}: the greatest shares add up to ${percent(high)}; the rest is not known and adds nothing to the HHI.`);
    return { market, period, firms, fringe: short ? { low: other.low, high: 1 - sum(firms.map((firm) => firm.low)) } : other };
  });
  if (problems.length > 0) throw new DataRefused(problems);
  return { markets, notes };
}

function chosen(rows: readonly Row[], { onlyMarket, onlyPeriod }: ShareOptions, file: string): Row[] {
  const problems = ([['market', onlyMarket], ['period', onlyPeriod]] as const).flatMap(([what, asked]) => {
    const known = [...new Set(rows.map((row) => row[what]))];
    return (asked ?? []).filter((name) => !known.includes(name)).map((name) => problem(`${what}-not-in-data`, `${file} has no ${what} "${name}".`, `Its ${what}s are ${quoted(known, 12)}.`, { file }));
  });
  if (problems.length > 0) throw new DataRefused(problems);
  const kept = rows.filter(({ market, period }) => (onlyMarket?.includes(market) ?? true) && (onlyPeriod?.includes(period) ?? true));
  if (kept.length === 0) throw new DataRefused([problem('market-not-in-data', `No chosen market of ${file} has rows in a chosen period.`, 'Choose other markets or periods.', { file })]);
  return kept;
}

/** Ranges of one firm are added up: any share of the sum is that of some shares of its parts. */
function summed(rows: readonly Row[]): RangeMarket['firms'] {
  const byFirm = new Map<string, Row[]>();
  for (const row of rows) byFirm.set(row.firm, [...(byFirm.get(row.firm) ?? []), row]);
  return [...byFirm].map(([firm, own]) => ({ firm, ...range(own) })).sort((a, b) => b.high - a.high || b.low - a.low || (a.firm < b.firm ? -1 : 1));
}

function range(rows: readonly Interval[]): Interval {
  const total = (of: 'low' | 'high'): number => Math.min(1, Number(sum(rows.map((row) => row[of])).toPrecision(15)));
  return { low: total('low'), high: total('high') };
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(6))}%`;
}
