/** Notices a worker that stopped without a word: while something waits for it, it must answer a ping in time. */
export class Watchdog {
  private waiting = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private asked = 0;
  private unanswered = false;

  /** `onSilence` is called when a ping has had no answer for `silenceMs`. */
  constructor(
    private readonly silenceMs: number,
    private readonly onSilence: (cause: string) => void,
  ) {}

  /** Watches until the answer is there. */
  async during<T>(ping: () => Promise<unknown>, answer: Promise<T>): Promise<T> {
    this.waiting++;
    this.timer ??= setInterval(() => this.look(ping), this.silenceMs / 4);
    try {
      return await answer;
    } finally {
      if (--this.waiting === 0) this.rest();
    }
  }

  private look(ping: () => Promise<unknown>): void {
    if (!this.unanswered) {
      this.unanswered = true;
      this.asked = performance.now();
      const asked = this.asked;
      const answered = (): void => {
        if (this.asked === asked) this.unanswered = false;
      };
      ping().then(answered, answered);
    } else if (performance.now() - this.asked > this.silenceMs) {
      this.rest();
      this.onSilence(`the worker has not answered for ${Math.round(this.silenceMs / 1000)} s`);
    }
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.unanswered = false;
    this.asked = 0;
  }
}
