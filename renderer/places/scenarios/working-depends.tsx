import type { RuleSet } from '../../../core/rules/rule-set';
import { VerdictMark } from '../../parts/verdict-mark';
import { dependenceOf, rangesUnread } from './depends';
import { DependsMark } from './depends-mark';
import type { ScenarioView } from './use-scenario';

/** Why a rule's answer hangs on what is not known: the answers that are possible, the bounds, and where it turns. */
export function WorkingDepends({ view: { market, definition }, rule }: { readonly view: ScenarioView; readonly rule: RuleSet }) {
  if (market === null) return null;
  const dependence = dependenceOf(market, rule, definition?.intervals);
  const unread = rangesUnread(market, definition?.intervals);
  return (
    <>
      {dependence !== null && (
        <div className="depends" role="note" aria-label="Depends on what is not known">
          <p className="working-outcome">
            <DependsMark />
            <strong>depends</strong>
          </p>
          <ul>
            {dependence.possible.map(({ id, label, severity }) => (
              <li key={id}>
                <VerdictMark severity={severity} size={12} /> {label}
              </li>
            ))}
          </ul>
          {dependence.because.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p className="muted">With the part that is not known held by firms too small to count, and the shares of the file:</p>
        </div>
      )}
      {unread !== null && <p className="muted">{unread}</p>}
    </>
  );
}
