/** `idle`: nothing to keep. `failed`: the store refused; it is tried again. */
export type AutosaveState = 'idle' | 'waiting' | 'writing' | 'kept' | 'failed';

/** What autosave needs from outside; tests put their own clock and store in its place. */
export interface AutosaveDoor {
  /** Writes the document as it stands now. */
  write(): Promise<void>;
  /** Removes what was kept: the document is safe elsewhere. */
  remove(): Promise<void>;
  setTimer(run: () => void, milliseconds: number): number;
  clearTimer(timer: number): void;
  onState(state: AutosaveState): void;
}

/** From a change to its write; with the write itself this stays under a second. */
export const DELAY = 500;
/** From a refused write to the next attempt. */
export const RETRY = 5000;

/**
 * Keeps unsaved work within a second of a change. A change during the delay does not prolong it, and one during a write
 * causes another write, so what is kept is never older than the last second.
 */
export class Autosave {
  private current: AutosaveState = 'idle';
  private timer: number | null = null;
  private again = false;
  /** The latest write: an earlier one that ends after it says nothing about the state. */
  private latest = 0;
  /** Removals and writes follow one another, so that a late write cannot bring a removed draft back. */
  private tail: Promise<void> = Promise.resolve();

  constructor(private readonly door: AutosaveDoor) {}

  get state(): AutosaveState {
    return this.current;
  }

  /** The document changed. */
  changed(): void {
    if (this.current === 'writing') this.again = true;
    else if (this.current !== 'waiting') this.wait(DELAY, 'waiting');
  }

  /** The document is in its file, or another one was opened whose draft this is not. */
  settled(): void {
    this.stopTimer();
    this.again = false;
    this.enter('idle');
    this.tail = this.tail.then(() => this.door.remove()).catch(() => undefined);
  }

  /** Forgets what is pending without removing what was kept. */
  detach(): void {
    this.stopTimer();
    this.again = false;
    this.enter('idle');
  }

  /** Writes at once what is pending, a change made meanwhile too; what was refused is tried once. The state says whether it is kept. */
  async flush(): Promise<void> {
    do {
      if (this.current === 'waiting' || this.current === 'failed') this.begin();
      await this.tail;
    } while (this.current === 'waiting');
  }

  private wait(milliseconds: number, state: AutosaveState): void {
    this.stopTimer();
    this.timer = this.door.setTimer(() => this.begin(), milliseconds);
    this.enter(state);
  }

  private begin(): void {
    this.stopTimer();
    this.enter('writing');
    const turn = ++this.latest;
    this.tail = this.tail.then(() => this.door.write()).then(
      () => this.written(turn, true),
      () => this.written(turn, false),
    );
  }

  private written(turn: number, well: boolean): void {
    if (this.current !== 'writing' || turn !== this.latest) return;
    if (!well) this.wait(RETRY, 'failed');
    else if (this.again) this.wait(DELAY, 'waiting');
    else this.enter('kept');
    this.again = false;
  }

  private stopTimer(): void {
    if (this.timer !== null) this.door.clearTimer(this.timer);
    this.timer = null;
  }

  private enter(state: AutosaveState): void {
    this.current = state;
    this.door.onState(state);
  }
}
