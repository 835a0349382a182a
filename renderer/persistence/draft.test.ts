import { expect, test } from 'vitest';
import type { History } from '../../core/workspace/history';
import { change, redo, startHistory, undo } from '../../core/workspace/history';
import { newWorkspace } from '../../core/workspace/new';
import type { Source } from '../../core/data/source';
import type { Workspace } from '../../core/workspace/schema';
import type { Draft } from './draft';
import { DRAFTS_KEPT, draftsToPrune, draftsToRestore, orphans, sourcesOf } from './draft';

const document = newWorkspace('w');
const draft = (id: string, window: string, minute: number): Draft => ({
  id, window, at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(), history: startHistory(document), savedRevision: 0, savedAt: null, file: null, saved: document,
});

const ids = (drafts: readonly Draft[]): string[] => drafts.map(({ id }) => id);

test('work of an open window is never taken', () => {
  const drafts = [draft('a', 'one', 1), draft('b', 'two', 2)];
  expect(ids(orphans(drafts, new Set(['two'])))).toEqual(['a']);
  expect(ids(draftsToRestore(drafts, 'three', new Set(['two'])))).toEqual(['a']);
  expect(draftsToRestore(drafts, 'three', new Set(['one', 'two']))).toEqual([]);
});

test('a reloaded window gets the work of all its tabs back, another that of the window that was left last', () => {
  const drafts = [draft('a', 'one', 1), draft('b', 'two', 4), draft('c', 'one', 3), draft('d', 'two', 2)];
  expect(ids(draftsToRestore(drafts, 'one', new Set()))).toEqual(['a', 'c']);
  expect(ids(draftsToRestore(drafts, 'three', new Set()))).toEqual(['d', 'b']);
  expect(draftsToRestore([], 'one', new Set())).toEqual([]);
});

test('what a person closed is listed, and not opened unasked', () => {
  const drafts = [{ ...draft('a', 'one', 2), closed: true }, draft('b', 'two', 1)];
  expect(ids(orphans(drafts, new Set()))).toEqual(['a', 'b']);
  expect(ids(draftsToRestore(drafts, 'one', new Set()))).toEqual(['b']);
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
