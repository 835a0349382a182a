import { expect, test, vi } from 'vitest';
import { createClosing, type CloseAnswer } from './closing';

function scene(answers: CloseAnswer[], late: 'discard' | 'cancel' = 'cancel', timeoutMs = 10_000) {
  const seen: string[] = [];
  const closing = createClosing(
    {
      ask: async (name) => {
        seen.push(`ask ${name}`);
        return answers.shift() ?? 'cancel';
      },
      askAfterTimeout: async () => {
        seen.push('late');
        return late;
      },
      requestSave: () => seen.push('save'),
      close: () => seen.push('close'),
      timeoutMs,
    },
    () => seen.push('keep'),
  );
  closing.setDocument({ name: 'Deal', dirty: true, unsaved: ['Deal'] });
  return { closing, seen };
}

test('a clean document closes without a question', () => {
  const { closing, seen } = scene([]);
  closing.setDocument({ name: 'Deal', dirty: false, unsaved: [] });
  expect(closing.mayClose()).toBe(true);
  expect(seen).toEqual([]);
});

test('cancel keeps the window, and the next close asks again', async () => {
  const { closing, seen } = scene(['cancel', 'discard']);
  expect(closing.mayClose()).toBe(false);
  await vi.waitFor(() => expect(seen).toEqual(['ask Deal', 'keep']));
  expect(closing.mayClose()).toBe(false);
  await vi.waitFor(() => expect(seen).toEqual(['ask Deal', 'keep', 'ask Deal', 'close']));
  expect(closing.mayClose()).toBe(true);
});

test('a second click while the question stands asks nothing more', async () => {
  const { closing, seen } = scene(['cancel']);
  closing.mayClose();
  closing.mayClose();
  await vi.waitFor(() => expect(seen.at(-1)).toBe('keep'));
  expect(seen).toEqual(['ask Deal', 'keep']);
});

test('save closes only once the document is clean', async () => {
  const { closing, seen } = scene(['save']);
  closing.mayClose();
  await vi.waitFor(() => expect(seen).toContain('save'));
  closing.setDocument({ name: 'Deal', dirty: true, unsaved: ['Deal'] });
  expect(seen).not.toContain('close');
  closing.setDocument({ name: 'Deal', dirty: false, unsaved: [] });
  await vi.waitFor(() => expect(seen).toEqual(['ask Deal', 'save', 'close']));
});

test('a document saved while the question stood is not saved again', async () => {
  const { closing, seen } = scene(['save']);
  closing.mayClose();
  closing.setDocument({ name: 'Deal', dirty: false, unsaved: [] });
  await vi.waitFor(() => expect(seen).toEqual(['ask Deal', 'close']));
});

test('leaving the save dialog without a name keeps the window', async () => {
  const { closing, seen } = scene(['save']);
  closing.mayClose();
  await vi.waitFor(() => expect(seen).toContain('save'));
  closing.saveCancelled();
  await vi.waitFor(() => expect(seen).toEqual(['ask Deal', 'save', 'keep']));
});

test.each(['discard', 'cancel'] as const)('a window that does not save in time leaves the decision to the person: %s', async (late) => {
  const { closing, seen } = scene(['save'], late, 40);
  closing.mayClose();
  await vi.waitFor(() => expect(seen).toEqual(['ask Deal', 'save', 'late', late === 'discard' ? 'close' : 'keep']));
});

test('time spent in a dialog is not counted', async () => {
  const { closing, seen } = scene(['save'], 'cancel', 40);
  let leave: () => void = () => undefined;
  const dialog = closing.whileDialog(new Promise<void>((resolve) => (leave = resolve)));
  closing.mayClose();
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(seen).toEqual(['ask Deal', 'save']);
  leave();
  await dialog;
  await vi.waitFor(() => expect(seen).toContain('late'));
});
