import type { MarketResult } from '../../core/analysis/results';
import { formatChange, formatHhi, formatShare, formatSharePoints } from '../../core/format';
import { reasonOf } from '../../core/rules/reasons';
import type { RuleSet } from '../../core/rules/rule-set';
import { marketName } from './market-name';
import { left, right, textTable } from './text-table';

/** Thresholds that a rounded number must not cross, by what they limit. */
function limits(rules: readonly RuleSet[], quantity: string): number[] {
  return rules.flatMap(({ tests }) => tests.filter((test) => test.quantity === quantity).map(({ limit }) => limit));
}

/** Up to so many rule sets each has a column in the summary of many markets, or its tests under a market; more are a table of one line each. */
const RULES_IN_FULL = 4;

/** One line a market in which a party is present. */
export function marketSummary(results: readonly MarketResult[], rules: readonly RuleSet[]): string {
  const columns = rules.length > RULES_IN_FULL ? [] : rules;
  const touched = results.filter(({ outcomes, deal }) => outcomes.length > 0 || deal.steps.some(({ outcome }) => outcome.applied));
  const table = textTable(
    [left('Market'), right('HHI before'), right('after'), right('change'), right('Merged share'), ...columns.map(({ id }) => left(id))],
    touched.map((result) => [
      marketName(result.market, result.period),
      formatHhi(result.before.hhi, limits(rules, 'preHhi')),
      formatHhi(result.after.hhi, limits(rules, 'postHhi')),
      formatChange(result.change, limits(rules, 'delta')),
      result.mergedShare === null ? '' : formatShare(result.mergedShare, limits(rules, 'mergedShare')),
      ...columns.map(({ id }) => result.outcomes.find(({ rule }) => rule === id)?.label ?? ''),
    ]),
  );
  const others = results.length - touched.length;
  if (columns.length < rules.length) {
    const verdicts = touched.filter(({ outcomes }) => outcomes.length > 0).map((result) => `\n${marketName(result.market, result.period)}\n${verdictTable(result, rules)}`);
    return `${table}${verdicts.join('')}${others === 0 ? '' : `\nNo party is in ${others === 1 ? 'one more market' : `${others} more markets`}.\n`}`;
  }
  return others === 0 ? table : `${table}\nNo party is in ${others === 1 ? 'one more market' : `${others} more markets`}.\n`;
}

/** What each rule says of a market, one line a rule, with the comparisons that decided. */
function verdictTable({ outcomes }: MarketResult, rules: readonly RuleSet[]): string {
  return textTable(
    [left('Rule set'), left('Jurisdiction'), left('Outcome'), left('Since')],
    rules.flatMap((rule) => {
      const outcome = outcomes.find((one) => one.rule === rule.id);
      return outcome === undefined ? [] : [[rule.id, rule.jurisdiction, outcome.label, reasonOf(rule, outcome)]];
    }),
  );
}

/** Each market with its firms before and after, and what each rule says. */
export function screenedMarkets(results: readonly MarketResult[], rules: readonly RuleSet[]): string {
  return results.map((result) => screenedMarket(result, rules)).join('\n');
}

/** One market with its firms before and after, and what each rule says. */
export function screenedMarket(result: MarketResult, rules: readonly RuleSet[]): string {
  const { before, after, change, mergedShare, outcomes } = result;
  const head = textTable(
    [left(''), right('Before'), right('After'), right('Change')],
    [
      ['HHI', formatHhi(before.hhi, limits(rules, 'preHhi')), formatHhi(after.hhi, limits(rules, 'postHhi')), formatChange(change, limits(rules, 'delta'))],
      ...result.rows.map(({ firm, role, before: was, after: is, estimate }) => [
        `${firm}${role === 'rival' || role === 'fringe' || role === 'unknown' ? '' : ` (${role})`}${estimate ? ' *' : ''}`,
        formatShare(was),
        formatShare(is),
        was === is ? '' : formatSharePoints(is - was),
      ]),
    ],
  );
  const lines = [
    ...(mergedShare === null ? [] : [`Share of the merged firm: ${formatShare(mergedShare, limits(rules, 'mergedShare'))}`]),
    ...(rules.length > RULES_IN_FULL ? [] : outcomes).flatMap(({ rule, label, consequence, tests, notTested }) => [
      `${rule}: ${label}. ${consequence}`,
      ...tests.map(({ met, words }) => `  ${met ? 'met   ' : 'missed'}  ${words}`),
      ...notTested.map(({ id, reason }) => `  ?       ${id}: ${reason}`),
    ]),
    ...result.notes.map((note) => `Note: ${note}.`),
    ...(result.rows.some(({ estimate }) => estimate) ? ['* rests on an estimate'] : []),
  ];
  const verdicts = rules.length > RULES_IN_FULL && outcomes.length > 0 ? `\n${verdictTable(result, rules)}` : '';
  return `${marketName(result.market, result.period)}\n${head}${lines.map((line) => `  ${line}\n`).join('')}${verdicts}`;
}
