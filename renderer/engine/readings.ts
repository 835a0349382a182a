import { create } from 'zustand';
import type { Dialect } from '../../core/data/dialect';
import type { Reason } from '../../core/data/mapping';
import type { ColumnProfile } from '../../core/data/profile';
import { profileTable } from '../../core/data/profile';
import type { Source } from '../../core/data/source';
import { sourceKey } from '../../core/data/source';
import type { Problem } from '../../core/problem';
import { ensureLoaded } from './raw-source';

/** What was found when a file was read in one way: it belongs to the file and the way, whoever reads it. */
export interface Reading {
  /** What is to be said of the file itself, whatever its columns mean. */
  readonly problems: readonly Problem[];
  /** Why the parts of the dialect are as they are. */
  readonly reasons: Readonly<Partial<Record<keyof Dialect, Reason>>>;
  /** The parts that a person chose: they stay when another part is chosen. */
  readonly chosen: Partial<Dialect>;
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

function profileKey(source: Pick<Source, 'sha256' | 'dialect'>): string {
  return `${sourceKey(source)} ${source.dialect.decimal}`;
}

export function noteProfile(source: Pick<Source, 'sha256' | 'dialect'>, profile: readonly ColumnProfile[]): void {
  useReadings.setState(({ profiles }) => ({ profiles: new Map(profiles).set(profileKey(source), profile) }));
}

export function useProfile(source: Pick<Source, 'sha256' | 'dialect'>): readonly ColumnProfile[] | undefined {
  return useReadings(({ profiles }) => profiles.get(profileKey(source)));
}

const profiling = new Map<string, Promise<readonly ColumnProfile[]>>();

/** The profile of each column of a source, made once. Rejects where its rows are not at hand. */
export function profileOf(source: Source): Promise<readonly ColumnProfile[]> {
  const key = profileKey(source);
  const known = useReadings.getState().profiles.get(key);
  if (known !== undefined) return Promise.resolve(known);
  let pending = profiling.get(key);
  if (pending === undefined) {
    pending = ensureLoaded(source)
      .then(({ engine, table }) => profileTable(engine, table, source.columns, source.dialect.decimal))
      .finally(() => profiling.delete(key));
    profiling.set(key, pending);
    pending.then((profile) => noteProfile(source, profile), () => undefined);
  }
  return pending;
}
