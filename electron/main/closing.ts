import type { DocumentState } from '../bridge';

export type CloseAnswer = 'save' | 'discard' | 'cancel';

/** What closing needs of the world; dialogs and window in life, scripted in tests. */
export interface ClosingDoor {
  /** Asks the person what becomes of unsaved changes. */
  ask(documentName: string): Promise<CloseAnswer>;
  /** Asks the person whether to close without saving, when the window did not finish saving in time. */
  askAfterTimeout(documentName: string): Promise<'discard' | 'cancel'>;
  /** Tells the window to save every workspace with changes. */
  requestSave(): void;
  close(): void;
  readonly timeoutMs: number;
}

export interface Closing {
  readonly document: DocumentState;
  setDocument(state: DocumentState): void;
  /** Whether the window may close now; otherwise the person is asked, and `close` follows when they agree. */
  mayClose(): boolean;
  /** The person left the save dialog without a name. */
  saveCancelled(): void;
  /** A dialog of ours is open: time spent in it is the person's, not a sign that the window hangs. */
  whileDialog<T>(dialog: Promise<T>): Promise<T>;
}

/** The workspaces that would lose changes: `Deal`, `Deal and Other`, `Deal, Other and Third`. */
function inWords({ name, unsaved }: DocumentState): string {
  const names = unsaved.length === 0 ? [name] : unsaved;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

/** Unsaved changes are never lost by closing: the one state machine between a click on the close button and the end. */
export function createClosing(door: ClosingDoor, onGiveUp: () => void): Closing {
  let document: DocumentState = { name: 'Untitled', dirty: false, unsaved: [] };
  let agreed = false;
  let asking = false;
  let waiting: ((outcome: 'saved' | 'cancelled') => void) | null = null;
  let dialogs = 0;

  const saved = (): Promise<'saved' | 'cancelled' | 'late'> =>
    new Promise((resolve) => {
      let left = door.timeoutMs;
      const step = Math.max(1, Math.min(250, left / 4));
      const timer = setInterval(() => {
        if (dialogs > 0) return;
        left -= step;
        if (left <= 0) finish('late');
      }, step);
      const finish = (outcome: 'saved' | 'cancelled' | 'late'): void => {
        clearInterval(timer);
        waiting = null;
        resolve(outcome);
      };
      waiting = finish;
      door.requestSave();
    });

  async function decide(): Promise<boolean> {
    const names = inWords(document);
    const answer = await door.ask(names);
    if (answer !== 'save') return answer === 'discard';
    const outcome = document.dirty ? await saved() : 'saved';
    if (outcome === 'late') return (await door.askAfterTimeout(names)) === 'discard';
    return outcome === 'saved';
  }

  return {
    get document() {
      return document;
    },
    setDocument: (state) => {
      document = state;
      if (!state.dirty) waiting?.('saved');
    },
    mayClose: () => {
      if (agreed || !document.dirty) return true;
      if (!asking) {
        asking = true;
        void decide()
          .catch(() => false)
          .then((yes) => {
            asking = false;
            agreed = yes;
            if (yes) door.close();
            else onGiveUp();
          });
      }
      return false;
    },
    saveCancelled: () => waiting?.('cancelled'),
    whileDialog: async (dialog) => {
      dialogs += 1;
      try {
        return await dialog;
      } finally {
        dialogs -= 1;
      }
    },
  };
}
