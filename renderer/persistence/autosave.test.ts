import { expect, test } from 'vitest';
import type { AutosaveState } from './autosave';
import { Autosave, DELAY, RETRY } from './autosave';

/** A clock, a store that answers when told to, and a log. */
function bench() {
  const timers = new Map<number, { at: number; run: () => void }>();
  const log: string[] = [];
  const states: AutosaveState[] = [];
  let now = 0;
  let next = 0;
  let answer: { well: () => void; badly: () => void } | null = null;
  const autosave = new Autosave({
    write: () => {
      log.push(`write ${now}`);
      return new Promise((resolve, reject) => {
        answer = { well: resolve, badly: () => reject(new Error('full')) };
      });
    },
    remove: async () => void log.push(`remove ${now}`),
    setTimer: (run, milliseconds) => {
      timers.set(++next, { at: now + milliseconds, run });
      return next;
    },
    clearTimer: (timer) => void timers.delete(timer),
    onState: (state) => void states.push(state),
  });
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return {
    autosave, log, states,
    async pass(milliseconds: number) {
      now += milliseconds;
      for (const [id, { at, run }] of [...timers]) if (at <= now && timers.delete(id)) run();
      await settle();
    },
    async answer(well: boolean) {
      if (well) answer!.well();
      else answer!.badly();
      await settle();
    },
  };
}

test('a change is written after the delay, and further changes do not prolong it', async () => {
  const { autosave, log, pass, answer } = bench();
  autosave.changed();
  await pass(DELAY - 1);
  autosave.changed();
  expect(log).toEqual([]);
  await pass(1);
  expect(log).toEqual([`write ${DELAY}`]);
  expect(autosave.state).toBe('writing');
  await answer(true);
  expect(autosave.state).toBe('kept');
});

test('a change during a write causes another write', async () => {
  const { autosave, log, pass, answer } = bench();
  autosave.changed();
  await pass(DELAY);
  autosave.changed();
  await answer(true);
  expect(autosave.state).toBe('waiting');
  await pass(DELAY);
  expect(log).toHaveLength(2);
  await answer(true);
  expect(autosave.state).toBe('kept');
});

test('a refused write is said and tried again', async () => {
  const { autosave, log, pass, answer } = bench();
  autosave.changed();
  await pass(DELAY);
  await answer(false);
  expect(autosave.state).toBe('failed');
  await pass(RETRY - 1);
  expect(log).toHaveLength(1);
  await pass(1);
  expect(log).toHaveLength(2);
  await answer(true);
  expect(autosave.state).toBe('kept');
});

test('flush writes at once and waits for it', async () => {
  const { autosave, log, answer } = bench();
  autosave.changed();
  let flushed = false;
  const flush = autosave.flush().then(() => void (flushed = true));
  await Promise.resolve();
  expect(log).toEqual(['write 0']);
  expect(flushed).toBe(false);
  await answer(true);
  await flush;
  expect(autosave.state).toBe('kept');
});

test('a change during a flush is written by it too', async () => {
  const { autosave, log, pass, answer } = bench();
  autosave.changed();
  await pass(DELAY);
  autosave.changed();
  let flushed = false;
  const flush = autosave.flush().then(() => void (flushed = true));
  await answer(true);
  expect(log).toHaveLength(2);
  expect(flushed).toBe(false);
  await answer(true);
  await flush;
  expect(autosave.state).toBe('kept');
});

test('flush tries a refused write once more, and no more', async () => {
  const { autosave, log, pass, answer } = bench();
  autosave.changed();
  await pass(DELAY);
  await answer(false);
  const flush = autosave.flush();
  await pass(0);
  expect(log).toHaveLength(2);
  await answer(false);
  await flush;
  expect(autosave.state).toBe('failed');
  expect(log).toHaveLength(2);
});

test('a write from before a save says nothing about the one after it', async () => {
  const { autosave, log, pass, answer } = bench();
  autosave.changed();
  await pass(DELAY);
  autosave.settled();
  autosave.changed();
  await pass(DELAY);
  await answer(true);
  expect(log).toHaveLength(3);
  expect(autosave.state).toBe('writing');
  await answer(false);
  expect(autosave.state).toBe('failed');
});

test('once saved to its file the draft is removed, after a write that was under way', async () => {
  const { autosave, log, pass, answer } = bench();
  autosave.changed();
  await pass(DELAY);
  autosave.settled();
  expect(autosave.state).toBe('idle');
  await answer(true);
  expect(log).toEqual([`write ${DELAY}`, `remove ${DELAY}`]);
  expect(autosave.state).toBe('idle');
});

test('a change after saving, while the old write still runs, is kept too', async () => {
  const { autosave, log, pass, answer } = bench();
  autosave.changed();
  await pass(DELAY);
  autosave.settled();
  autosave.changed();
  expect(autosave.state).toBe('waiting');
  await answer(true);
  await pass(DELAY);
  expect(log).toEqual([`write ${DELAY}`, `remove ${DELAY}`, `write ${2 * DELAY}`]);
});
