import { create } from 'zustand';
import { isFringeName } from '../../../core/market/fringe';
import type { Mapping } from '../../../core/data/mapping';
import { openDelimited } from '../../../core/data/open';
import { propose } from '../../../core/data/propose';
import type { Source } from '../../../core/data/source';
import type { Problem } from '../../../core/problem';
import { problem } from '../../../core/problem';
import { tableKey } from '../../../core/workspace/table-key';
import type { MappedTable } from '../../../core/workspace/tables';
import { buildMapped } from '../../engine/build-mapped';
import type { BuildRecord } from '../../engine/builds';
import { noteBuild } from '../../engine/builds';
import { keepContent, sha256Of } from '../../engine/contents';
import { theEngine } from '../../engine/engine';
import { problemsOf } from '../../engine/keep-tables';
import { noteLoaded } from '../../engine/raw-source';
import type { OpenedFile } from '../../host/host';
import { act, addTable, endActivity, setView, startActivity, useWorkbench } from '../../state/workbench';
import { accept, datasetName } from './accept';
import { fallbackMapping } from './roles';

/** A file that is open but not yet part of the workspace. */
export interface Intake {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly phase: 'reading' | 'refused' | 'ready';
  readonly source: Source | null;
  /** Readings that the program proposes, best first. */
  readonly proposals: readonly Mapping[];
  readonly mapping: Mapping | null;
  /** What is to be said of the file itself, whatever its columns mean. */
  readonly problems: readonly Problem[];
  readonly build: BuildRecord | null;
  readonly mapped: MappedTable | null;
}

export const useIntakes = create<{ readonly list: readonly Intake[] }>()(() => ({ list: [] }));

/** Bytes at the beginning of a file from which its dialect is found. */
const HEAD = 256 * 1024;
const builders = new Map<string, AbortController>();

function patch(id: string, change: Partial<Intake>): void {
  useIntakes.setState(({ list }) => ({ list: list.map((intake) => (intake.id === id ? { ...intake, ...change } : intake)) }));
}

function find(id: string): Intake | undefined {
  return useIntakes.getState().list.find((intake) => intake.id === id);
}

/** Reads files and shows the first of them; each waits to be added or put away. */
export async function openData(files: readonly OpenedFile[]): Promise<void> {
  const fresh = files.map((file): readonly [Intake, OpenedFile] => [
    { id: crypto.randomUUID(), name: datasetName(file.name), fileName: file.name, phase: 'reading', source: null, proposals: [], mapping: null, problems: [], build: null, mapped: null },
    file,
  ]);
  useIntakes.setState(({ list }) => ({ list: [...list.filter(({ phase }) => phase !== 'refused'), ...fresh.map(([intake]) => intake)] }));
  setView({ place: 'data', source: fresh[0]![0].id });
  for (const [{ id }, file] of fresh) await read(id, file);
}

async function read(id: string, file: OpenedFile): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  startActivity({ id, label: `Opening ${file.name}`, fraction: null, cancel: () => controller.abort() });
  try {
    await load(id, file, signal);
  } catch (cause) {
    patch(id, { phase: 'refused', problems: problemsOf(cause, file.name) });
  } finally {
    endActivity(id);
  }
}

async function load(id: string, file: OpenedFile, signal: AbortSignal): Promise<void> {
  const { content, name } = file;
  const head = new Uint8Array(await content.slice(0, HEAD).arrayBuffer());
  const sha256 = await sha256Of(content);
  keepContent(sha256, content);
  const engine = await theEngine();
  const table = `opened_${id.replaceAll('-', '')}`;
  const { dialect, columns, rows, problems } = await openDelimited(engine, { name, content: { kind: 'blob', blob: content }, tableName: table, head, bytes: content.size, signal });
  noteLoaded(engine, { sha256, dialect }, table);
  const source: Source = {
    id: crypto.randomUUID(), name, path: file.path, bytes: content.size, sha256, dialect, columns: [...columns], rows,
    opened: new Date().toISOString(), synthetic: /synthetic/i.test(name), citation: '',
  };
  const { mappings } = await propose(engine, table, columns, dialect.decimal, isFringeName, { signal });
  patch(id, { phase: 'ready', source, proposals: mappings, problems: [...problems, ...noMeaning(mappings, name)] });
  await setMapping(id, mappings[0] ?? fallbackMapping('shares', columns));
}

function noMeaning(mappings: readonly Mapping[], file: string): Problem[] {
  if (mappings.length > 0) return [];
  return [problem('no-roles', `No columns of ${file} look like firms with values, respondents or reach.`, 'Choose the role of each column in the table below.', { severity: 'warning', file })];
}

/** Gives the columns of an open file another meaning and reads it anew. */
export async function setMapping(id: string, mapping: Mapping): Promise<void> {
  const intake = find(id);
  if (intake === undefined || intake.source === null) return;
  builders.get(id)?.abort();
  const controller = new AbortController();
  builders.set(id, controller);
  patch(id, { mapping, build: { status: 'building', problems: [], assumptions: [] } });
  const { sources, ownership } = useWorkbench.getState().history.document;
  let change: Partial<Intake>;
  try {
    const { mapped, problems, assumptions } = await buildMapped(intake.source, mapping, { sources, ownership, signal: controller.signal });
    change = { mapped, build: { status: 'built', problems, assumptions } };
  } catch (cause) {
    change = { mapped: null, build: { status: 'refused', problems: problemsOf(cause, intake.fileName), assumptions: [] } };
  }
  if (!controller.signal.aborted) patch(id, change);
}

/** Changes what is known of the file as a source (synthetic, citation). */
export function changeSource(id: string, change: Partial<Pick<Source, 'synthetic' | 'citation'>>): void {
  const source = find(id)?.source;
  if (source !== undefined && source !== null) patch(id, { source: { ...source, ...change } });
}

export function renameIntake(id: string, name: string): void {
  if (name.trim() !== '') patch(id, { name: name.trim() });
}

/** Adds the file to the workspace: dataset, markets or audience in one undo step. */
export function acceptIntake(id: string): void {
  const intake = find(id);
  if (intake === undefined || intake.source === null || intake.mapping === null || intake.mapped === null || intake.build === null) return;
  const { name, source, mapping, mapped, build } = intake;
  const datasetId = crypto.randomUUID();
  const { history } = useWorkbench.getState();
  const key = tableKey({ sources: [...history.document.sources, source], ownership: history.document.ownership }, { id: datasetId, name, source: source.id, mapping });
  addTable(key, mapped);
  noteBuild(key, { ...build, problems: [...intake.problems, ...build.problems] });
  act(`Add "${name}"`, (draft) => accept(draft, { name, source, mapping, mapped }, datasetId, () => crypto.randomUUID()));
  putAway(id);
  setView({ place: 'data', source: datasetId });
}

/** Closes an open file that is not part of the workspace. */
export function putAway(id: string): void {
  builders.get(id)?.abort();
  builders.delete(id);
  useIntakes.setState(({ list }) => ({ list: list.filter((intake) => intake.id !== id) }));
  if (useWorkbench.getState().view.source === id) setView({ source: null });
}
