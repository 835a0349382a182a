import { formatChange, formatHhi } from '../../../../core/format';
import type { RuleSet } from '../../../../core/rules/rule-set';
import { VerdictMark } from '../../../parts/verdict-mark';
import { limitsOf } from '../limits';
import type { StepEffect } from './step-effects';

/** The HHI of the open market after the step and what the step added, or why it did nothing here. */
export function EffectLine({ effect, rules, muted, shown }: { readonly effect: StepEffect | null; readonly rules: readonly RuleSet[]; readonly muted: boolean; readonly shown: boolean }) {
  if (muted) return <p className="step-effect">muted: left out of all numbers</p>;
  if (effect === null || !shown) return null;
  const { outcome, hhi, change, mhhi } = effect;
  if (!outcome.applied) {
    return (
      <p className="step-effect" role="note">
        <VerdictMark severity={'problem' in outcome ? 'concern' : 'none'} size={12} />
        <span>{'problem' in outcome ? `Not carried out: ${outcome.problem.message}` : `No effect in this market: ${outcome.note}.`}</span>
      </p>
    );
  }
  return (
    <p className="step-effect">
      <span>
        HHI{' '}
        <span title={String(hhi)} className="step-hhi">
          {formatHhi(hhi, limitsOf(rules, 'postHhi'))}
        </span>
      </span>
      <span title={String(change)} className="step-change">
        {change === 0 ? 'unchanged' : formatChange(change)}
      </span>
      {mhhi !== null && (
        <span title={`${mhhi}: rise of the MHHI by this step, an approximation that no HHI threshold is read against`} className="step-mhhi">
          MHHI {formatChange(mhhi)}
        </span>
      )}
    </p>
  );
}
