import { create } from 'zustand';
import type { Dialect } from '../../core/data/dialect';
import type { Choices } from '../../core/data/formats/decoded';
import type { Reason } from '../../core/data/mapping';
import type { Preparation } from '../../core/data/preparation';
import type { ColumnProfile } from '../../core/data/profile';
import { profileTable } from '../../core/data/profile';
import type { Source } from '../../core/data/source';
import { sourceKey } from '../../core/data/source';
import type { Problem } from '../../core/problem';
import { withPrepared } from './prepared';

/** What was found when a file was read in one way: it belongs to the file and the way, whoever reads it. */
export interface Reading {
  /** What is to be said of the file itself, whatever its columns mean. */
  readonly problems: readonly Problem[];
  /** Why the parts of the dialect are as they are. */
  readonly reasons: Readonly<Partial<Record<keyof Dialect, Reason>>>;
  /** The parts that a person chose: they stay when another part is chosen. */
  readonly chosen: Partial<Dialect>;
  /** The tables that the file holds, where it holds several. */
  readonly choices?: Choices;
}

interface Readings {
  /** By `sourceKey`. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly profiles: ReadonlyMap<string, readonly ColumnProfile[]>;
}

/** Readings of files opened in this window. A source that came with its workspace has none until it is read again. */
export const useReadings = create<Readings>()(() => ({ readings: new Map(), profiles: new Map() }));

export function noteReading(source: Pick<Source, 'sha256' | 'dialect'>, reading: Reading): void {
  useReadings.setState(({ readings }) => ({ readings: new Map(readings).set(sourceKey(source), reading) }));
}

export function readingOf(source: Pick<Source, 'sha256' | 'dialect'>): Reading | undefined {
  return useReadings.getState().readings.get(sourceKey(source));
}

function profileKey(source: Pick<Source, 'sha256' | 'dialect'>, preparation: Preparation | undefined): string {
  return `${sourceKey(source)} ${source.dialect.decimal} ${preparation === undefined ? '' : JSON.stringify(preparation)}`;
}

/** Notes the profile of the columns of a source as it stands. */
export function noteProfile(source: Pick<Source, 'sha256' | 'dialect'>, profile: readonly ColumnProfile[]): void {
  note(profileKey(source, undefined), profile);
}

function note(key: string, profile: readonly ColumnProfile[]): void {
  useReadings.setState(({ profiles }) => ({ profiles: new Map(profiles).set(key, profile) }));
}

/** The profile of each column once the rows are prepared, in the order of the columns; `undefined` until it is made. */
export function useProfile(source: Pick<Source, 'sha256' | 'dialect'>, preparation?: Preparation): readonly ColumnProfile[] | undefined {
  const key = profileKey(source, preparation);
  return useReadings(({ profiles }) => profiles.get(key));
}

const profiling = new Map<string, Promise<readonly ColumnProfile[]>>();

/** The profile of each column once the rows are prepared, made once. Rejects where its rows are not at hand or cannot be prepared. */
export function profileOf(source: Source, preparation?: Preparation): Promise<readonly ColumnProfile[]> {
  const key = profileKey(source, preparation);
  const known = useReadings.getState().profiles.get(key);
  if (known !== undefined) return Promise.resolve(known);
  let pending = profiling.get(key);
  if (pending === undefined) {
    pending = withPrepared(source, preparation, undefined, (engine, table, columns) => profileTable(engine, table, columns, source.dialect.decimal)).finally(() => profiling.delete(key));
    profiling.set(key, pending);
    pending.then((profile) => note(key, profile), () => undefined);
  }
  return pending;
}
