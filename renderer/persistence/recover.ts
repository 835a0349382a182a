import { tableKey } from '../../core/workspace/table-key';
import type { MappedTable } from '../../core/workspace/tables';
import type { Workspace } from '../../core/workspace/schema';
import { services } from '../app/services';
import { dismiss, notify } from '../state/notices';
import { openDocument, restoreDocument } from '../state/workbench';
import type { Draft } from './draft';
import { allDrafts, getTable, putDraft } from './draft-store';
import { replaceDocument } from './replace';

/** The tables of a document that this machine has kept, by table key. One that is missing is made again from its source. */
async function keptTables(documents: readonly Workspace[]): Promise<Map<string, MappedTable>> {
  const keys = new Set(documents.flatMap((document) => document.datasets.map((dataset) => tableKey(document, dataset))));
  const found = await Promise.all([...keys].map(async (key) => [key, await getTable(key)] as const));
  return new Map(found.flatMap(([key, table]) => (table === undefined ? [] : [[key, table]])));
}

/** Opens unsaved work with its past, so that undo works on, and takes it over for this window. */
export async function enterDraft(draft: Draft): Promise<void> {
  const { keeper, windowId } = services();
  const tables = await keptTables([draft.history.document, draft.saved]);
  const { history, file, savedRevision, savedAt } = draft;
  // A full store cannot note whose it is now; the work is there all the same.
  await putDraft({ ...draft, window: windowId }).catch(() => undefined);
  await replaceDocument(() => {
    restoreDocument({ history, tables, raw: new Map(), file, savedRevision, savedAt });
    keeper.entered(draft);
    dismiss('left');
  });
}

/** Opens a draft by its id. */
export async function restoreDraft(id: string): Promise<void> {
  const draft = (await allDrafts()).find((candidate) => candidate.id === id);
  if (draft !== undefined) await enterDraft(draft);
}

/** Says that unsaved work is on screen, and offers the saved version. */
export function announceRecovery(draft: Draft): void {
  const time = new Date(draft.at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  notify({
    id: 'recovered',
    tone: 'plain',
    text: `Unsaved changes of "${draft.history.document.name}" from ${time} were restored.`,
    actions: [{ label: 'Go back to the saved version', run: () => void backToSaved(draft) }],
  });
}

/** Opens the version before the unsaved changes; the changes stay and can be brought back. */
async function backToSaved(draft: Draft): Promise<void> {
  const { keeper } = services();
  const tables = await keptTables([draft.saved]);
  const byDataset = new Map(draft.saved.datasets.flatMap((dataset) => {
    const table = tables.get(tableKey(draft.saved, dataset));
    return table === undefined ? [] : [[dataset.id, table] as const];
  }));
  await replaceDocument((left) => {
    openDocument(draft.saved, byDataset, new Map(), draft.file);
    keeper.entered(null);
    dismiss('recovered');
    if (left === null) return;
    notify({
      id: 'left',
      tone: 'plain',
      text: `This is the saved version of "${draft.saved.name}". The unsaved changes are kept on this machine.`,
      actions: [{ label: 'Bring the changes back', run: () => void restoreDraft(left) }],
    });
  });
}
