import type { Curve } from '../core/analysis/curve';
import { hhi } from '../core/economics/hhi';
import { MHHI_NOTE } from '../core/analysis/mhhi';
import type { MarketResult } from '../core/analysis/results';
import { stepSentence } from '../core/deal/kinds';
import type { Structure } from '../core/market/structure';
import type { DocumentOptions } from './screen-document';
import { screenDocument } from './screen-document';

/** One market under a scenario as the document gives it: the screen, and what each step did. */
export function scenarioDocument(result: MarketResult, curves: readonly Curve[], options: DocumentOptions) {
  const { deal, incentives, oldBase } = result;
  return {
    ...screenDocument(result, options),
    size: deal.size,
    oldBase,
    incentives: incentives === null ? null : { ...incentives, note: MHHI_NOTE },
    steps: deal.steps.map(({ step, outcome, after }, i) => {
      const before = i === 0 ? deal.before : deal.steps[i - 1]!.after;
      return {
        type: step.type,
        sentence: stepSentence(step),
        applied: outcome.applied,
        notes: outcome.applied ? (outcome.notes ?? []) : [whyNot(outcome)],
        hhi: hhi(after.shares),
        change: after === before ? 0 : hhi(after.shares) - hhi(before.shares),
        shares: sharesOf(after),
      };
    }),
    curves: curves.map(({ step, field, label, value, low, high, points, crossings, parts }) => ({
      step,
      field,
      label,
      value,
      low,
      high,
      points: points.map(({ x, hhi: at, change, mergedShare, mhhiDelta, outcomes }) => ({ x, hhi: at, change, mergedShare, mhhiDelta, outcomes })),
      crossings,
      parts,
    })),
  };
}

/** Why a step did nothing, without a full stop. */
export function whyNot(outcome: Extract<MarketResult['deal']['steps'][number]['outcome'], { applied: false }>): string {
  return 'note' in outcome ? outcome.note : outcome.problem.message.replace(/\.$/, '');
}

function sharesOf({ firms, shares }: Structure): Record<string, number> {
  return Object.fromEntries(firms.map((firm, i) => [firm, shares[i]!]));
}
