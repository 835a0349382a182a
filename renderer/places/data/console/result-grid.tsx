import { useRef } from 'react';
import type { StatementResult } from '../../../../core/data/console/run';
import type { Engine } from '../../../../core/data/engine';
import { useTallRows } from '../../../parts/use-tall-rows';
import { useResultRows } from './result-rows';

const ROW = 24;

/** The rows of a statement; only what is in view is drawn. */
export function ResultGrid({ result }: { readonly result: StatementResult & { readonly engine: Engine } }) {
  const scroller = useRef<HTMLDivElement>(null);
  const cell = useResultRows(result);
  const tall = useTallRows(scroller, result.rows, ROW);
  const rowWidth = Math.max(48, 24 + 8 * String(result.rows).length);
  const gridTemplateColumns = `${rowWidth}px repeat(${result.columns.length}, minmax(112px, 1fr))`;
  const width = `max(100%, ${rowWidth + 112 * result.columns.length}px)`;
  return (
    <div ref={scroller} className="grid" role="grid" aria-label="Rows of the result" aria-rowcount={result.rows + 1} aria-colcount={result.columns.length + 1} tabIndex={0} data-testid="result">
      <div className="grid-header" role="row" aria-rowindex={1} style={{ gridTemplateColumns, width }}>
        <div className="grid-line" role="columnheader" aria-colindex={1}>
          Row
        </div>
        {result.columns.map((column, i) => (
          <div key={column} className="grid-head result-head truncate" role="columnheader" aria-colindex={i + 2} title={column} data-number={result.numbers.has(column) || undefined}>
            {column}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: tall.height, width }}>
        {tall.rows.map(({ index, start }) => (
          <div key={index} className="grid-row" role="row" aria-rowindex={index + 2} style={{ gridTemplateColumns, top: start }}>
            <div className="grid-line" role="rowheader" aria-colindex={1}>
              {index + 1}
            </div>
            {result.columns.map((column, i) => {
              const text = cell(index, column);
              return (
                <div key={column} className="grid-cell truncate" role="gridcell" aria-colindex={i + 2} data-number={result.numbers.has(column) || undefined} title={text ?? undefined}>
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
