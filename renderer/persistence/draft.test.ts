import { expect, test } from 'vitest';
import type { History } from '../../core/workspace/history';
import { change, redo, startHistory, undo } from '../../core/workspace/history';
import { newWorkspace } from '../../core/workspace/new';
import type { Source } from '../../core/data/source';
import type { Workspace } from '../../core/workspace/schema';
import type { Draft } from './draft';
import { DRAFTS_KEPT, draftsToPrune, draftToRestore, orphans, sourcesOf } from './draft';

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

const source = (sha256: string) => ({ sha256, name: `${sha256}.csv` }) as Source;
const step = (history: History<Workspace>, recipe: (draft: Workspace) => void) => change(history, 'Step', recipe, { at: '2026-01-01T00:00:00Z' });

test('a source that was added and removed again stays, since undo brings it back', () => {
  const added = step(startHistory(document), (draft) => void draft.sources.push(source('one'), source('two')));
  const removed = step(added, (draft) => void draft.sources.splice(0, 1));
  expect(removed.document.sources).toHaveLength(1);
  expect([...sourcesOf(removed)].sort()).toEqual(['one', 'two']);
  const none = step(removed, (draft) => void (draft.sources = []));
  expect([...sourcesOf(none)].sort()).toEqual(['one', 'two']);
  const undone = undo(undo(undo(none, ''), ''), '');
  expect(undone.document.sources).toEqual([]);
  expect([...sourcesOf(undone)].sort()).toEqual(['one', 'two']);
  expect([...sourcesOf(redo(undone, ''))].sort()).toEqual(['one', 'two']);
});

test('a source whose hash alone was replaced stays under both', () => {
  const first = startHistory({ ...document, sources: [source('one')] });
  const second = step(first, (draft) => void (draft.sources[0]!.sha256 = 'two'));
  expect([...sourcesOf(second)].sort()).toEqual(['one', 'two']);
  expect([...sourcesOf(startHistory(document))]).toEqual([]);
});
