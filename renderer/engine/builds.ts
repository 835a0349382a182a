import { create } from 'zustand';
import type { Problem } from '../../core/problem';

/** What came of making a mapped table. */
export interface BuildRecord {
  readonly status: 'building' | 'built' | 'refused';
  readonly problems: readonly Problem[];
  /** What was taken for granted, one sentence each. */
  readonly assumptions: readonly string[];
}

/** Records by table key. A table that came with its workspace has none until it is checked. */
export const useBuilds = create<{ readonly records: ReadonlyMap<string, BuildRecord> }>()(() => ({ records: new Map() }));

export function noteBuild(key: string, record: BuildRecord): void {
  useBuilds.setState(({ records }) => ({ records: new Map(records).set(key, record) }));
}

export function forgetBuild(key: string): void {
  useBuilds.setState(({ records }) => {
    const next = new Map(records);
    next.delete(key);
    return { records: next };
  });
}
