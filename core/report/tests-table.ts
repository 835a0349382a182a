import type { MarketResult } from '../analysis/results';
import type { Cell } from '../figures/figure';
import { formatChange, formatHhi, formatShare, formatSharePoints } from '../format';
import type { TestResult } from '../rules/evaluate';
import type { Comparison, Condition, Quantity, RuleSet } from '../rules/rule-set';
import type { ReportTable } from './model';
import { turnInWords, turnsOf } from './what-it-takes';

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

/** "(HHI after the deal > 1,800 and change in HHI > 100) or (...)", in the comparisons of the text. */
export function conditionInWords(rule: RuleSet, condition: Condition): string {
  if (typeof condition === 'string') {
    const test = rule.tests.find(({ id }) => id === condition);
    return test === undefined ? condition : testInWords(test).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  }
  if ('not' in condition) {
    const test = typeof condition.not === 'string' ? rule.tests.find(({ id }) => id === condition.not) : undefined;
    return test === undefined ? `not (${conditionInWords(rule, condition.not)})` : conditionInWords({ ...rule, tests: [{ ...test, comparison: OPPOSITE[test.comparison] }] }, test.id);
  }
  const [parts, word] = 'all' in condition ? [condition.all, 'and'] : [condition.any, 'or'];
  return parts.map((part) => (typeof part === 'string' || 'not' in part || parts.length === 1 ? conditionInWords(rule, part) : `(${conditionInWords(rule, part)})`)).join(` ${word} `);
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = { '>': '<=', '>=': '<', '<': '>=', '<=': '>' };

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
  const amount = POINTS.includes(quantity) ? `${formatChange(size).replace('+', '')} points` : amountOfShare(size);
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

/** Each rule's answer, what follows from it, and the nearest values at which the answer would differ. */
export function answers(market: MarketResult, rules: readonly RuleSet[]): string[] {
  return market.outcomes.map((outcome) => {
    const rule = rules.find(({ id }) => id === outcome.rule);
    const turns = rule === undefined ? [] : turnsOf(market, rule).map(turnInWords);
    const takes = turns.length === 0 ? '' : ` What it would take, all else equal: ${turns.join('; ')}.`;
    return `${rule === undefined ? outcome.rule : `${rule.jurisdiction}, ${rule.title}`}: ${outcome.label}. ${outcome.consequence}${takes}`;
  });
}
