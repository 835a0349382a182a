import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { isFringeName } from '../../../core/market/fringe';
import type { Dialect } from '../../../core/data/dialect';
import type { Engine } from '../../../core/data/engine';
import type { Mapping } from '../../../core/data/mapping';
import { propose } from '../../../core/data/propose';
import type { Source } from '../../../core/data/source';
import type { Problem } from '../../../core/problem';
import { problem } from '../../../core/problem';
import { tableKey } from '../../../core/workspace/table-key';
import type { MappedTable } from '../../../core/workspace/tables';
import { buildMapped } from '../../../core/analysis/build-table';
import type { BuildRecord } from '../../engine/builds';
import { noteBuild } from '../../engine/builds';
import { filesTogether } from '../../engine/files-together';
import { problemsOf } from '../../engine/keep-tables';
import type { FileToOpen, OpenedSource } from '../../engine/open-source';
import { openSource } from '../../engine/open-source';
import { noteProfile } from '../../engine/readings';
import { keepWithTab } from '../../state/per-tab';
import { addTable, stateOfTab } from '../../state/tabs';
import { act, advanceActivity, endActivity, setView, startActivity, useWorkbench } from '../../state/workbench';
import { accept, datasetName } from './accept';
import { fits } from './mapping-columns';
import type { Remembered } from './remembered';
import { recall, remember } from './remembered';
import { fallbackMapping } from './roles';
import { ensureLoaded } from '../../engine/raw-source';

/** A file that is open but not yet part of the workspace. */
export interface Intake {
  readonly id: string;
  /** The open workspace that it waits for. */
  readonly tab: string;
  readonly name: string;
  readonly fileName: string;
  /** `null` for the rows of a statement. */
  readonly file: FileToOpen | null;
  readonly phase: 'reading' | 'refused' | 'ready';
  readonly source: Source | null;
  /** Readings that the program proposes, best first. */
  readonly proposals: readonly Mapping[];
  /** How a file of the same shape was read before, where one was. */
  readonly recalled: Remembered | null;
  readonly mapping: Mapping | null;
  /** Why it was refused, or that no column looks like anything that is known. */
  readonly problems: readonly Problem[];
  readonly build: BuildRecord | null;
  readonly mapped: MappedTable | null;
}

/** The open files of all tabs: reading goes on in those that are not shown. */
const intakes = create<{ readonly list: readonly Intake[] }>()(() => ({ list: [] }));

/** The open files that wait for the workspace that is shown. */
export function useIntakes(): readonly Intake[] {
  const tab = useWorkbench((state) => state.tab);
  return intakes(useShallow(({ list }) => list.filter((intake) => intake.tab === tab)));
}

keepWithTab(
  (tab) => intakes.getState().list.forEach((intake) => void (intake.tab === tab && putAway(intake.id))),
  (tab) => intakes.getState().list.some((intake) => intake.tab === tab && intake.phase !== 'refused'),
);

const builders = new Map<string, AbortController>();
const readers = new Map<string, AbortController>();

function patch(id: string, change: Partial<Intake>): void {
  intakes.setState(({ list }) => ({ list: list.map((intake) => (intake.id === id ? { ...intake, ...change } : intake)) }));
}

function find(id: string): Intake | undefined {
  return intakes.getState().list.find((intake) => intake.id === id);
}

/** Reads files and shows the first of them; each waits to be added or put away. */
export async function openData(files: readonly FileToOpen[]): Promise<void> {
  const { tab } = useWorkbench.getState();
  const fresh = files.map(
    (file): Intake => ({
      id: crypto.randomUUID(), tab, name: datasetName(file.name), fileName: file.name, file, phase: 'reading', source: null, proposals: [], recalled: null, mapping: null, problems: [],
      build: null, mapped: null,
    }),
  );
  intakes.setState(({ list }) => ({ list: [...list.filter((one) => one.tab !== tab || one.phase !== 'refused'), ...fresh] }));
  setView({ place: 'data', source: fresh[0]!.id });
  for (const { id } of fresh) await read(id, {});
}

/** Reads files of the same shape as one table. */
export async function openTogether(files: readonly FileToOpen[]): Promise<void> {
  await openData([filesTogether(files)]);
}

/** Open files with the same columns as this one, itself among them, by name: they can be read as one table. */
export function sameShape({ source }: Intake, list: readonly Intake[]): Intake[] {
  const shape = source === null ? null : [...source.columns].sort().join('\n');
  return list.filter((other) => other.file !== null && other.file.parts === undefined && other.source !== null && [...other.source.columns].sort().join('\n') === shape).sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

/** Reads open files as one table instead. */
export async function joinIntakes(intakes: readonly Intake[]): Promise<void> {
  const files = intakes.flatMap(({ file }) => (file === null ? [] : [file]));
  for (const { id } of intakes) putAway(id);
  await openTogether(files);
}

/** Shows the rows of a statement like an open file: they wait to be added or put away. */
export async function openStatement(name: string, source: Source, engine: Engine, table: string): Promise<void> {
  const id = crypto.randomUUID();
  const { tab } = useWorkbench.getState();
  const fresh: Intake = { id, tab, name, fileName: source.name, file: null, phase: 'reading', source: null, proposals: [], recalled: null, mapping: null, problems: [], build: null, mapped: null };
  intakes.setState(({ list }) => ({ list: [...list.filter((one) => one.tab !== tab || one.phase !== 'refused'), fresh] }));
  setView({ place: 'data', source: id });
  try {
    await understand(id, { source, engine, table }, new AbortController().signal);
  } catch (cause) {
    patch(id, { phase: 'refused', problems: problemsOf(cause, name) });
  }
}

/** Reads an open file again in another way. Where that is refused it stays as it was read before, with what is wrong. */
export async function rereadIntake(id: string, dialect: Partial<Dialect>): Promise<void> {
  await read(id, dialect);
}

async function read(id: string, dialect: Partial<Dialect>): Promise<void> {
  const intake = find(id);
  if (intake === undefined || intake.file === null) return;
  readers.get(id)?.abort();
  const controller = new AbortController();
  readers.set(id, controller);
  const { signal } = controller;
  if (intake.phase === 'refused') patch(id, { phase: 'reading', problems: [] });
  startActivity({ id, label: `Opening ${intake.fileName}`, fraction: null, cancel: () => controller.abort() });
  try {
    const opened = await openSource(intake.file, { dialect, signal, onProgress: (progress) => void (readers.get(id) === controller && advanceActivity(id, progress)) });
    if (!signal.aborted) await understand(id, opened, signal);
  } catch (cause) {
    const problems = problemsOf(cause, intake.fileName);
    if (readers.get(id) === controller) patch(id, intake.source === null ? { phase: 'refused', problems } : { problems });
  } finally {
    if (readers.get(id) === controller) {
      readers.delete(id);
      endActivity(id);
    }
  }
}

/** Finds out what the columns of an open file mean. A meaning that a person gave them stays where the columns are still there. */
async function understand(id: string, { source, engine, table }: OpenedSource, signal: AbortSignal): Promise<void> {
  const { columns, name, dialect } = source;
  const { mappings, profile } = await propose(engine, table, columns, dialect.decimal, isFringeName, { signal });
  noteProfile(source, profile);
  const before = find(id);
  if (before === undefined) return;
  const recalled = recall(columns);
  const proposals = recalled === null ? mappings : [recalled.mapping, ...mappings];
  const kept = before.mapping !== null && fits(before.mapping, columns) ? before.mapping : null;
  patch(id, { phase: 'ready', source: { ...source, id: before.source?.id ?? source.id }, proposals, recalled, problems: noMeaning(proposals, name) });
  await setMapping(id, kept ?? proposals[0] ?? fallbackMapping('shares', columns));
}

/** Code of the warning that no column looks like anything that is known; it goes once a person chooses. */
export const NO_ROLES = 'no-roles';

function noMeaning(mappings: readonly Mapping[], file: string): Problem[] {
  if (mappings.length > 0) return [];
  return [problem(NO_ROLES, `No columns of ${file} look like firms with values, respondents or reach.`, 'Choose the role of each column in the table below.', { severity: 'warning', file })];
}

/** Gives the columns of an open file another meaning and reads it anew. */
export async function setMapping(id: string, mapping: Mapping): Promise<void> {
  const intake = find(id);
  if (intake === undefined || intake.source === null) return;
  const workspace = stateOfTab(intake.tab);
  if (workspace === null) return;
  builders.get(id)?.abort();
  const controller = new AbortController();
  builders.set(id, controller);
  patch(id, { mapping, build: { status: 'building', problems: [], assumptions: [] } });
  const { sources, ownership } = workspace.history.document;
  let change: Partial<Intake>;
  try {
    const { mapped, problems, assumptions } = await buildMapped(intake.source, mapping, { load: ensureLoaded, sources, ownership, signal: controller.signal });
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

/** Adds the file to the workspace: dataset, markets or audience in one undo step. The next file of its shape is read the same way. */
export function acceptIntake(id: string): void {
  const intake = find(id);
  if (intake === undefined || intake.source === null || intake.mapping === null || intake.mapped === null || intake.build === null) return;
  const { name, source, mapping, mapped, build } = intake;
  const datasetId = crypto.randomUUID();
  const { history } = useWorkbench.getState();
  const key = tableKey({ sources: [...history.document.sources, source], ownership: history.document.ownership }, { id: datasetId, name, source: source.id, mapping });
  addTable(key, mapped);
  noteBuild(key, build);
  act(`Add "${name}"`, (draft) => accept(draft, { name, source, mapping, mapped }, datasetId, () => crypto.randomUUID()));
  remember(source.columns, mapping, source.name, new Date().toISOString());
  putAway(id);
  setView({ place: 'data', source: datasetId });
}

/** Closes an open file that is not part of the workspace. */
export function putAway(id: string): void {
  for (const running of [builders, readers]) {
    running.get(id)?.abort();
    running.delete(id);
  }
  endActivity(id);
  intakes.setState(({ list }) => ({ list: list.filter((intake) => intake.id !== id) }));
  if (useWorkbench.getState().view.source === id) setView({ source: null });
}
