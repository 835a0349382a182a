import { create } from 'zustand';
import { isFringeName } from '../../../core/market/fringe';
import { propose } from '../../../core/data/propose';
import type { Source } from '../../../core/data/source';
import { sourceKey } from '../../../core/data/source';
import type { Problem } from '../../../core/problem';
import { problem } from '../../../core/problem';
import { tableKey } from '../../../core/workspace/table-key';
import type { Dataset } from '../../../core/workspace/schema';
import { services } from '../../app/services';
import { buildMapped } from '../../../core/analysis/build-table';
import { forgetBuild, noteBuild } from '../../engine/builds';
import { keepContent } from '../../engine/contents';
import { contentOf } from '../../engine/file-content';
import { checkAgain, problemsOf } from '../../engine/keep-tables';
import type { FileToOpen } from '../../engine/open-source';
import { openSource } from '../../engine/open-source';
import { rawOf } from '../../engine/raw-source';
import { dataKind } from '../../persistence/kinds';
import { notify } from '../../state/notices';
import { act, endActivity, setView, startActivity, useWorkbench } from '../../state/workbench';
import { addTable } from '../../state/tabs';
import { datasetName } from './accept';
import { acceptNext } from './accept-next';
import type { FileChange } from './file-change';
import { compareFiles } from './file-change';
import { fits, readColumns } from './mapping-columns';
import { notePlaceProblems } from './place-problems';
import { lastingMapping } from './remembered';
import { takeSource } from './reread';
import { fallbackMapping } from './roles';
import { ensureLoaded } from '../../engine/raw-source';

/** A located file that is not the one a dataset was made from, until a person says which of them counts. */
export interface OtherFile {
  readonly dataset: string;
  readonly before: Source;
  readonly next: Source;
  readonly change: FileChange;
}

export const useOtherFiles = create<{ readonly of: Readonly<Record<string, OtherFile | undefined>> }>()(() => ({ of: {} }));

function setOther(dataset: string, other: OtherFile | undefined): void {
  useOtherFiles.setState(({ of }) => ({ of: { ...of, [dataset]: other } }));
}

/** Runs work on a picked file with its progress and cancel in the status bar; what is wrong is said at the dataset. */
async function withFile(dataset: Dataset, label: (name: string) => string, work: (file: FileToOpen, signal: AbortSignal) => Promise<readonly Problem[]>): Promise<void> {
  const [file] = await services().host.openFiles([dataKind], false);
  if (file === undefined) return;
  const controller = new AbortController();
  const activity = `link ${dataset.id}`;
  notePlaceProblems(dataset.id, []);
  startActivity({ id: activity, label: label(file.name), fraction: null, cancel: () => controller.abort() });
  try {
    notePlaceProblems(dataset.id, await work(file, controller.signal));
  } catch (cause) {
    notePlaceProblems(dataset.id, problemsOf(cause, file.name));
  } finally {
    endActivity(activity);
  }
}

/** Asks for the file of a dataset. Where it is another than before, tells what changed and lets the person choose. */
export function locateFile(dataset: Dataset, source: Source): Promise<void> {
  return withFile(dataset, (name) => `Comparing ${name}`, async (file, signal) => {
    const opened = await openSource(file, { dialect: source.dialect, signal });
    if (opened.source.sha256 === source.sha256) {
      keepContent(source.sha256, file.content);
      await rawOf(source);
      const { document } = useWorkbench.getState().history;
      forgetBuild(tableKey(document, dataset));
      checkAgain(document, dataset);
      notify({ id: 'located', tone: 'plain', text: `${file.name} is the file that "${dataset.name}" was made from.` });
      return [];
    }
    const held = useWorkbench.getState().raw.get(sourceKey(source)) ?? null;
    const next: Source = { ...opened.source, synthetic: source.synthetic, citation: source.citation };
    const change = await compareFiles({ columns: source.columns, rows: source.rows, raw: held }, { columns: next.columns, rows: next.rows, raw: await rawOf(next) });
    if (!signal.aborted) setOther(dataset.id, { dataset: dataset.id, before: source, next, change });
    return [];
  });
}

/** Keeps the numbers of the file that the dataset was made from. */
export function keepOldFile(dataset: string): void {
  setOther(dataset, undefined);
}

/** Makes the dataset of the located file: one undo step. Columns keep their meaning where they are still there. */
export async function takeNewFile(dataset: Dataset, { next }: OtherFile): Promise<void> {
  const { mapping } = dataset;
  let meaning = mapping;
  if (!fits(mapping, next.columns)) {
    const { engine, table } = await openSource({ name: next.name, path: next.path, content: await contentFor(next) }, { dialect: next.dialect });
    meaning = (await propose(engine, table, next.columns, next.dialect.decimal, isFringeName)).mappings.find(({ kind }) => kind === mapping.kind) ?? fallbackMapping(mapping.kind, next.columns);
  }
  act(`Take "${dataset.name}" from the new ${next.name}`, (draft) => takeSource(draft, dataset.id, next, meaning));
  setOther(dataset.id, undefined);
}

async function contentFor(source: Source): Promise<Blob> {
  const content = await contentOf(source);
  if (content === null) throw new Error(`${source.name} is no longer at hand`);
  return content;
}

/** Reads another file as a dataset is read: a new dataset with markets like those of the old one, in one undo step. */
export function readNext(dataset: Dataset, source: Source): Promise<void> {
  return withFile(dataset, (name) => `Reading ${name} as ${dataset.name}`, async (file, signal) => {
    const opened = await openSource(file, { dialect: chosenOf(source), signal });
    const next: Source = { ...opened.source, synthetic: opened.source.synthetic || source.synthetic };
    const mapping = lastingMapping(dataset.mapping);
    if (!fits(mapping, next.columns)) {
      const absent = readColumns(mapping).filter((column) => !next.columns.includes(column));
      return [problem('other-columns', `${file.name} lacks ${absent.length === 1 ? 'the column' : 'the columns'} ${absent.map((column) => `"${column}"`).join(', ')} that "${dataset.name}" is read by.`, 'Open it as a file of its own, and say what its columns mean.', { file: file.name })];
    }
    const { document } = useWorkbench.getState().history;
    const { mapped, problems, assumptions } = await buildMapped(next, mapping, { load: ensureLoaded, sources: document.sources, ownership: document.ownership, signal });
    const id = crypto.randomUUID();
    const name = datasetName(file.name);
    const key = tableKey({ sources: [...document.sources, next], ownership: document.ownership }, { id, name, source: next.id, mapping });
    addTable(key, mapped);
    noteBuild(key, { status: 'built', problems, assumptions });
    act(`Read ${file.name} as "${dataset.name}"`, (draft) => acceptNext(draft, { name, source: next, mapping, mapped }, dataset.id, id, () => crypto.randomUUID()));
    setView({ place: 'data', source: id });
    return [];
  });
}

/** What of a dialect holds for next year's file too: how it is written, not how many lines stand around the table. */
function chosenOf({ dialect: { format: _format, gzip: _gzip, skip: _skip, footer: _footer, range: _range, ...way } }: Source): Partial<Source['dialect']> {
  return way;
}

/** Attaches a file of published overlaps to a dataset of published reach: one undo step. */
export function attachOverlaps(dataset: Dataset): Promise<void> {
  return withFile(dataset, (name) => `Reading ${name}`, async (file, signal) => {
    const { mapping } = dataset;
    if (mapping.kind !== 'marginals') return [];
    const { source } = await openSource(file, { signal });
    const { document } = useWorkbench.getState().history;
    const known = document.sources.find((other) => sourceKey(other) === sourceKey(source));
    const overlaps = known?.id ?? source.id;
    // Tried before it is taken: a file that holds no overlaps is refused here, and the dataset stays as it was.
    const base = document.sources.find(({ id }) => id === dataset.source)!;
    await buildMapped(base, { ...mapping, overlaps }, { load: ensureLoaded, sources: known === undefined ? [...document.sources, source] : document.sources, ownership: document.ownership, signal });
    act(`Attach the overlaps of ${file.name} to "${dataset.name}"`, (draft) => {
      const found = draft.datasets.find(({ id }) => id === dataset.id);
      if (found === undefined || found.mapping.kind !== 'marginals') return;
      if (known === undefined) draft.sources.push({ ...source, columns: [...source.columns] } as (typeof draft.sources)[number]);
      found.mapping.overlaps = overlaps;
    });
    return [];
  });
}
