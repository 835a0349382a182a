import { useEffect, useMemo, useReducer, useState } from 'react';
import type { Source } from '../../../core/data/source';
import { sourceKey } from '../../../core/data/source';
import type { RawTable } from '../../../core/workspace/snapshot';
import { readRows } from '../../../core/data/read-rows';
import { CELLS_HELD, ensureLoaded, rawOf } from '../../engine/raw-source';
import { useWorkbench } from '../../state/workbench';

/** Rows of a source for a grid. `cell` is `undefined` for a row that is still being read. */
export interface Rows {
  readonly count: number;
  readonly line: (row: number) => number | undefined;
  readonly cell: (row: number, column: string) => string | null | undefined;
  /** Position of a file line, or -1 where it is not known. */
  readonly rowOfLine: (line: number) => number;
}

const PAGE = 200;
/** Pages that are kept; whoever scrolls through fifty million rows would otherwise hold them all. */
const PAGES_KEPT = 500;

function heldRows({ columns, lines }: RawTable): Rows {
  return {
    count: lines.length,
    line: (row) => lines[row],
    cell: (row, column) => columns[column]?.[row],
    rowOfLine: (line) => lines.indexOf(line),
  };
}

/** Pages of a table that is too large to hold, read from the engine as they come into view. */
class PagedRows implements Rows {
  private readonly pages = new Map<number, RawTable | null>();

  constructor(
    private readonly source: Source,
    private readonly onPage: () => void,
  ) {}

  get count(): number {
    return this.source.rows;
  }

  line = (row: number): number | undefined => this.page(row)?.lines[row % PAGE];
  cell = (row: number, column: string): string | null | undefined => this.page(row)?.columns[column]?.[row % PAGE];
  rowOfLine = (line: number): number => Math.max(0, Math.min(this.count - 1, line - 2 - this.source.dialect.skip));

  private page(row: number): RawTable | null {
    const at = Math.floor(row / PAGE);
    const known = this.pages.get(at);
    if (known !== undefined) return known;
    this.pages.set(at, null);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= PAGES_KEPT) break;
      this.pages.delete(oldest);
    }
    ensureLoaded(this.source)
      .then(({ engine, table }) => readRows(engine, table, this.source.columns, at * PAGE, Math.min(PAGE, this.count - at * PAGE)))
      .then(
        (rows) => {
          this.pages.set(at, rows);
          this.onPage();
        },
        () => this.pages.delete(at),
      );
    return null;
  }
}

/** The rows of a source as they become known; `missing` where neither the workspace nor this machine has them. */
export function useRows(source: Source): Rows | 'reading' | 'missing' {
  const raw = useWorkbench((state) => state.raw.get(sourceKey(source)));
  const [missing, setMissing] = useState(false);
  const [, again] = useReducer((n: number) => n + 1, 0);
  const large = raw === undefined && source.rows * (source.columns.length + 1) > CELLS_HELD;
  const key = sourceKey(source);
  useEffect(() => {
    if (raw !== undefined || large) return;
    let stopped = false;
    rawOf(source).then(
      (found) => !stopped && setMissing(found === null),
      () => !stopped && setMissing(true),
    );
    return () => {
      stopped = true;
    };
    // A source is what its hash says; its citation may change without reading it anew.
  }, [key, raw, large]); // eslint-disable-line react-hooks/exhaustive-deps
  // For the same reason the pages read so far stay while the citation is typed.
  const paged = useMemo(() => (large ? new PagedRows(source, again) : null), [key, large]); // eslint-disable-line react-hooks/exhaustive-deps
  const held = useMemo(() => (raw === undefined ? null : heldRows(raw)), [raw]);
  if (held !== null) return held;
  // A new object at each page that arrives, so that what shows the rows draws them anew.
  if (paged !== null) return { count: paged.count, line: paged.line, cell: paged.cell, rowOfLine: paged.rowOfLine };
  return missing ? 'missing' : 'reading';
}
