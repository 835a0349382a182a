import { useMemo } from 'react';
import { VerdictMark } from '../../parts/verdict-mark';
import type { Side, Values } from './boundary';
import { boundariesOf, pastLimits, quantitiesOf, ruleToTry } from './boundary';
import { limitText, quantityWords, readLimit } from './limit-text';
import { useRuleState } from './rule-actions';
import type { RuleDraft } from './rule-draft';
import { RuleField } from './rule-field';

/** Each test just below its limit, at it and just above: whether it is met and what the rule then says, as it is typed. */
export function BoundaryTable({ draft }: { readonly draft: RuleDraft }) {
  const typed = useRuleState((state) => state.others);
  const rule = useMemo(() => ruleToTry(draft), [draft]);
  const usual = useMemo((): Values => (rule === null ? {} : pastLimits(rule)), [rule]);
  const quantities = useMemo(() => (rule === null ? [] : quantitiesOf(rule)), [rule]);
  const others = useMemo((): Values => {
    const given = quantities.flatMap((quantity) => {
      const read = typed[quantity] === undefined ? null : readLimit(quantity, typed[quantity]);
      return read === null ? [] : [[quantity, read.limit] as const];
    });
    return { ...usual, ...Object.fromEntries(given) };
  }, [quantities, typed, usual]);
  const boundaries = useMemo(() => (rule === null ? [] : boundariesOf(rule, others)), [rule, others]);
  return (
    <section className="rule-part" aria-label="At the boundary">
      <header>
        <h2>At the boundary</h2>
      </header>
      {rule === null ? (
        <p className="muted">Tests and outcomes are tried here once none of them has a fault.</p>
      ) : boundaries.length === 0 ? (
        <p className="muted">There is no test, so every deal has the last outcome.</p>
      ) : (
        <>
          <div className="rule-row others-row">
            <span className="muted">The other quantities stand at</span>
            {quantities.map((quantity) => (
              <RuleField
                key={quantity}
                label={`${quantityWords[quantity].name}, ${quantityWords[quantity].unit}`}
                value={typed[quantity] ?? limitText(quantity, { limit: usual[quantity] ?? 0 })}
                fault={typed[quantity] !== undefined && readLimit(quantity, typed[quantity]) === null ? 'Write a number.' : undefined}
                onChange={(text) => useRuleState.setState(({ others: before }) => ({ others: { ...before, [quantity]: text } }))}
              />
            ))}
          </div>
          <div className="wide-table" tabIndex={0} role="group" aria-label="Table of limits">
            <table className="number-table boundary-table" data-testid="boundary-table">
              <caption className="visually-hidden">Tests at their limits</caption>
              <thead>
                <tr>
                  <th scope="col">Test</th>
                  <th scope="col">Just below</th>
                  <th scope="col">At the limit</th>
                  <th scope="col">Just above</th>
                </tr>
              </thead>
              <tbody>
                {boundaries.map(({ test, words, sides }) => (
                  <tr key={test}>
                    <th scope="row">
                      {words}
                      <span className="cell-note">{test}</span>
                    </th>
                    {sides.map((side, at) => (
                      <SideCell key={at} side={side} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function SideCell({ side: { value, met, outcome, severity } }: { readonly side: Side }) {
  return (
    <td>
      {value}: {met ? 'met' : 'missed'}
      <span className="boundary-outcome">
        <VerdictMark severity={severity} size={12} /> {outcome}
      </span>
    </td>
  );
}
