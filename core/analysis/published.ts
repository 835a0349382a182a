import { intervalBounds } from '../economics/interval-bounds';
import { sum } from '../economics/sum';
import type { Interval } from '../economics/wilson';
import { isFringeName } from '../market/fringe';
import type { Problem } from '../problem';
import { problem } from '../problem';
import { parseInterval } from './intervals-parse';
import type { FigureName, PrintedMarket } from './published-conventions';
import { conventions, figuresOf, shown } from './published-conventions';
import type { PrintedFigure } from './published-parse';
import { meets, parseFigure, printsAs } from './published-parse';

/** The figures of an opinion or a paper as printed; shares with their digits ("17.4", "<1", "8-12"). */
export interface Published {
  readonly unit: 'percent' | 'fraction';
  readonly firms: readonly { readonly firm: string; readonly share: string }[];
  /** Firms that merge. */
  readonly parties: readonly string[];
  /** HHI before and after and change as printed: "3,154", "more than 3,100". */
  readonly hhiBefore?: string;
  readonly hhiAfter?: string;
  readonly change?: string;
}

/** One printed figure beside what the printed shares give. */
export interface Claim {
  readonly figure: FigureName;
  readonly printed: string;
  /** From the shares as printed, in points. */
  readonly computed: number;
  /** All that the shares allow before they were rounded, in points. */
  readonly interval: Interval;
  /** The computed figure is the printed one to its digits. */
  readonly asPrinted: boolean;
  /** Some shares that round to the printed ones give the printed figure. */
  readonly agrees: boolean;
  readonly sentence: string;
}

/** What makes a figure that is not as printed come out as printed. */
export interface Explanation {
  readonly id: string;
  readonly sentence: string;
  /** The first of the figures that it explains, worked out this way. */
  readonly value: number;
  readonly figures: readonly FigureName[];
}

export interface Reconciliation {
  readonly claims: readonly Claim[];
  /** Those that explain most figures first. */
  readonly explanations: readonly Explanation[];
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

const names: Readonly<Record<FigureName, string>> = { hhiBefore: 'HHI before', hhiAfter: 'HHI after', change: 'Change' };
/** Explanations of which there are many alike are listed up to this number. */
const ALIKE = 3;

/**
 * Compares printed figures with what the printed shares give. A figure agrees if some shares that round to the printed ones give
 * it; where it does not come out as printed, the conventions that make it so are listed. Rows such as "Other" and what the
 * shares leave of 100% add nothing to the HHI unless a convention says otherwise.
 */
export function reconcile(published: Published): Reconciliation {
  const { rows, problems, notes } = readShares(published);
  const printed = readFigures(published, problems);
  const market = marketOf(rows, published.parties, problems);
  if (market === null || problems.length > 0) return { claims: [], explanations: [], notes, problems };
  const computed = figuresOf(market.shares, market.parties);
  const ranges = rangesOf(rows, market);
  if (ranges === null) {
    return { claims: [], explanations: [], notes, problems: [problem('shares-above-all', `The shares add up to ${Number((sum(rows.map(({ share }) => share)) * 100).toPrecision(6))}%, more than rounding allows.`, 'Check the shares and their unit.')] };
  }
  const claims = printed.map(([figure, text]) => claim(figure, text, computed[figure], ranges[figure]));
  const left = 1 - sum(market.shares) - sum(market.fringe);
  if (left > 1e-9) notes.push(`The shares leave ${Number((left * 100).toPrecision(4))}% of the market, which adds nothing to the HHI here.`);
  if (market.fringe.length > 0) notes.push('Rows that stand for several firms add nothing to the HHI here.');
  const inconsistent = betweenFigures(new Map(printed));
  if (inconsistent !== null) notes.push(inconsistent);
  return { claims, explanations: explain(market, claims, new Map(printed)), notes, problems };
}

interface Row {
  readonly firm: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

function readShares({ unit, firms }: Published): { rows: Row[]; problems: Problem[]; notes: string[] } {
  const problems: Problem[] = [];
  const notes: string[] = [];
  const asPercent = unit === 'fraction' && firms.some(({ share }) => Number(share) > 1) && firms.every(({ share }) => 'interval' in parseInterval(share, 'percent'));
  if (asPercent) notes.push('The shares are above 1, so they are read as percent, not as fractions.');
  const rows = firms.flatMap(({ firm, share }): Row[] => {
    const found = parseInterval(share, asPercent ? 'percent' : unit, { row: null, column: firm });
    if ('problem' in found) {
      problems.push({ ...found.problem, message: `${firm}: ${found.problem.message}` });
      return [];
    }
    const { low, high, reading } = found.interval;
    if (reading !== undefined) notes.push(`${firm}: "${share.trim()}" is read as ${reading}.`);
    if (low < high) return [{ firm, share: (low + high) / 2, low, high }];
    const digits = share.trim().replace(/%$/, '').trim();
    const decimals = /[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0;
    const half = (0.5 * 10 ** -decimals) / (unit === 'percent' || asPercent || share.includes('%') ? 100 : 1);
    return [{ firm, share: low, low: Math.max(0, clean(low - half)), high: Math.min(1, clean(low + half)) }];
  });
  return { rows, problems, notes };
}

function readFigures(published: Published, problems: Problem[]): [FigureName, PrintedFigure][] {
  return (['hhiBefore', 'hhiAfter', 'change'] as const).flatMap((figure): [FigureName, PrintedFigure][] => {
    const text = published[figure];
    if (text === undefined || text.trim() === '') return [];
    const found = parseFigure(text, names[figure]);
    if ('code' in found) {
      problems.push(found);
      return [];
    }
    return [[figure, found]];
  });
}

function marketOf(rows: readonly Row[], partyNames: readonly string[], problems: Problem[]): PrintedMarket | null {
  const firms = rows.filter(({ firm }) => !isFringeName(firm) || partyNames.includes(firm));
  const twice = firms.find(({ firm }, at) => firms.findIndex((other) => other.firm === firm) !== at);
  if (twice !== undefined) problems.push(problem('firm-listed-twice', `${twice.firm} is listed twice.`, 'Put its shares in one row, or name the rows apart.'));
  const parties = [...new Set(partyNames)].map((party) => firms.findIndex(({ firm }) => firm === party));
  [...new Set(partyNames)].forEach((party, i) => {
    if (parties[i]! < 0) problems.push(problem('party-not-in-market', `${party} is not among the firms.`, 'Choose a firm of the list.'));
  });
  if (parties.length < 2) problems.push(problem('too-few-parties', 'A merger needs two parties.', 'Choose a second firm.'));
  if (parties.length < 2 || parties.includes(-1)) return null;
  return {
    names: firms.map(({ firm }) => firm), shares: firms.map(({ share }) => share),
    fringe: rows.filter((row) => !firms.includes(row)).map(({ share }) => share), parties,
  };
}

/** What the shares allow before rounding; `null` where even the least of them are more than the whole market. */
function rangesOf(rows: readonly Row[], { names: firms, parties }: PrintedMarket): Readonly<Record<FigureName, Interval>> | null {
  const own = firms.map((firm) => rows.find((row) => row.firm === firm)!);
  const others = rows.filter(({ firm }) => !firms.includes(firm));
  const least = sum(own.map(({ low }) => low));
  const otherLeast = sum(others.map(({ low }) => low));
  if (least + otherLeast > 1 + 1e-9) return null;
  const found = intervalBounds({ intervals: own.map(({ low, high }) => [low, high] as const), fringe: [Math.min(otherLeast, clean(1 - least)), Math.max(0, clean(1 - least))], parties });
  return { hhiBefore: found.hhi, hhiAfter: found.postHhi!, change: found.delta! };
}

function claim(figure: FigureName, printed: PrintedFigure, computed: number, interval: Interval): Claim {
  const asPrinted = printsAs(printed, computed);
  const agrees = asPrinted || meets(printed, interval);
  const range = `${shown(interval.low)} to ${shown(interval.high)}`;
  const sentence = asPrinted
    ? `${names[figure]}: the shares give ${shown(computed)}, as printed ("${printed.text.trim()}").`
    : agrees
      ? `${names[figure]}: the shares as printed give ${shown(computed)}; "${printed.text.trim()}" lies within what their rounding allows (${range}).`
      : `${names[figure]}: the shares give ${shown(computed)}, and ${range} with their rounding; "${printed.text.trim()}" does not agree.`;
  return { figure, printed: printed.text, computed, interval, asPrinted, agrees, sentence };
}

function explain(market: PrintedMarket, claims: readonly Claim[], printed: ReadonlyMap<FigureName, PrintedFigure>): Explanation[] {
  const open = claims.filter(({ asPrinted }) => !asPrinted);
  if (open.length === 0) return [];
  const found: Explanation[] = [];
  const rounding = open.filter(({ agrees }) => agrees);
  if (rounding.length > 0) {
    found.push({ id: 'share-rounding', figures: rounding.map(({ figure }) => figure), value: rounding[0]!.computed, sentence: `Rounding of the printed shares explains ${listed(rounding.map(({ figure }) => figure))}.` });
  }
  const alike = new Map<string, number>();
  for (const { id, sentence, values, oneOfMany, otherScale } of conventions(market)) {
    const gives = (figure: FigureName): boolean => printsAs(printed.get(figure)!, values[figure]) && !(otherScale === true && isInequality(printed.get(figure)!));
    const figures = open.filter(({ figure, agrees }) => !(oneOfMany === true && agrees) && gives(figure)).map(({ figure }) => figure);
    if (figures.length === 0) continue;
    if (oneOfMany === true) {
      if (claims.some(({ figure, agrees }) => !figures.includes(figure) && !(agrees && gives(figure)))) continue;
      alike.set(id, (alike.get(id) ?? 0) + 1);
      if (alike.get(id)! > ALIKE) continue;
    }
    found.push({ id, figures, value: values[figures[0]!], sentence: `${sentence}, ${figures.map((figure) => `${lower(names[figure])} is ${shown(values[figure])}`).join(' and ')}, as printed.` });
  }
  found.push(...withinUnnamed(market, open, printed, found));
  return found.sort((a, b) => b.figures.length - a.figures.length);
}

function isInequality({ kind }: PrintedFigure): boolean {
  return kind === 'above' || kind === 'below' || kind === 'at least' || kind === 'at most';
}

/** An HHI between that of the named firms and the most that unnamed ones can add. */
function withinUnnamed(market: PrintedMarket, open: readonly Claim[], printed: ReadonlyMap<FigureName, PrintedFigure>, found: readonly Explanation[]): Explanation[] {
  const most = conventions(market).find(({ id }) => id === 'unnamed-firms-at-most');
  if (most === undefined) return [];
  const figures = open.filter(({ figure, agrees, computed }) => figure !== 'change' && !agrees && meets(printed.get(figure)!, { low: computed, high: most.values[figure] })).map(({ figure }) => figure);
  if (figures.length === 0 || found.some(({ id }) => id === 'unnamed-firms-at-most')) return [];
  return [{ id: 'unnamed-firms', figures, value: printed.get(figures[0]!)!.value, sentence: `Firms that are not named can make up the difference in ${listed(figures)}: they add at most ${shown(most.values[figures[0]!] - open.find(({ figure }) => figure === figures[0])!.computed)}.` }];
}

/** Do the printed levels and the printed change fit each other? */
function betweenFigures(printed: ReadonlyMap<FigureName, PrintedFigure>): string | null {
  const [before, after, change] = [printed.get('hhiBefore'), printed.get('hhiAfter'), printed.get('change')];
  if (before === undefined || after === undefined || change === undefined) return null;
  const difference = { low: after.low - before.high, high: after.high - before.low };
  if (Number.isNaN(difference.low) || Number.isNaN(difference.high) || meets(change, difference)) return null;
  return `The printed HHIs differ by ${shown(after.value - before.value)}, not by the printed change of ${change.text.trim()}.`;
}

function listed(figures: readonly FigureName[]): string {
  return figures.map((figure) => lower(names[figure])).join(' and ');
}

function lower(name: string): string {
  return name.startsWith('HHI') ? name : name.toLowerCase();
}

/** Sums of decimals carry rounding in the last digits. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
