import { Button, Checkbox } from '@blueprintjs/core';
import { Import, Plus } from '@blueprintjs/icons';
import { useMemo, useState } from 'react';
import { rulesKnown } from '../../../core/analysis/analyse';
import { PanelSection } from '../../shell/side-panel';
import { toggleRule } from '../../state/market-actions';
import { chooseInForce, importRules, startRule, useRuleState } from '../rules/rule-actions';
import { RuleMenu } from '../rules/rule-menu';
import '../rules/rules.css';
import type { MarketView } from './use-market';

/** Which screens are read side by side, everywhere in the workspace; a person's own stand among those that ship. */
export function Rules({ view: { document } }: { readonly view: MarketView }) {
  const known = useMemo(() => rulesKnown(document), [document]);
  const problems = useRuleState((state) => state.problems);
  const order = known.map(({ id }) => id);
  const jurisdictions = [...new Set(known.map(({ jurisdiction }) => jurisdiction))];
  const own = new Set(document.ownRules?.map(({ id }) => id));
  return (
    <PanelSection title="Rules" aside={<span className="muted">{document.rules.length} chosen</span>}>
      <div className="rule-tools">
        <Button size="small" icon={<Plus size={12} />} text="New rule set" onClick={startRule} data-testid="new-rule" />
        <Button size="small" variant="minimal" icon={<Import size={12} />} text="Import" title="Open rule sets that were saved as files" onClick={() => void importRules()} data-testid="import-rules" />
      </div>
      {problems.map(({ message, remedy }) => (
        <p key={message} role="alert" className="cell-fault">
          {message} {remedy}
        </p>
      ))}
      <InForce />
      {jurisdictions.map((jurisdiction) => (
        <fieldset key={jurisdiction} className="rule-group">
          <legend>{jurisdiction}</legend>
          {known
            .filter((rule) => rule.jurisdiction === jurisdiction)
            .map((rule) => (
              <div key={rule.id} className="rule-line">
                <Checkbox
                  checked={document.rules.includes(rule.id)}
                  onChange={() => toggleRule(rule.id, rule.title, order)}
                  data-testid={`rule-${rule.id}`}
                  title={rule.citation}
                  labelElement={
                    <>
                      {rule.title}
                      {own.has(rule.id) && <span className="muted"> my own</span>}
                      {rule.status !== 'in force' && <span className="muted"> {rule.status}</span>}
                      {rule.unverified === true && <span className="muted"> not verified</span>}
                    </>
                  }
                />
                <RuleMenu rule={rule} own={own.has(rule.id)} />
              </div>
            ))}
        </fieldset>
      ))}
    </PanelSection>
  );
}

/** The rule sets of a day: those in force then are read, and no others. */
function InForce() {
  const [date, setDate] = useState(() => new Date().toISOString().slice(0, 10));
  return (
    <div className="rule-date">
      <label htmlFor="rules-date">In force on</label>
      <input id="rules-date" className="text-input" type="date" value={date} onChange={(event) => setDate(event.target.value)} data-testid="rules-date" />
      <Button size="small" text="Choose" title="Read the rule sets in force on this day, and no others" disabled={date === ''} onClick={() => chooseInForce(date)} data-testid="rules-in-force" />
    </div>
  );
}
