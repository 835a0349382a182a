import 'fake-indexeddb/auto';
import { expect } from 'vitest';
import { change, startHistory, undo } from '../../core/workspace/history';
import { sourceKey } from '../../core/data/source';
import { tableKey } from '../../core/workspace/table-key';
import type { Draft } from '../../renderer/persistence/draft';
import { allDrafts, getSource, getTable, prune } from '../../renderer/persistence/draft-store';
import { writeDraft } from '../../renderer/persistence/write-draft';
import { freshTab } from '../../renderer/state/tabs';
import type { TabState } from '../../renderer/state/workbench';
import { madeArchive } from './made';
import { randomOf } from './mutants';

const AT = '2026-01-01T00:00:00.000Z';

/** The work at a revision: another name, and another mapping, so that each revision has a table of its own. */
function workAt(revision: number): { readonly draft: Draft; readonly tab: TabState } {
  const { document, tables, raw } = madeArchive('Ours', revision);
  const history = change(startHistory(document), 'Rename', (draft) => {
    draft.name = `revision ${revision}`;
    const { mapping } = draft.datasets[0]!;
    if (mapping.kind === 'shares') mapping.unitName = `unit ${revision}`;
  }, { at: AT });
  const tab = { ...freshTab(history.document, tables, raw, null), history };
  return { tab, draft: { id: 'draft', window: 'window', at: AT, history, savedRevision: 0, savedAt: null, file: null, saved: document } };
}

/** From its so-and-so-many-th write on, the database is gone, as when the browser is killed: the transaction under way is aborted. */
function dieAt(write: number): () => void {
  const { put } = IDBObjectStore.prototype;
  let left = write;
  IDBObjectStore.prototype.put = function (...args: Parameters<typeof put>) {
    const request = put.apply(this, args);
    if (left-- <= 0) this.transaction.abort();
    return request;
  };
  return () => {
    IDBObjectStore.prototype.put = put;
  };
}

/** Kills autosave at random writes; after each, the draft that is there is whole: the one before or the one that was being written. */
export async function killWhileAutosaving(times: number, seed: number): Promise<void> {
  const random = randomOf(seed);
  let kept = 0;
  let killed = 0;
  for (let revision = 1; revision <= times; revision++) {
    const { draft, tab } = workAt(revision);
    const revive = dieAt(random(9));
    const wrote = await writeDraft(draft, tab).then(
      () => true,
      () => false,
    );
    revive();
    if (!wrote) killed++;
    const found = (await allDrafts()).find(({ id }) => id === 'draft');
    if (found === undefined) {
      expect(kept, `kill ${revision}: a draft that was kept stays`).toBe(0);
      continue;
    }
    const there = Number(found.history.document.name.replace('revision ', ''));
    expect([kept, revision], `kill ${revision}`).toContain(there);
    if (wrote) expect(there).toBe(revision);
    kept = there;
    const whole = workAt(there);
    expect(found.history).toEqual(whole.draft.history);
    expect(undo(found.history, AT).document).toEqual(whole.draft.saved);
    for (const dataset of found.history.document.datasets) expect(await getTable(tableKey(found.history.document, dataset))).toEqual(whole.tab.tables.get(tableKey(found.history.document, dataset)));
    for (const source of found.history.document.sources) expect(await getSource(sourceKey(source))).toMatchObject({ kind: 'columns' });
    const documents = [found.history.document, found.saved];
    await prune(new Set(found.history.document.sources.map(({ sha256 }) => sha256)), new Set(documents.flatMap((document) => document.datasets.map((dataset) => tableKey(document, dataset)))));
  }
  expect(killed, 'some writes were cut').toBeGreaterThan(0);
  expect(kept, 'some writes came through').toBeGreaterThan(0);
}
