import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Mapping, Role } from '../../../core/data/mapping';
import { useTallRows } from '../../parts/use-tall-rows';
import { HeaderCell } from './header-cell';
import { roleOf } from './roles';
import type { Rows } from './use-rows';

const ROW = 24;
const numericRoles = new Set<Role | null>(['value', 'reach', 'weight']);

export interface GridProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: Rows;
  readonly mapping: Mapping;
  /** File lines that a problem points at. */
  readonly marked: ReadonlySet<number>;
  /** A line to bring into view; a new object each time it is asked for. */
  readonly shown: { readonly line: number; readonly column?: string } | null;
  readonly onMapping: (mapping: Mapping, label: string) => void;
  /** The cell that a person went to. */
  readonly onCell?: (line: number, column: string) => void;
}

/** The rows of a file as they are, under the roles of their columns. Arrows move; only what is in view is drawn. */
export function Grid({ label, columns, rows, mapping, marked, shown, onMapping, onCell }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const tall = useTallRows(scroller, rows.count, ROW);
  // Line numbers have room for their digits.
  const lineWidth = Math.max(56, 24 + 8 * String(rows.count).length);
  const widths = columns.map((column) => (roleOf(mapping, column) === null ? 112 : 144));
  const gridTemplateColumns = `${lineWidth}px ${widths.map((width) => `minmax(${width}px, ${width}fr)`).join(' ')}`;
  const width = `max(100%, ${lineWidth + widths.reduce((sum, each) => sum + each, 0)}px)`;

  useEffect(() => {
    if (shown === null) return;
    const row = rows.rowOfLine(shown.line);
    if (row < 0) return;
    tall.show(row, 'center');
    const column = Math.max(0, shown.column === undefined ? 0 : columns.indexOf(shown.column));
    setActive({ row, column });
    if (shown.column !== undefined) scroller.current?.querySelector(`[role=columnheader][aria-colindex="${column + 2}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' });
    // Rows that arrive later, and a new scroller at each drawing, must not take the reader back to that line.
  }, [shown]); // eslint-disable-line react-hooks/exhaustive-deps

  const go = (row: number, column: number): void => {
    setActive({ row, column });
    const line = rows.line(row);
    if (line !== undefined) onCell?.(line, columns[column]!);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 3);
    const moves: Record<string, readonly [number, number]> = {
      ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [page, 0], PageUp: [-page, 0], Home: [-active.row, -active.column], End: [rows.count, event.ctrlKey ? columns.length : 0],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(rows.count - 1, active.row + move[0]));
    const column = Math.max(0, Math.min(columns.length - 1, active.column + move[1]));
    go(row, column);
    tall.show(row);
    document.getElementById(cellId(row, column))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.count + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={cellId(active.row, active.column)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid="preview"
    >
      <div className="grid-header" role="row" aria-rowindex={1} style={{ gridTemplateColumns, width }}>
        <div className="grid-line" role="columnheader" aria-colindex={1}>
          Line
        </div>
        {columns.map((column, i) => (
          <HeaderCell key={column} column={column} index={i + 2} mapping={mapping} onMapping={onMapping} />
        ))}
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: tall.height, width }}>
        {tall.rows.map(({ index, start }) => (
          <div
            key={index}
            className="grid-row"
            role="row"
            aria-rowindex={index + 2}
            data-marked={marked.has(rows.line(index) ?? -1) || undefined}
            style={{ gridTemplateColumns, top: start }}
          >
            <div className="grid-line" role="rowheader" aria-colindex={1}>
              {rows.line(index) ?? ''}
            </div>
            {columns.map((column, i) => {
              const text = rows.cell(index, column);
              const role = roleOf(mapping, column);
              return (
                <div
                  key={column}
                  id={cellId(index, i)}
                  className="grid-cell truncate"
                  role="gridcell"
                  aria-colindex={i + 2}
                  data-role={role ?? undefined}
                  data-number={numericRoles.has(role) || undefined}
                  data-active={(active.row === index && active.column === i) || undefined}
                  title={text ?? undefined}
                  onClick={() => go(index, i)}
                >
                  {text === undefined ? <span className="muted">…</span> : text === null ? <span className="grid-missing">missing</span> : text}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}
