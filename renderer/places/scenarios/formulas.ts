import type { MarketResult } from '../../../core/analysis/results';
import { stepSentence } from '../../../core/deal/kinds';
import { isPlainMerger as isPlain } from '../../../core/deal/scenario';
import type { Structure } from '../../../core/market/structure';
import { positionOf } from '../../../core/market/structure';
import { formatChange, formatHhi, formatLevel, formatShare } from '../../../core/format';

/** A formula with the numbers put in: as LaTeX for the eye, and in words for the ear. */
export interface Formula {
  readonly latex: string;
  readonly label: string;
}

/** Squares that are written out; the rest stands in the table below. */
const WRITTEN_OUT = 4;

/** `HHI = 10,000 × (s1² + s2² + …)` with the largest shares put in. `result` is the HHI as shown. */
export function hhiFormula(when: 'before' | 'after', shares: readonly number[], result: string): Formula {
  const present = shares.filter((share) => share > 0).sort((a, b) => b - a);
  const more = present.length - WRITTEN_OUT;
  const terms = present.slice(0, WRITTEN_OUT).map(formatLevel);
  const latex = [...terms.map((term) => `${number(term)}^2`), ...(more > 0 ? [words(`${more} more`)] : [])];
  const label = [...terms.map((term) => `${term} squared`), ...(more > 0 ? [`${more} more`] : [])];
  return {
    latex: `\\mathrm{HHI}_{${words(when)}} = 10{,}000 \\times \\left(${latex.join(' + ') || '0'}\\right) = ${number(result)}`,
    label: `HHI ${when} is 10,000 times the sum of ${label.join(', ') || '0'}: ${result}`,
  };
}

/** The change: twice the product of two parties' shares, the square of a sum for more, else HHI after less before. */
export function changeFormula(market: MarketResult, limits: readonly number[], hhiLimits: readonly number[]): Formula {
  const { deal, before, after, change } = market;
  const applied = deal.steps.filter(({ outcome }) => outcome.applied);
  const shares = partyShares(market).map(({ share }) => formatLevel(share));
  const result = formatChange(change, limits);
  const delta = '\\Delta\\mathrm{HHI}';
  if (applied.length === 0) return { latex: `${delta} = 0`, label: 'The change is 0: no step changes this market' };
  if (isPlainMerger(market) && shares.length === 2) {
    return {
      latex: `${delta} = 2\\, s_1 s_2 \\times 10{,}000 = 2 \\times ${number(shares[0]!)} \\times ${number(shares[1]!)} \\times 10{,}000 = ${number(result)}`,
      label: `The change is 2 × ${shares[0]} × ${shares[1]} × 10,000: ${result}`,
    };
  }
  if (isPlainMerger(market) && shares.length > 2) {
    const own = shares.map((share) => `${number(share)}^2`).join(' - ');
    return {
      latex: `${delta} = 10{,}000 \\times \\left(\\left(${shares.map(number).join(' + ')}\\right)^2 - ${own}\\right) = ${number(result)}`,
      label: `The change is 10,000 times the square of ${shares.join(' + ')}, less the squares of each: ${result}`,
    };
  }
  const [from, to] = [formatHhi(before.hhi, hhiLimits), formatHhi(after.hhi, hhiLimits)];
  return {
    latex: `${delta} = \\mathrm{HHI}_{${words('after')}} - \\mathrm{HHI}_{${words('before')}} = ${number(to)} - ${number(from)} = ${number(result)}`,
    label: `The change is HHI after, ${to}, less HHI before, ${from}, at full precision: ${result}`,
  };
}

/** Sums over the same shares differ by less than this by rounding alone. */
const ROUNDING = 1e-12;

/** The merged share: the parties' shares added up, then what each step took or gave. `null` where nothing merges. */
export function shareFormula(market: MarketResult, limits: readonly number[]): Formula | null {
  const { deal, mergedShare } = market;
  if (deal.mergedFirm === null || mergedShare === null) return null;
  const parts = partyShares(market).map(({ firm, share }) => ({ firm, text: formatShare(share), sign: '+' as '+' | '-' }));
  const own = (structure: Structure): number => {
    const places = new Set([deal.mergedFirm!, ...deal.parties].map((firm) => positionOf(structure, firm)));
    return [...places].reduce((all, at) => all + (structure.shares[at] ?? 0), 0);
  };
  deal.steps.forEach(({ step, outcome, after }, i) => {
    if (!outcome.applied) return;
    const change = own(after) - own(i === 0 ? deal.before : deal.steps[i - 1]!.after);
    if (Math.abs(change) > ROUNDING) parts.push({ firm: stepSentence(step), text: formatShare(Math.abs(change)), sign: change < 0 ? '-' : '+' });
  });
  const result = formatShare(mergedShare, limits);
  return {
    latex: `s_{${words('merged')}} = ${parts.map(({ text, sign }, at) => `${at === 0 ? '' : `${sign} `}${number(text)}`).join(' ')} = ${number(result)}`,
    label: `${deal.mergedFirm}: ${parts.map(({ firm, text, sign }, at) => `${at === 0 ? '' : sign === '+' ? 'plus ' : 'less '}${firm} ${text}`).join(', ')}: ${result}`,
  };
}

/** The parties that are in this market with their shares before the deal. */
export function partyShares({ deal }: MarketResult): { firm: string; share: number }[] {
  return deal.parties.map((firm) => ({ firm, share: deal.before.shares[deal.before.firms.indexOf(firm)] ?? 0 }));
}

/** Whether one merger is all that happens in this market. */
export function isPlainMerger({ deal }: MarketResult): boolean {
  return isPlain(deal);
}

/** What each party brings to the change of a plain merger, in points: its share times those of the other parties. They add up to it. */
export function partyContributions(market: MarketResult): { firm: string; share: number; others: number; points: number }[] {
  const parties = partyShares(market);
  const total = parties.reduce((sum, { share }) => sum + share, 0);
  return parties.map(({ firm, share }) => ({ firm, share, others: total - share, points: share * (total - share) * 10_000 }));
}

/** A number as shown, for LaTeX: separators without a space behind them, a percent sign that is no comment. */
export function number(shown: string): string {
  return shown.replace(/,/g, '{,}').replace(/[\u00a0\u202f ]/g, '\\,').replace(/%/g, '\\%').replace(/−/g, '-');
}

function words(text: string): string {
  return `\\text{${text}}`;
}
