import { Checkbox } from '@blueprintjs/core';
import { ruleSets } from '../../../core/rules/rule-sets';
import { PanelSection } from '../../shell/side-panel';
import { toggleRule } from '../../state/market-actions';
import type { MarketView } from './use-market';

const order = ruleSets.map(({ id }) => id);
const jurisdictions = [...new Set(ruleSets.map(({ jurisdiction }) => jurisdiction))];

/** Which screens are read side by side, everywhere in the workspace. */
export function Rules({ view: { document } }: { readonly view: MarketView }) {
  return (
    <PanelSection title="Rules" aside={<span className="muted">{document.rules.length} chosen</span>}>
      {jurisdictions.map((jurisdiction) => (
        <fieldset key={jurisdiction} className="rule-group">
          <legend>{jurisdiction}</legend>
          {ruleSets
            .filter((rule) => rule.jurisdiction === jurisdiction)
            .map((rule) => (
              <Checkbox
                key={rule.id}
                checked={document.rules.includes(rule.id)}
                onChange={() => toggleRule(rule.id, rule.title, order)}
                data-testid={`rule-${rule.id}`}
                title={rule.citation}
                labelElement={
                  <>
                    {rule.title}
                    {rule.status !== 'in force' && <span className="muted"> {rule.status}</span>}
                    {rule.unverified === true && <span className="muted"> not verified</span>}
                  </>
                }
              />
            ))}
        </fieldset>
      ))}
    </PanelSection>
  );
}
