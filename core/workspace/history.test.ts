import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { History } from './history';
import { change, redo, replay, startHistory, undo } from './history';

interface Document {
  items: { name: string; value: number }[];
  title: string;
}
const at = '2026-01-01T00:00:00.000Z';
const start: Document = { items: [], title: 'Untitled' };

test('undo takes a change back under its name, redo brings it again', () => {
  const one = change(startHistory(start), 'Rename', (draft) => void (draft.title = 'One'), { at });
  expect(one.past.at(-1)?.label).toBe('Rename');
  const back = undo(one, at);
  expect(back.document).toEqual(start);
  expect(redo(back, at).document.title).toBe('One');
});

test('a recipe that changes nothing is no step', () => {
  const history = startHistory(start);
  expect(change(history, 'Nothing', () => undefined, { at })).toBe(history);
});

test('a drag is one undo step, and what follows an undo does not join it', () => {
  let history = startHistory(start);
  for (const title of ['1', '2', '3']) history = change(history, 'Drag', (draft) => void (draft.title = title), { at, mergeKey: 'drag' });
  expect(history.past).toHaveLength(1);
  expect(undo(history, at).document).toEqual(start);
  expect(history.past[0]!.patches).toHaveLength(1);
  expect(history.journal).toHaveLength(1);
  const again = redo(undo(history, at), at);
  expect(change(again, 'Drag', (draft) => void (draft.title = '4'), { at, mergeKey: 'drag' }).past).toHaveLength(2);
});

test('a revision names a state: undo and redo come back to it, another change never does', () => {
  const drag = (history: History<Document>, title: string): History<Document> => change(history, 'Drag', (draft) => void (draft.title = title), { at, mergeKey: 'drag' });
  const one = drag(startHistory(start), '1');
  const two = drag(one, '2');
  expect([one.revision, two.revision]).toEqual([1, 2]);
  const back = undo(two, at);
  expect(back.revision).toBe(0);
  expect(redo(back, at).revision).toBe(2);
  expect(drag(back, '3').revision).toBe(3);
});

test('undo at the beginning and redo at the end change nothing', () => {
  const history = startHistory(start);
  expect(undo(history, at)).toBe(history);
  expect(redo(history, at)).toBe(history);
});

const action = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), value: fc.integer() }),
  fc.record({ kind: fc.constant('drag' as const), value: fc.integer() }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'undo' as const, 'redo' as const), value: fc.nat() }),
);

function run(history: History<Document>, { kind, value }: { kind: string; value: number }): History<Document> {
  if (kind === 'undo') return undo(history, at);
  if (kind === 'redo') return redo(history, at);
  if (kind === 'drag') return change(history, 'Drag', (draft) => void (draft.title = String(value)), { at, mergeKey: 'title' });
  if (kind === 'add') return change(history, 'Add', (draft) => void draft.items.push({ name: `n${value}`, value }), { at });
  return change(history, 'Remove', (draft) => void draft.items.splice(value % (draft.items.length + 1), 1), { at });
}

test('property: undoing everything gives the first document, and replaying the journal gives the last', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const history = actions.reduce(run, startHistory(start));
      expect(replay(start, history.journal)).toEqual(history.document);
      let back = history;
      while (back.past.length > 0) back = undo(back, at);
      expect(back.document).toEqual(start);
    }),
  );
});
