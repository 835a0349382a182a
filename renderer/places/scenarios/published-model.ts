import { parseInterval } from '../../../core/analysis/intervals-parse';
import type { Published, Reconciliation } from '../../../core/analysis/published';
import { reconcile } from '../../../core/analysis/published';
import type { Convention, FigureName } from '../../../core/analysis/published-conventions';
import { conventions } from '../../../core/analysis/published-conventions';
import { parseFigure } from '../../../core/analysis/published-parse';
import type { MarketResult } from '../../../core/analysis/results';
import { isFringeName } from '../../../core/market/fringe';
import type { PublishedFigures } from '../../../core/workspace/schema';

export const figureNames: Readonly<Record<FigureName, string>> = { hhiBefore: 'HHI before', hhiAfter: 'HHI after', change: 'Change' };
export const figureIds: readonly FigureName[] = ['hhiBefore', 'hhiAfter', 'change'];

/** Firms that are taken over from a market by name; smaller ones are put together as "Other". */
const MOST_FIRMS = 20;

/** Problems of a check, each at the field that it is about. */
export interface FieldProblems {
  /** By position among the rows. */
  readonly shares: ReadonlyMap<number, string>;
  readonly figures: Readonly<Partial<Record<FigureName, string>>>;
  readonly parties: readonly string[];
  /** About the shares as a whole. */
  readonly all: readonly string[];
}

export interface Check {
  readonly result: Reconciliation;
  readonly problems: FieldProblems;
  /** The figures by other conventions, whether or not any explains what is printed. */
  readonly others: readonly Convention[];
}

type Row = Published['firms'][number];

/** Compares the printed figures of a check; rows without anything in them do not count, rows without a name are "Firm 3". */
export function checkOf(check: Omit<PublishedFigures, 'id' | 'name'>): Check {
  const rows = check.firms.map(({ firm, share }, at): Row => ({ firm: firm.trim() === '' ? `Firm ${at + 1}` : firm.trim(), share }));
  const counted = rows.filter(({ share }, at) => share.trim() !== '' || check.firms[at]!.firm.trim() !== '');
  const { hhiBefore = '', hhiAfter = '', change = '' } = check;
  const published: Published = { unit: check.unit, firms: counted, parties: check.parties, hhiBefore, hhiAfter, change };
  const result = reconcile(published);
  return { result, problems: placed(result, rows, published), others: result.problems.length > 0 ? [] : otherConventions(published) };
}

function placed({ problems }: Reconciliation, rows: readonly Row[], published: Published): FieldProblems {
  const shares = new Map<number, string>();
  const parties: string[] = [];
  const all: string[] = [];
  const figures: Partial<Record<FigureName, string>> = {};
  for (const figure of figureIds) {
    const text = published[figure] ?? '';
    const found = text.trim() === '' ? null : parseFigure(text, figureNames[figure]);
    if (found !== null && 'code' in found) figures[figure] = `${found.message} ${found.remedy}`;
  }
  for (const { code, column, message, remedy } of problems) {
    if (code === 'not-a-figure' || code === 'figure-turned-round') continue;
    if (column !== null) {
      const text = `${message.startsWith(`${column}: `) ? message.slice(column.length + 2) : message} ${remedy}`;
      rows.forEach(({ firm, share }, at) => {
        if (firm === column && 'problem' in parseInterval(share, published.unit)) shares.set(at, text);
      });
    } else if (code === 'firm-listed-twice') {
      rows.forEach(({ firm }, at) => {
        if (message.startsWith(`${firm} is`) && rows.findIndex((row) => row.firm === firm) < at) shares.set(at, `${message} ${remedy}`);
      });
    } else if (code === 'party-not-in-market' || code === 'too-few-parties' || code === 'party-listed-twice') parties.push(`${message} ${remedy}`);
    else all.push(`${message} ${remedy}`);
  }
  return { shares, figures, parties, all };
}

/** Every convention that names no firm in particular, for shares that can be read. */
function otherConventions({ unit, firms, parties }: Published): Convention[] {
  const read = firms.flatMap(({ firm, share }) => {
    const found = parseInterval(share, unit);
    return 'interval' in found ? [{ firm, share: (found.interval.low + found.interval.high) / 2, own: !isFringeName(firm) || parties.includes(firm) }] : [];
  });
  const named = read.filter(({ own }) => own);
  const positions = [...new Set(parties)].map((party) => named.findIndex(({ firm }) => firm === party));
  if (read.length < firms.length || positions.length < 2 || positions.includes(-1)) return [];
  const market = { names: named.map(({ firm }) => firm), shares: named.map(({ share }) => share), fringe: read.filter(({ own }) => !own).map(({ share }) => share), parties: positions };
  return conventions(market).filter(({ oneOfMany, values }) => oneOfMany !== true && figureIds.every((figure) => Number.isFinite(values[figure])));
}

/** The open market as an opinion would print it: shares to a tenth of a percent, the HHI as integers. */
export function asPublished({ deal, before, after, change, name }: MarketResult): Omit<PublishedFigures, 'id'> {
  const sorted = deal.before.firms.map((firm, at) => ({ firm, share: deal.before.shares[at]! })).sort((a, b) => b.share - a.share || (a.firm < b.firm ? -1 : 1));
  const kept = sorted.filter(({ firm }, at) => at < MOST_FIRMS || deal.parties.includes(firm));
  const other = deal.before.fringe + sorted.filter((row) => !kept.includes(row)).reduce((sum, { share }) => sum + share, 0);
  const percent = (share: number): string => (share * 100 < 0.05 && share > 0 ? String(Number((share * 100).toPrecision(1))) : (share * 100).toFixed(1));
  return {
    name,
    unit: 'percent',
    firms: [...kept, ...(other > 0 ? [{ firm: 'Other', share: other }] : [])].map(({ firm, share }) => ({ firm, share: percent(share) })),
    parties: [...deal.parties],
    hhiBefore: whole(before.hhi),
    hhiAfter: whole(after.hhi),
    change: whole(change),
  };
}

/** An integer as an English text prints it: the reader of printed figures knows no other separators. */
function whole(points: number): string {
  const rounded = Math.round(points);
  return (rounded === 0 ? 0 : rounded).toLocaleString('en');
}
