import { useEffect, useReducer } from 'react';
import { formatCount } from '../../core/format';
import { useEngineState } from '../engine/engine';
import { keptOf, useKept } from '../persistence/keep-work';
import { useDocument, useMarketId } from '../state/selectors';
import type { Activity } from '../state/workbench';
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
  const { state, native } = useEngineState();
  const { sources } = useDocument();
  const rows = sources.reduce((sum, source) => sum + source.rows, 0);
  const words = native ? engineWords[state].replace('Database', 'Native database') : engineWords[state];
  return rows === 0 ? words : `${words}, ${formatCount(rows)} rows`;
}

function useSavedWords(): string {
  const dirty = useWorkbench(isDirty);
  const savedAt = useWorkbench((state) => state.savedAt);
  const tab = useWorkbench((workbench) => workbench.tab);
  const { state, at } = useKept(({ tabs }) => keptOf(tabs, tab));
  if (!dirty) return savedAt === null ? 'No changes' : `Saved ${clock(savedAt)}`;
  if (state === 'failed') return 'Changes are not kept: this browser refuses storage. Save to keep them.';
  return state === 'kept' && at !== null ? `Not saved; kept on this machine ${clock(at)}` : 'Keeping changes';
}

/** Seconds since an activity began; `null` before the first one. */
function useSeconds(began: number | undefined): number | null {
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = began === undefined ? 0 : Math.floor((performance.now() - began) / 1000);
  return seconds < 1 ? null : seconds;
}

/** "12.4 million rows", or the number in full where it is small. */
function rowWords(rows: number): string {
  return rows < 1e6 ? `${formatCount(rows)} rows` : `${(rows / 1e6).toFixed(1)} million rows`;
}

/** Long work: what, how many rows, how long, and the way to stop it. Numbers that change each moment are not read out. */
function ActivityItem({ activity: { label, fraction, rows, began, cancel } }: { readonly activity: Activity }) {
  const seconds = useSeconds(began);
  const far = [...(rows === undefined || rows === 0 ? [] : [rowWords(rows)]), ...(seconds === null ? [] : [`${formatCount(seconds)} s`])];
  return (
    <span className="status-activity" data-testid="activity">
      <span className="truncate">{label}</span>
      {far.length > 0 && (
        <span aria-hidden className="status-far">
          {far.join(', ')}
        </span>
      )}
      <progress max={1} value={fraction ?? undefined} aria-label={label} />
      {cancel !== undefined && (
        <button type="button" onClick={cancel}>
          Cancel
        </button>
      )}
    </span>
  );
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
        {activities.map((activity) => (
          <ActivityItem key={activity.id} activity={activity} />
        ))}
      </span>
    </footer>
  );
}
