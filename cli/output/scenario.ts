import type { Curve } from '../../core/analysis/curve';
import { hhi } from '../../core/economics/hhi';
import { MHHI_NOTE } from '../../core/analysis/mhhi';
import type { MarketResult } from '../../core/analysis/results';
import { stepSentence } from '../../core/deal/kinds';
import type { Step } from '../../core/deal/step';
import { percent } from '../../core/deal/words';
import { formatChange, formatHhi, formatShare } from '../../core/format';
import type { RuleSet } from '../../core/rules/rule-set';
import { whyNot } from '../scenario-document';
import { screenedMarket } from './screened';
import { left, right, textTable } from './text-table';

/** The steps in order, one line each. */
export function stepList(steps: readonly Step[]): string {
  if (steps.length === 0) return 'No steps: the market as it is\n\n';
  return `${steps.map((step, i) => `${i + 1}. ${stepSentence(step)}${step.muted === true ? ' (muted)' : ''}\n`).join('')}\n`;
}

/** Each market with its firms before and after, what each rule says, and what each step did. */
export function scenarioMarkets(markets: readonly { readonly result: MarketResult; readonly curves: readonly Curve[] }[], rules: readonly RuleSet[]): string {
  return markets
    .map(({ result, curves }) => {
      const lines = [...oldBaseLines(result), ...incentiveLines(result)].map((line) => `  ${line}\n`).join('');
      return `${screenedMarket(result, rules)}${lines}${stepTable(result)}${curves.map((one) => curveLines(one, rules)).join('')}`;
    })
    .join('\n');
}

function stepTable({ deal }: MarketResult): string {
  if (deal.steps.length === 0) return '';
  const rows = deal.steps.map(({ step, outcome, after }, i) => {
    const before = i === 0 ? deal.before : deal.steps[i - 1]!.after;
    const [was, is] = [hhi(before.shares), hhi(after.shares)];
    return [`${i + 1}`, outcome.applied ? stepSentence(step) : `no effect: ${whyNot(outcome)}`, formatHhi(is), after === before ? '' : formatChange(is - was)];
  });
  return `\n${textTable([left(''), left('Step by step'), right('HHI'), right('Change')], rows)}`;
}

function oldBaseLines({ oldBase, deal }: MarketResult): string[] {
  if (oldBase === null) return [];
  return [`Size of the market: ${percent(deal.size)} of what it was. On the old base the HHI is ${formatHhi(oldBase.hhi)}.`];
}

function incentiveLines({ incentives }: MarketResult): string[] {
  if (incentives === null) return [];
  const { mhhiDelta, interests, approximate } = incentives;
  return [
    `Incentives: MHHI ${formatChange(mhhiDelta)} beside the HHI${approximate ? ', a commission read as a silent interest of its rate (an approximation)' : ''}. ${MHHI_NOTE}`,
    ...interests.map(({ kind, holder, firm, rate, delta }) => `  ${holder} ${kind === 'commission' ? `earns ${percent(rate)} on sales of` : `holds ${percent(rate)} ${kind === 'control' ? 'with' : 'without'} control of`} ${firm}: ${formatChange(delta)}`),
  ];
}

/** Over which values of the number each rule says what. */
function curveLines({ label, low, high, parts }: Curve, rules: readonly RuleSet[]): string {
  const words = (rule: string, outcome: string | null): string => (outcome === null ? 'nothing is screened' : (rules.find(({ id }) => id === rule)?.outcomes.find(({ id }) => id === outcome)?.label ?? outcome));
  const rows = parts.flatMap(({ rule, parts: own }) => own.map(({ from, to, outcome }, i) => [i === 0 ? rule : '', formatShare(from), formatShare(to), words(rule, outcome)]));
  return `\n  ${label}, from ${formatShare(low)} to ${formatShare(high)}\n${textTable([left('Rule set'), right('From'), right('To'), left('Outcome')], rows)}`;
}
