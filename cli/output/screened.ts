import type { MarketResult } from '../../core/analysis/results';
import { formatChange, formatHhi, formatShare, formatSharePoints } from '../../core/format';
import type { RuleSet } from '../../core/rules/rule-set';
import { marketName } from './market-name';
import { left, right, textTable } from './text-table';

/** Thresholds that a rounded number must not cross, by what they limit. */
function limits(rules: readonly RuleSet[], quantity: string): number[] {
  return rules.flatMap(({ tests }) => tests.filter((test) => test.quantity === quantity).map(({ limit }) => limit));
}

/** One line a market in which a party is present. */
export function marketSummary(results: readonly MarketResult[], rules: readonly RuleSet[]): string {
  const touched = results.filter(({ outcomes, deal }) => outcomes.length > 0 || deal.steps.some(({ outcome }) => outcome.applied));
  const table = textTable(
    [left('Market'), right('HHI before'), right('after'), right('change'), right('Merged share'), ...rules.map(({ id }) => left(id))],
    touched.map((result) => [
      marketName(result.market, result.period),
      formatHhi(result.before.hhi, limits(rules, 'preHhi')),
      formatHhi(result.after.hhi, limits(rules, 'postHhi')),
      formatChange(result.change, limits(rules, 'delta')),
      result.mergedShare === null ? '' : formatShare(result.mergedShare, limits(rules, 'mergedShare')),
      ...rules.map(({ id }) => result.outcomes.find(({ rule }) => rule === id)?.label ?? ''),
    ]),
  );
  const others = results.length - touched.length;
  return others === 0 ? table : `${table}\nNo party is in ${others === 1 ? 'one more market' : `${others} more markets`}.\n`;
}

/** Each market with its firms before and after, and what each rule says. */
export function screenedMarkets(results: readonly MarketResult[], rules: readonly RuleSet[]): string {
  return results.map((result) => screened(result, rules)).join('\n');
}

function screened(result: MarketResult, rules: readonly RuleSet[]): string {
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
    ...outcomes.flatMap(({ rule, label, consequence, tests, notTested }) => [
      `${rule}: ${label}. ${consequence}`,
      ...tests.map(({ met, words }) => `  ${met ? 'met   ' : 'missed'}  ${words}`),
      ...notTested.map(({ id, reason }) => `  ?       ${id}: ${reason}`),
    ]),
    ...result.notes.map((note) => `Note: ${note}.`),
    ...(result.rows.some(({ estimate }) => estimate) ? ['* rests on an estimate'] : []),
  ];
  return `${marketName(result.market, result.period)}\n${head}${lines.map((line) => `  ${line}\n`).join('')}`;
}
