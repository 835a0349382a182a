import type { Draft } from 'immer';
import { isFringeName } from '../../../core/market/fringe';
import type { Dialect } from '../../../core/data/dialect';
import type { Mapping } from '../../../core/data/mapping';
import { propose } from '../../../core/data/propose';
import type { Source } from '../../../core/data/source';
import { problem } from '../../../core/problem';
import type { Dataset, Workspace } from '../../../core/workspace/schema';
import { contentOf } from '../../engine/file-content';
import { fileOfSource } from '../../engine/files-together';
import { problemsOf } from '../../engine/keep-tables';
import { openSource } from '../../engine/open-source';
import { notePlaceProblems } from './place-problems';
import { dropUnreadSources } from '../../state/edits';
import { act, endActivity, startActivity } from '../../state/workbench';
import { fits } from './mapping-columns';
import { fallbackMapping } from './roles';

let reader: AbortController | null = null;

/** Reads the file of a dataset again in another way: one undo step. What is wrong with that way is said at the dataset, which stays as it was. */
export async function rereadDataset(dataset: Dataset, source: Source, dialect: Partial<Dialect>, label: string): Promise<void> {
  reader?.abort();
  const controller = new AbortController();
  reader = controller;
  const activity = `reread ${dataset.id}`;
  notePlaceProblems(dataset.id, []);
  startActivity({ id: activity, label: `Reading ${source.name} again`, fraction: null, cancel: () => controller.abort() });
  try {
    const content = await contentOf(source);
    if (content === null) {
      notePlaceProblems(dataset.id, [problem('source-not-at-hand', `${source.name} is not at hand, so it cannot be read in another way.`, 'Locate the file, then choose again.', { file: source.name })]);
      return;
    }
    const { synthetic, citation } = source;
    const opened = await openSource(fileOfSource(source, content), { dialect, signal: controller.signal });
    if (controller.signal.aborted) return;
    const next: Source = { ...opened.source, synthetic, citation };
    const { mapping } = dataset;
    const meaning = fits(mapping, next.columns) ? mapping : ((await propose(opened.engine, opened.table, next.columns, next.dialect.decimal, isFringeName, { signal: controller.signal })).mappings[0] ?? fallbackMapping(mapping.kind, next.columns));
    if (!controller.signal.aborted) act(label, (draft) => takeSource(draft, dataset.id, next, meaning));
  } catch (cause) {
    if (reader === controller) notePlaceProblems(dataset.id, problemsOf(cause, source.name));
  } finally {
    if (reader === controller) endActivity(activity);
  }
}

/** Gives a dataset another source and meaning; a source that nothing reads any more goes. */
export function takeSource(document: Workspace, datasetId: string, source: Source, mapping: Mapping): void {
  const dataset = document.datasets.find(({ id }) => id === datasetId);
  if (dataset === undefined) return;
  document.sources.push(source as Draft<Source>);
  dataset.source = source.id;
  dataset.mapping = mapping as Draft<Mapping>;
  dropUnreadSources(document);
}
