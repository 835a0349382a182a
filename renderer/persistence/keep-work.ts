import { create } from 'zustand';
import type { Workspace } from '../../core/workspace/schema';
import { hashOfKey } from '../../core/data/source';
import { tableKey } from '../../core/workspace/table-key';
import type { Host } from '../host/host';
import { keptContent } from '../engine/contents';
import type { Workbench } from '../state/workbench';
import { isDirty, useWorkbench } from '../state/workbench';
import type { AutosaveState } from './autosave';
import { Autosave } from './autosave';
import type { Draft } from './draft';
import { sourcesOf } from './draft';
import { putDraft, putSource, putTable, removeDraft } from './draft-store';

const DRAFT_KEY = 'proforma.draft';

/** How safe the unsaved work is. */
export const useKept = create<{ readonly state: AutosaveState; readonly at: string | null }>()(() => ({ state: 'idle', at: null }));

/** Keeps unsaved work of this window on this machine, and tells the host whether closing would lose any. */
export class WorkKeeper {
  private draftId: string = crypto.randomUUID();
  private told: { readonly name: string; readonly dirty: boolean } | null = null;
  private saved: Workspace;
  private readonly autosave: Autosave;

  constructor(
    private readonly windowId: string,
    private readonly host: Host,
  ) {
    this.saved = useWorkbench.getState().history.document;
    this.autosave = new Autosave({
      write: () => this.write(),
      remove: () => removeDraft(this.draftId),
      setTimer: (run, milliseconds) => window.setTimeout(run, milliseconds),
      clearTimer: (timer) => window.clearTimeout(timer),
      onState: (state) => {
        useKept.setState(({ at }) => ({ state, at: state === 'kept' ? new Date().toISOString() : at }));
        this.tellHost();
      },
    });
  }

  /** Id of the draft that this window worked on before a reload. */
  static ownDraftId(): string | null {
    return sessionStorage.getItem(DRAFT_KEY);
  }

  /** Id of the draft that the work of this window goes to. */
  get currentDraft(): string {
    return this.draftId;
  }

  /** Starts to follow the document. */
  start(): void {
    useWorkbench.subscribe((state, before) => {
      if (state.history === before.history && state.savedRevision === before.savedRevision && state.file === before.file) return;
      if (state.savedRevision !== before.savedRevision && !isDirty(state)) this.saved = state.history.document;
      if (isDirty(state)) this.autosave.changed();
      else if (isDirty(before)) this.autosave.settled();
      this.tellHost();
    });
    const flush = (): void => void this.autosave.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    this.tellHost();
  }

  /**
   * Another document is about to be opened: what is unsaved of this one is written and stays. Returns its draft, if any, or
   * `null` where it could not be written: the document is not left then, unless its changes may be lost.
   */
  async leave(lose: boolean): Promise<{ readonly draft: string | null } | null> {
    await this.autosave.flush();
    const dirty = isDirty(useWorkbench.getState());
    const kept = this.autosave.state === 'kept';
    if (dirty && !kept && !lose) return null;
    this.autosave.detach();
    const left = this.draftId;
    this.draftId = crypto.randomUUID();
    sessionStorage.removeItem(DRAFT_KEY);
    return { draft: dirty && kept ? left : null };
  }

  /** Another document is open now; `draft` is the one it was restored from. */
  entered(draft: Draft | null): void {
    this.saved = draft?.saved ?? useWorkbench.getState().history.document;
    if (draft !== null) {
      this.draftId = draft.id;
      this.autosave.changed();
    } else {
      this.autosave.detach();
    }
    this.tellHost();
  }

  /** Tells the host what the document is called and whether closing would lose something, when that changes. */
  private tellHost(): void {
    const state = useWorkbench.getState();
    const { name } = state.history.document;
    const dirty = isDirty(state) && this.autosave.state !== 'kept';
    if (this.told?.name === name && this.told.dirty === dirty) return;
    this.told = { name, dirty };
    this.host.setDocument(this.told);
  }

  private async write(): Promise<void> {
    const state = useWorkbench.getState();
    await keepTables(state, this.saved);
    const { history, savedRevision, savedAt, file } = state;
    await putDraft({ id: this.draftId, window: this.windowId, at: new Date().toISOString(), history, savedRevision, savedAt, file, saved: this.saved });
    sessionStorage.setItem(DRAFT_KEY, this.draftId);
  }
}

/** Writes the sources that the document, its past and its saved version need, and the tables of both, each once. */
async function keepTables(state: Workbench, saved: Workspace): Promise<void> {
  for (const sha256 of new Set([...sourcesOf(state.history), ...saved.sources.map((source) => source.sha256)])) {
    const content = keptContent(sha256);
    if (content !== undefined) await putSource(sha256, { kind: 'file', blob: content });
    else for (const [key, raw] of state.raw) if (hashOfKey(key) === sha256) await putSource(key, { kind: 'columns', raw });
  }
  for (const document of new Set([state.history.document, saved])) {
    for (const dataset of document.datasets) {
      const key = tableKey(document, dataset);
      const table = state.tables.get(key);
      if (table !== undefined) await putTable(key, table);
    }
  }
}
