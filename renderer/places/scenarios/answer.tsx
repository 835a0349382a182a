import { useMemo } from 'react';
import type { MarketResult } from '../../../core/analysis/results';
import { reasonOf } from '../../../core/rules/reasons';
import type { RuleSet } from '../../../core/rules/rule-set';
import { VerdictMark } from '../../parts/verdict-mark';
import { useDocument } from '../../state/selectors';
import { dependenceOf } from './depends';
import { DependsMark } from './depends-mark';

interface Props {
  readonly market: MarketResult;
  readonly rule: RuleSet;
  /** Another answer than the baseline's. */
  readonly turned?: boolean;
}

/** A rule's answer in a cell of a table: shape and words, or "depends" where what is not known could turn it. */
export function Answer({ market, rule, turned }: Props) {
  const { markets } = useDocument();
  const ranges = markets.find(({ id }) => id === market.id)?.intervals;
  const dependence = useMemo(() => dependenceOf(market, rule, ranges), [market, rule, ranges]);
  const outcome = market.outcomes.find((one) => one.rule === rule.id);
  const title = dependence?.because.join(' ') ?? (outcome === undefined ? 'No party is in this market' : reasonOf(rule, outcome));
  return (
    <span className="candidate-outcome" data-turned={turned} title={title}>
      {dependence === null ? <VerdictMark severity={outcome?.severity ?? 'none'} size={12} /> : <DependsMark size={12} />}
      {dependence === null ? (outcome?.label ?? 'not screened') : 'depends'}
    </span>
  );
}
