import { useMemo } from 'react';
import type { Contexts } from '../../../core/analysis/footprint';
import { CONTEXTS } from '../../../core/analysis/footprint';
import { Chips } from '../../parts/chips';
import { toggleContext } from '../../state/audience-actions';

/** The contexts of each platform, switched in place; each a change of the document that is undone. */
export function FootprintContexts({ platforms, contexts }: { readonly platforms: readonly string[]; readonly contexts: Contexts }) {
  const options = useMemo(
    () => [...new Set([...CONTEXTS, ...platforms.flatMap((platform) => contexts[platform] ?? [])])].map((name) => ({ id: name, name })),
    [platforms, contexts],
  );
  return (
    <div className="footprint-context-list" data-testid="footprint-context-list">
      <h3>Contexts in which a platform sees its users</h3>
      <p className="muted">A classification that belongs to this workspace, not to the data. A person is seen in a context by a firm when they use any of its platforms of that context.</p>
      {platforms.map((platform) => (
        <Chips
          key={platform}
          label={platform}
          testId={`contexts-${platform}`}
          options={options}
          chosen={(id) => contexts[platform]?.includes(id) ?? false}
          onToggle={(id) => toggleContext(platform, id)}
        />
      ))}
    </div>
  );
}
