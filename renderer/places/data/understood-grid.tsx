import { useRef, useState, type KeyboardEvent } from 'react';
import { formatCount } from '../../../core/format';
import { useTallRows } from '../../parts/use-tall-rows';
import type { Understood } from './understood-rows';

const ROW = 24;

/** The table as understood. A cell leads to the line of the file that it comes from. Arrows move; only what is in view is drawn. */
export function UnderstoodGrid({ label, table, onCell }: { readonly label: string; readonly table: Understood; readonly onCell: (line: number, column: string | null) => void }) {
  const { columns, count, cell, line, kind, origin } = table;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const tall = useTallRows(scroller, count, ROW);
  const lineWidth = 72;
  const gridTemplateColumns = `${lineWidth}px ${columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' ')}`;
  const width = `max(100%, ${lineWidth + columns.reduce((sum, each) => sum + each.width, 0)}px)`;
  const go = (row: number, column: number): void => {
    setActive({ row, column });
    if (line(row) > 0) onCell(line(row), origin(row, column));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 2);
    const moves: Record<string, readonly [number, number]> = {
      ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [page, 0], PageUp: [-page, 0], Home: [-active.row, -active.column], End: [count, event.ctrlKey ? columns.length : 0],
    };
    const move = moves[event.key];
    if (move === undefined || count === 0) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(count - 1, active.row + move[0]));
    const column = Math.max(0, Math.min(columns.length - 1, active.column + move[1]));
    go(row, column);
    tall.show(row);
    document.getElementById(cellId(row, column))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return (
    <div
      ref={scroller}
      className="grid understood"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={cellId(active.row, active.column)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid="understood"
    >
      <div className="grid-header" role="row" aria-rowindex={1} style={{ gridTemplateColumns, width }}>
        <div className="grid-line" role="columnheader" aria-colindex={1}>
          Line
        </div>
        {columns.map(({ name, from, number }, i) => (
          <div key={name} className="grid-head" role="columnheader" aria-colindex={i + 2} data-role="understood" data-number={number || undefined}>
            <span className="truncate grid-column">{name}</span>
            {from !== null && from !== name && <span className="truncate grid-reason">from {from}</span>}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: tall.height, width }}>
        {tall.rows.map(({ index, start }) => (
          <div key={index} className="grid-row" role="row" aria-rowindex={index + 2} data-kind={kind(index) ?? undefined} style={{ gridTemplateColumns, top: start }}>
            <div className="grid-line" role="rowheader" aria-colindex={1}>
              {line(index) > 0 ? formatCount(line(index)) : ''}
            </div>
            {columns.map(({ name, number }, i) => {
              const text = cell(index, i);
              return (
                <div
                  key={name}
                  id={cellId(index, i)}
                  className="grid-cell truncate"
                  role="gridcell"
                  aria-colindex={i + 2}
                  data-role="understood"
                  data-number={number || undefined}
                  data-active={(active.row === index && active.column === i) || undefined}
                  title={text}
                  onClick={() => go(index, i)}
                >
                  {text}
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
  return `understood-${row}-${column}`;
}
