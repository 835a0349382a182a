import { useEffect, useState } from 'react';
import type { Preparation } from '../../../core/data/preparation';
import type { LeftOut } from '../../../core/data/prepare-reasons';
import { prepare } from '../../../core/data/prepare';
import type { Source } from '../../../core/data/source';
import { sourceKey } from '../../../core/data/source';
import { DataRefused } from '../../../core/problem';
import { ensureLoaded } from '../../engine/raw-source';

/** Rows of a source that count, and those that do not, by reason; or what is wrong with what was asked. */
export type RowCounts = { readonly kept: number; readonly out: number; readonly leftOut: readonly LeftOut[] } | { readonly fault: string };

/** Counts rows while conditions are made; the last count stays until the next is there. `null` until the first, or where the rows are not at hand. */
export function useRowCounts(source: Source, preparation: Preparation | undefined): RowCounts | null {
  const [counts, setCounts] = useState<RowCounts | null>(null);
  const key = sourceKey(source);
  const { reshape: _reshape, ...rows } = preparation ?? {};
  const way = JSON.stringify(rows);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const count = async (): Promise<RowCounts> => {
      const { engine, table } = await ensureLoaded(source, signal);
      const prepared = await prepare(engine, table, JSON.parse(way) as Preparation, { file: source.name, decimal: source.dialect.decimal, signal });
      await prepared.drop();
      const out = prepared.leftOut.reduce((sum, { rows: n }) => sum + n, 0);
      return { kept: source.rows - out, out, leftOut: prepared.leftOut };
    };
    const timer = setTimeout(() => {
      count().then(
        (found) => !signal.aborted && setCounts(found),
        (cause: unknown) => !signal.aborted && setCounts(cause instanceof DataRefused ? { fault: cause.problems.map(({ message, remedy }) => `${message} ${remedy}`).join(' ') } : null),
      );
    }, 120);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
    // A source is what its key says.
  }, [key, way]); // eslint-disable-line react-hooks/exhaustive-deps
  return counts;
}
