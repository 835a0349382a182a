import type { MarketResult } from '../analysis/results';
import type { Cell } from '../figures/figure';
import { formatChange, formatHhi, formatShare, formatSharePoints } from '../format';
import type { TestResult } from '../rules/evaluate';
import type { Comparison, Quantity, RuleSet } from '../rules/rule-set';
import type { ReportTable } from './model';

const NAMES: Readonly<Record<Quantity, string>> = {
  postHhi: 'HHI after the deal',
  preHhi: 'HHI before the deal',
  delta: 'Change in HHI',
  mergedShare: 'Share of the merged firm',
  top3Share: 'Share of the three largest firms',
  top5Share: 'Share of the five largest firms',
  leaderShare: 'Share of the leading firm before the deal, if a party',
  leaderOverSecond: 'Leading firm over the second',
  partnerShare: 'Share of the other party',
};
const SIGNS: Readonly<Record<Comparison, string>> = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' };
const POINTS: readonly Quantity[] = ['postHhi', 'preHhi', 'delta'];

/** "HHI after the deal > 1,800". */
export function testInWords({ quantity, comparison, limit }: { quantity: Quantity; comparison: Comparison; limit: number }): string {
  return `${NAMES[quantity]} ${SIGNS[comparison]} ${limitInWords(quantity, limit)}`;
}

function limitInWords(quantity: Quantity, limit: number): string {
  if (POINTS.includes(quantity)) return formatHhi(limit);
  return quantity === 'leaderOverSecond' ? String(limit) : formatShare(limit);
}

function valueInWords({ quantity, value, limit }: TestResult): string {
  if (quantity === 'delta') return formatChange(value, [limit]);
  if (POINTS.includes(quantity)) return formatHhi(value, [limit]);
  if (quantity === 'leaderOverSecond') return value > 1e6 ? 'no second firm' : value.toFixed(2);
  return formatShare(value, [limit]);
}

/** By how much a test is met or missed, in its unit. */
function marginInWords({ quantity, value, limit, met }: TestResult): string {
  const size = Math.abs(value - limit);
  if (size === 0) return 'exactly at the limit';
  if (quantity === 'leaderOverSecond') return met ? 'met' : 'missed';
  const amount = POINTS.includes(quantity) ? `${formatChange(size).slice(1)} points` : formatSharePoints(size).slice(1) === '' ? 'less than 0.1 pts' : amountOfShare(size);
  return `${met ? 'met' : 'missed'} by ${amount}`;
}

function amountOfShare(size: number): string {
  return size < 0.0005 ? 'less than 0.1 pts' : formatSharePoints(size).replace('+', '');
}

/** Every test of every rule in one market: the test as the text states it, the value, and the margin. */
export function testsTable(market: MarketResult, rules: readonly RuleSet[], footer: string): Omit<ReportTable, 'kind' | 'number'> {
  const titleOf = (id: string): string => {
    const rule = rules.find((one) => one.id === id);
    return rule === undefined ? id : `${rule.jurisdiction}, ${rule.title}`;
  };
  return {
    caption: `Tests of the rules in ${market.name}`,
    columns: ['Rule', 'Test', 'Value', 'Met', 'Margin'].map((name) => ({ name, format: 'text' as const })),
    rows: market.outcomes.flatMap((outcome) => [
      ...outcome.tests.map((test): Cell[] => [titleOf(outcome.rule), testInWords(test), valueInWords(test), test.met ? 'yes' : 'no', marginInWords(test)]),
      ...outcome.notTested.map((test): Cell[] => [titleOf(outcome.rule), test.id, null, 'not tested', test.reason]),
    ]),
    footer,
  };
}

/** What would have to change for a met or missed test to come out the other way: one sentence an outcome. */
export function whatItWouldTake(market: MarketResult): string[] {
  return market.outcomes.flatMap((outcome) => {
    const read = outcome.tests.filter(({ quantity }) => quantity !== 'leaderOverSecond');
    if (read.length === 0) return [];
    const parts = read.map((test) => {
      const short = NAMES[test.quantity].toLowerCase().replace('hhi', 'HHI');
      return `${short} is ${valueInWords(test)} against ${limitInWords(test.quantity, test.limit)} (${marginInWords(test)})`;
    });
    return [`${outcome.label[0]!.toUpperCase()}${outcome.label.slice(1)}: ${parts.join('; ')}. ${outcome.consequence}`];
  });
}
