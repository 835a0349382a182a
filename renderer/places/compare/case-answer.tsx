import type { ComparedCase, ComparedMarket } from '../../../core/analysis/compare/comparison';
import { reasonOf } from '../../../core/rules/reasons';
import type { RuleSet } from '../../../core/rules/rule-set';
import { VerdictMark } from '../../parts/verdict-mark';
import { Answer } from '../scenarios/answer';
import { OWN } from './use-comparison';

/** A rule's answer for a case, with what it is against the baseline's: milder or harsher. */
export function CaseAnswer({ of, market: { result, turned }, rule }: { readonly of: ComparedCase; readonly market: ComparedMarket; readonly rule: RuleSet }) {
  if (result === null) return <span className="muted">no data</span>;
  const outcome = result.outcomes.find((one) => one.rule === rule.id);
  const turn = turned[rule.id];
  return (
    <>
      {of.of.workspace.key === OWN ? (
        <Answer market={result} rule={rule} turned={turn !== undefined} />
      ) : (
        <span className="candidate-outcome" data-turned={turn !== undefined} title={outcome === undefined ? 'No party is in this market' : reasonOf(rule, outcome)}>
          <VerdictMark severity={outcome?.severity ?? 'none'} size={12} />
          {outcome?.label ?? 'not screened'}
        </span>
      )}
      {turn !== undefined && <span className="compare-mark">{turn}</span>}
    </>
  );
}
