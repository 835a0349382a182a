import { expect, test } from 'vitest';
import { startHistory } from '../../core/workspace/history';
import { newWorkspace } from '../../core/workspace/new';
import type { Draft } from './draft';
import { DRAFTS_KEPT, draftsToPrune, draftToRestore, orphans } from './draft';

const document = newWorkspace('w');
const draft = (id: string, window: string, minute: number): Draft => ({
  id, window, at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(), history: startHistory(document), savedRevision: 0, savedAt: null, file: null, saved: document,
});

test('work of an open window is never taken', () => {
  const drafts = [draft('a', 'one', 1), draft('b', 'two', 2)];
  expect(orphans(drafts, new Set(['two'])).map(({ id }) => id)).toEqual(['a']);
  expect(draftToRestore(drafts, 'b', new Set(['two']))?.id).toBe('a');
  expect(draftToRestore(drafts, 'b', new Set(['one', 'two']))).toBeNull();
});

test('a reloaded window gets its own work back, another the newest', () => {
  const drafts = [draft('a', 'one', 1), draft('b', 'two', 2)];
  expect(draftToRestore(drafts, 'a', new Set())?.id).toBe('a');
  expect(draftToRestore(drafts, null, new Set())?.id).toBe('b');
  expect(draftToRestore([], 'a', new Set())).toBeNull();
});

test('only the oldest drafts without a window are dropped', () => {
  const drafts = Array.from({ length: DRAFTS_KEPT + 3 }, (_, i) => draft(`d${i}`, i === 0 ? 'open' : 'gone', i));
  expect(draftsToPrune(drafts, new Set(['open'])).sort()).toEqual(['d1', 'd2']);
});
