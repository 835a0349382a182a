import type { Workspace } from '../../core/workspace/schema';
import { stateOfTab } from '../state/tabs';
import type { TabState } from '../state/workbench';
import { isDirty } from '../state/workbench';
import type { AutosaveState } from './autosave';
import { Autosave } from './autosave';
import type { Draft } from './draft';
import { removeDraft } from './draft-store';
import { writeDraft } from './write-draft';

/** Keeps the unsaved work of one open workspace on this machine. */
export class TabKeeper {
  private draft: string = crypto.randomUUID();
  private savedDocument: Workspace;
  private readonly autosave: Autosave;

  constructor(
    private readonly tab: string,
    private readonly windowId: string,
    state: TabState,
    onState: (state: AutosaveState) => void,
  ) {
    this.savedDocument = state.history.document;
    this.autosave = new Autosave({
      write: () => this.write(false),
      remove: () => removeDraft(this.draft),
      setTimer: (run, milliseconds) => window.setTimeout(run, milliseconds),
      clearTimer: (timer) => window.clearTimeout(timer),
      onState,
    });
  }

  /** Id of the draft that the work goes to. */
  get draftId(): string {
    return this.draft;
  }

  /** The document as it was last saved or opened. */
  get saved(): Workspace {
    return this.savedDocument;
  }

  get state(): AutosaveState {
    return this.autosave.state;
  }

  /** The workspace changed. */
  follow(state: TabState, before: TabState): void {
    if (state.history === before.history && state.savedRevision === before.savedRevision && state.file === before.file) return;
    if (state.savedRevision !== before.savedRevision && !isDirty(state)) this.savedDocument = state.history.document;
    if (isDirty(state)) this.autosave.changed();
    else if (isDirty(before)) this.autosave.settled();
  }

  /** The workspace was restored from a draft, which is its own from now on. */
  adopt({ id, saved }: Draft): void {
    this.autosave.detach();
    this.draft = id;
    this.savedDocument = saved;
    this.autosave.changed();
  }

  flush(): Promise<void> {
    return this.autosave.flush();
  }

  /**
   * The workspace is about to be closed, or replaced by its saved version: what is unsaved is written once more and stays,
   * listed but not opened unasked. Returns its draft; `null` where nothing is unsaved or it could not be written.
   */
  async setAside(): Promise<string | null> {
    const state = stateOfTab(this.tab);
    if (state === null || !isDirty(state)) return null;
    await this.autosave.flush();
    const left = this.draft;
    const kept = await this.write(true).then(
      () => true,
      () => false,
    );
    this.autosave.detach();
    this.draft = crypto.randomUUID();
    return kept ? left : null;
  }

  /** The workspace was saved or closed without a wish to keep its changes. */
  end(): void {
    this.autosave.detach();
  }

  /** Another document stands in the tab, as it is in its file. */
  begin(document: Workspace): void {
    this.autosave.detach();
    this.savedDocument = document;
  }

  private async write(closed: boolean): Promise<void> {
    const state = stateOfTab(this.tab);
    if (state === null) return;
    const { history, savedRevision, savedAt, file } = state;
    const draft: Draft = { id: this.draft, window: this.windowId, at: new Date().toISOString(), history, savedRevision, savedAt, file, saved: this.savedDocument };
    await writeDraft(closed ? { ...draft, closed } : draft, state);
  }
}
