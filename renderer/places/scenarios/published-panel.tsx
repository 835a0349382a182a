import { Button, HTMLSelect } from '@blueprintjs/core';
import { Plus, Trash } from '@blueprintjs/icons';
import { useMemo } from 'react';
import type { MarketResult } from '../../../core/analysis/results';
import { IconButton } from '../../parts/icon-button';
import { useDocument } from '../../state/selectors';
import { addPublished, choosePublished, emptyCheck, removePublished, usePublishedChoice } from './published-actions';
import './published.css';
import { PublishedForm } from './published-form';
import { asPublished, checkOf } from './published-model';
import { PublishedResult } from './published-result';

/** Figures of an opinion or a paper as printed, held against what their shares give. Several are kept in the workspace. */
export function PublishedPanel({ market }: { readonly market: MarketResult | null }) {
  const { published: checks = [] } = useDocument();
  const chosen = usePublishedChoice(({ id }) => id);
  const check = checks.find(({ id }) => id === chosen) ?? checks[0];
  const found = useMemo(() => (check === undefined ? null : checkOf(check)), [check]);
  return (
    <section className="published" aria-label="Check published figures" data-testid="published">
      <header>
        <h2>Check published figures</h2>
        {check !== undefined && (
          <>
            <HTMLSelect aria-label="Check" data-testid="published-choice" value={check.id} options={checks.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => choosePublished(event.target.value)} />
            <IconButton label={`Delete the check ${check.name}`} icon={<Trash size={14} />} onClick={() => removePublished(check)} />
          </>
        )}
        <Button size="small" icon={<Plus size={12} />} text="New" aria-label="New check" data-testid="published-new" onClick={() => addPublished(emptyCheck)} />
        <Button
          size="small"
          text="From the open market"
          data-testid="published-prefill"
          disabled={market === null}
          title={market === null ? 'No market with rows is open' : `Fills a new check with the shares and figures of ${market.name}`}
          onClick={() => {
            if (market !== null) addPublished(asPublished(market));
          }}
        />
      </header>
      {check === undefined || found === null ? (
        <p className="muted">
          Type the shares, the parties and the HHI of an opinion or a paper as printed, also &quot;more than 3,100&quot; or &quot;&lt;1&quot;. You see whether they agree to the printed digits and, if not, what reconciles them.
        </p>
      ) : (
        <div className="published-body">
          <PublishedForm key={check.id} check={check} problems={found.problems} />
          <PublishedResult check={found} />
        </div>
      )}
    </section>
  );
}
