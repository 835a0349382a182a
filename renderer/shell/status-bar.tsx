import { formatCount } from '../../core/format';
import { useEngineState } from '../engine/engine';
import { useKept } from '../persistence/keep-work';
import { useDocument, useMarketId } from '../state/selectors';
import { isDirty, useWorkbench } from '../state/workbench';

const clock = (at: string): string => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

function useMarketWords(): string {
  const { markets } = useDocument();
  const id = useMarketId();
  const market = markets.find((candidate) => candidate.id === id);
  if (market === undefined) return 'No market yet';
  return market.period === '' ? market.name : `${market.name}, ${market.period}`;
}

const engineWords = {
  idle: 'Database starts when needed',
  starting: 'Database starting',
  ready: 'Database ready',
  restarting: 'Database restarting',
  failed: 'Database failed',
  closed: 'Database closed',
} as const;

function useEngineWords(): string {
  const { state } = useEngineState();
  const { sources } = useDocument();
  const rows = sources.reduce((sum, source) => sum + source.rows, 0);
  return rows === 0 ? engineWords[state] : `${engineWords[state]}, ${formatCount(rows)} rows`;
}

function useSavedWords(): string {
  const dirty = useWorkbench(isDirty);
  const savedAt = useWorkbench((state) => state.savedAt);
  const { state, at } = useKept();
  if (!dirty) return savedAt === null ? 'No changes' : `Saved ${clock(savedAt)}`;
  if (state === 'failed') return 'Changes are not kept: this browser refuses storage. Save to keep them.';
  return state === 'kept' && at !== null ? `Not saved; kept on this machine ${clock(at)}` : 'Keeping changes';
}

/** What is open, how the database is, what is saved, and what runs. */
export function StatusBar() {
  const activities = useWorkbench((state) => state.activities);
  const market = useMarketWords();
  const engine = useEngineWords();
  const saved = useSavedWords();
  return (
    <footer className="status" aria-label="Status">
      <span className="truncate" data-testid="status-market">
        {market}
      </span>
      <span data-testid="status-engine">{engine}</span>
      <span data-testid="status-saved">{saved}</span>
      <span className="status-spacer" />
      <span role="status" className="status-activities">
        {activities.map(({ id, label, fraction, cancel }) => (
          <span key={id} className="status-activity">
            <span className="truncate">{label}</span>
            <progress max={1} value={fraction ?? undefined} aria-label={label} />
            {cancel !== undefined && (
              <button type="button" onClick={cancel}>
                Cancel
              </button>
            )}
          </span>
        ))}
      </span>
    </footer>
  );
}
