import { structureDefined } from '../../../core/analysis/analyse';
import { measure } from '../../../core/analysis/measure';
import { formatHhi, formatShare } from '../../../core/format';
import { filterInWords } from '../../../core/data/prepare-reasons';
import type { MarketDefinition } from '../../../core/workspace/schema';
import { PanelSection } from '../../shell/side-panel';
import { useTables } from '../../state/selectors';
import { setView } from '../../state/workbench';
import type { MarketView } from './use-market';

/** What tells a definition from the others of the same data. */
function wordsOf({ market, period, combined = [], rows }: MarketDefinition): string {
  return [[market, ...combined].filter((part) => part !== '').join(' + '), period, rows === undefined ? '' : filterInWords(rows)].filter((part) => part !== '').join(', ');
}

/** The definitions that are made of the same data, side by side. */
export function Candidates({ view: { document, definition } }: { readonly view: MarketView }) {
  const tables = useTables();
  const same = document.markets.filter(({ dataset }) => dataset === definition.dataset);
  if (same.length < 2) return null;
  return (
    <PanelSection title="Definitions of the same data" aside={<span className="muted">HHI, largest</span>}>
      <ul className="definitions" data-testid="definitions">
        {same.map((one) => {
          const structure = structureDefined(one, tables);
          return (
            <li key={one.id} data-open={one.id === definition.id || undefined}>
              <button type="button" className="link" aria-current={one.id === definition.id ? 'true' : undefined} onClick={() => setView({ market: one.id })}>
                {one.name}
              </button>
              <span className="number">{structure === null ? '' : formatHhi(measure(structure).hhi)}</span>
              <span className="number muted">{structure === null ? '' : formatShare(Math.max(0, ...structure.shares))}</span>
              <span className="muted definition-words">{wordsOf(one)}</span>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
