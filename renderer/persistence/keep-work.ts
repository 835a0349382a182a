import { create } from 'zustand';
import type { Host } from '../host/host';
import { stateOfTab } from '../state/tabs';
import type { Workbench } from '../state/workbench';
import { isDirty, useWorkbench } from '../state/workbench';
import type { AutosaveState } from './autosave';
import { rememberSession } from './session';
import { TabKeeper } from './tab-keeper';

/** How safe the unsaved work of each tab is, and when it was last kept. */
interface Kept {
  readonly state: AutosaveState;
  readonly at: string | null;
}
export const useKept = create<{ readonly tabs: ReadonlyMap<string, Kept> }>()(() => ({ tabs: new Map() }));

const NOT_KEPT: Kept = { state: 'idle', at: null };
export const keptOf = (tabs: ReadonlyMap<string, Kept>, tab: string): Kept => tabs.get(tab) ?? NOT_KEPT;

/** Names that the host is told of. */
interface Told {
  readonly name: string;
  readonly unsaved: readonly string[];
}

/** Keeps unsaved work of this window on this machine, and tells the host whether closing would lose any. */
export class WorkKeeper {
  private readonly keepers = new Map<string, TabKeeper>();
  private told = '';

  constructor(
    private readonly windowId: string,
    private readonly host: Host,
  ) {}

  /** Starts to follow the open workspaces. */
  start(): void {
    const first = useWorkbench.getState();
    for (const id of first.order) this.add(id, first);
    useWorkbench.subscribe((state, before) => this.follow(state, before));
    const flush = (): void => {
      for (const keeper of this.keepers.values()) void keeper.flush();
      this.remember();
    };
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    this.tellHost();
  }

  /** The keeper of an open workspace. */
  of(tab: string): TabKeeper {
    return this.keepers.get(tab)!;
  }

  /** Drafts that the tabs of this window work on. */
  get drafts(): ReadonlySet<string> {
    return new Set([...this.keepers.values()].map(({ draftId }) => draftId));
  }

  private follow(state: Workbench, before: Workbench): void {
    for (const id of state.order) {
      const keeper = this.keepers.get(id);
      const [now, was] = [stateOfTab(id, state)!, stateOfTab(id, before)];
      if (keeper === undefined) this.add(id, state);
      else if (was !== null) keeper.follow(now, was);
    }
    for (const [id, keeper] of this.keepers) {
      if (state.order.includes(id)) continue;
      keeper.end();
      this.keepers.delete(id);
      useKept.setState(({ tabs }) => ({ tabs: new Map([...tabs].filter(([tab]) => tab !== id)) }));
    }
    if (state.view !== before.view || state.tab !== before.tab || state.order !== before.order) this.remember();
    this.tellHost();
  }

  private add(id: string, state: Workbench): void {
    const onState = (kept: AutosaveState): void => {
      useKept.setState(({ tabs }) => ({ tabs: new Map(tabs).set(id, { state: kept, at: kept === 'kept' ? new Date().toISOString() : keptOf(tabs, id).at }) }));
      this.tellHost();
    };
    this.keepers.set(id, new TabKeeper(id, this.windowId, stateOfTab(id, state)!, onState));
  }

  /** Notes which drafts are open in which order and where the person is in each, for the next start. */
  private remember(): void {
    const state = useWorkbench.getState();
    const draftOf = (id: string): string => this.keepers.get(id)?.draftId ?? '';
    rememberSession(this.windowId, {
      shown: draftOf(state.tab),
      tabs: state.order.map((id) => ({ draft: draftOf(id), view: stateOfTab(id, state)!.view })),
    });
  }

  /** Tells the host what is open and what closing would lose, when that changes. */
  private tellHost(): void {
    const state = useWorkbench.getState();
    const unsaved = state.order.flatMap((id) => {
      const tab = stateOfTab(id, state)!;
      return isDirty(tab) && this.keepers.get(id)?.state !== 'kept' ? [tab.history.document.name] : [];
    });
    const tell: Told = { name: state.history.document.name, unsaved };
    const text = JSON.stringify(tell);
    if (text === this.told) return;
    this.told = text;
    this.host.setDocument({ ...tell, dirty: unsaved.length > 0 });
  }
}
