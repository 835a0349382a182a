import { hashOfKey } from '../../core/data/source';
import { datasetsRead } from '../../core/workspace/datasets-read';
import type { Workspace } from '../../core/workspace/schema';
import { tableKey } from '../../core/workspace/table-key';
import { keptContent } from '../engine/contents';
import type { TabState } from '../state/workbench';
import type { Draft } from './draft';
import { sourcesOf } from './draft';
import { putDraft, putSource, putTable } from './draft-store';

/** Writes a draft with all that it refers to. The draft comes last: whenever the writing ends, what is kept is complete. */
export async function writeDraft(draft: Draft, { tables, raw }: Pick<TabState, 'tables' | 'raw'>): Promise<void> {
  const hashes = new Set([...sourcesOf(draft.history), ...draft.saved.sources.map(({ sha256 }) => sha256)]);
  await keepContents(hashes, raw);
  await keepTablesOf([draft.history.document, draft.saved], tables);
  await putDraft(draft);
}

/** Keeps the sources with these hashes, as files or, where only rows are known, as rows. */
export async function keepContents(hashes: ReadonlySet<string>, raw: TabState['raw']): Promise<void> {
  for (const sha256 of hashes) {
    const content = keptContent(sha256);
    if (content !== undefined) await putSource(sha256, { kind: 'file', blob: content });
    else for (const [key, rows] of raw) if (hashOfKey(key) === sha256) await putSource(key, { kind: 'columns', raw: rows });
  }
}

/** Keeps the tables of documents that are made. */
export async function keepTablesOf(documents: readonly Workspace[], tables: TabState['tables']): Promise<void> {
  for (const document of new Set(documents)) {
    for (const dataset of datasetsRead(document)) {
      const key = tableKey(document, dataset);
      const table = tables.get(key);
      if (table !== undefined) await putTable(key, table);
    }
  }
}
