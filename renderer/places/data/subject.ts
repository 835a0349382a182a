import type { Dialect } from '../../../core/data/dialect';
import type { Mapping } from '../../../core/data/mapping';
import type { Source } from '../../../core/data/source';
import type { Problem } from '../../../core/problem';
import type { MappedTable } from '../../../core/workspace/tables';
import { sourceKey } from '../../../core/data/source';
import { tableKey } from '../../../core/workspace/table-key';
import type { Dataset, Workspace } from '../../../core/workspace/schema';
import type { BuildRecord } from '../../engine/builds';
import { useBuilds } from '../../engine/builds';
import type { Reading } from '../../engine/readings';
import { useReadings } from '../../engine/readings';
import { useDocument, useTables } from '../../state/selectors';
import { renameItem } from '../../state/edits';
import { act } from '../../state/workbench';
import type { Intake } from './intake';
import { changeSource, NO_ROLES, renameIntake, rereadIntake, setMapping } from './intake';
import { usePlaceProblems } from './place-problems';
import { rereadDataset } from './reread';
import { kindNames } from './roles';

/** A table as the Data place shows it: a dataset of the workspace, or an open file that is not yet added. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly source: Source;
  readonly mapping: Mapping;
  readonly proposals: readonly Mapping[];
  readonly mapped: MappedTable | null;
  readonly problems: readonly Problem[];
  /** What was found when the file was read, where it was read in this window. */
  readonly reading: Reading | undefined;
  readonly build: BuildRecord | null;
  /** The dataset of the workspace; `null` for an open file that is not added yet. */
  readonly dataset: Dataset | null;
  readonly onMapping: (mapping: Mapping, label: string) => void;
  /** Reads the file again in another way. */
  readonly onDialect: (dialect: Partial<Dialect>, label: string) => void;
  readonly onSource: (change: Partial<Pick<Source, 'synthetic' | 'citation'>>) => void;
  readonly onRename: (name: string) => void;
}

/** The subject of an open file; `null` while it is being read. */
export function useIntakeSubject(intake: Intake): Subject | null {
  const { id, name, source, mapping, proposals, mapped, problems, build } = intake;
  const reading = useReadings(({ readings }) => (source === null ? undefined : readings.get(sourceKey(source))));
  if (source === null || mapping === null) return null;
  return {
    id, name, source, mapping, proposals, mapped, build, reading,
    problems: [...problems.filter(({ code }) => code !== NO_ROLES || !Object.values(mapping.reasons).some(({ by }) => by === 'person')), ...(reading?.problems ?? []), ...(build?.problems ?? [])],
    dataset: null,
    onDialect: (dialect) => void rereadIntake(id, chosenWith(reading?.chosen ?? {}, dialect)),
    onMapping: (next) => void setMapping(id, next),
    onSource: (change) => changeSource(id, change),
    onRename: (next) => renameIntake(id, next),
  };
}

/** The subject of a dataset of the workspace. Each change is an undo step. */
export function useDatasetSubject(dataset: Dataset): Subject | null {
  const document = useDocument();
  const tables = useTables();
  const build = useBuilds((state) => state.records.get(tableKey(document, dataset)) ?? null);
  const source = document.sources.find(({ id }) => id === dataset.source);
  const reading = useReadings(({ readings }) => (source === undefined ? undefined : readings.get(sourceKey(source))));
  const asked = usePlaceProblems(({ problems }) => problems.get(dataset.id));
  if (source === undefined) return null;
  return {
    id: dataset.id,
    name: dataset.name,
    source,
    mapping: dataset.mapping,
    proposals: [],
    mapped: tables.get(dataset.id) ?? null,
    problems: [...(asked ?? []), ...(reading?.problems ?? []), ...(build?.problems ?? [])],
    reading,
    build,
    dataset,
    onDialect: (dialect, label) => void rereadDataset(dataset, source, chosenWith(reading?.chosen ?? source.dialect, dialect), label),
    onMapping: (mapping, label) => act(label, (draft) => changeDataset(draft, dataset.id, (found) => void (found.mapping = mapping)), `mapping ${dataset.id} ${label}`),
    onSource: (change) => act(`Change what is said of "${source.name}"`, (draft) => changeSourceOf(draft, source.id, change), `source ${source.id}`),
    onRename: (name) => act(`Rename "${dataset.name}" to "${name.trim()}"`, (draft) => renameItem(draft, 'dataset', dataset.id, name)),
  };
}

/** What a person chose of a dialect with another part; a part that is `undefined` is for the file to say again. */
function chosenWith(before: Partial<Dialect>, part: Partial<Dialect>): Partial<Dialect> {
  return Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined)) as Partial<Dialect>;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

function changeDataset(document: Workspace, id: string, change: (dataset: Draft<Dataset>) => void): void {
  const dataset = document.datasets.find((candidate) => candidate.id === id);
  if (dataset !== undefined) change(dataset);
}

function changeSourceOf(document: Workspace, id: string, change: Partial<Pick<Source, 'synthetic' | 'citation'>>): void {
  const source = document.sources.find((candidate) => candidate.id === id);
  if (source !== undefined) Object.assign(source, change);
}

/** What the reading of a table is called in a list. */
export function kindName({ mapping }: Pick<Dataset, 'mapping'>): string {
  return kindNames[mapping.kind];
}
