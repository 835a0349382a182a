import { useEffect, useReducer, useRef } from 'react';
import type { StatementResult } from '../../../../core/data/console/run';
import type { Engine } from '../../../../core/data/engine';
import { readRows } from '../../../../core/data/read-rows';
import type { RawTable } from '../../../../core/workspace/snapshot';

const PAGE = 500;

type Result = StatementResult & { readonly engine: Engine };

/** Cells of a result, read from the engine as they come into view; `undefined` for one that is still being read. */
export function useResultRows(result: Result): (row: number, column: string) => string | null | undefined {
  const [, again] = useReducer((n: number) => n + 1, 0);
  const pages = useRef(new Map<number, RawTable | null>());
  const shown = useRef(result);
  if (shown.current !== result) {
    shown.current = result;
    pages.current = new Map();
  }
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => void (alive.current = false);
  }, []);
  const pageOf = (at: number): RawTable | null => {
    const { current } = pages;
    const known = current.get(at);
    if (known !== undefined) return known;
    current.set(at, null);
    readRows(result.engine, result.table, result.columns, at * PAGE, Math.min(PAGE, result.rows - at * PAGE)).then(
      (rows) => {
        current.set(at, rows);
        if (alive.current) again();
      },
      () => current.delete(at),
    );
    return null;
  };
  return (row, column) => pageOf(Math.floor(row / PAGE))?.columns[column]?.[row % PAGE];
}

/** All rows of a result in slices, so that a long export does not hold up the window. */
export async function* slicesOf(result: Result): AsyncIterable<readonly (readonly (string | number | null)[])[]> {
  const size = 20_000;
  for (let at = 0; at < result.rows; at += size) {
    const { columns } = await readRows(result.engine, result.table, result.columns, at, Math.min(size, result.rows - at));
    const count = columns[result.columns[0]!]?.length ?? 0;
    yield Array.from({ length: count }, (_, i) => result.columns.map((name) => valueOf(columns[name]![i] ?? null, result.numbers.has(name))));
  }
}

function valueOf(text: string | null, isNumber: boolean): string | number | null {
  return text !== null && isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}
