import { Button } from '@blueprintjs/core';
import { useEffect, useState } from 'react';
import { formatCount } from '../../../core/format';
import type { Preparation } from '../../../core/data/preparation';
import type { LeftOutRow } from '../../../core/data/prepare-preview';
import { leftOutRows } from '../../../core/data/prepare-preview';
import type { Source } from '../../../core/data/source';
import { ensureLoaded } from '../../engine/raw-source';

const PAGE = 100;

/** The rows that a preparation leaves out, with the reason of each, page by page. */
export function LeftOutList({ source, preparation, total, onLine }: { readonly source: Source; readonly preparation: Preparation; readonly total: number; readonly onLine?: (line: number) => void }) {
  const [page, setPage] = useState(0);
  const [rows, setRows] = useState<readonly LeftOutRow[] | null>(null);
  const { reshape: _reshape, ...others } = preparation;
  const way = JSON.stringify(others);
  useEffect(() => setPage(0), [way]);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    ensureLoaded(source, signal)
      .then(({ engine, table }) => leftOutRows(engine, table, JSON.parse(way) as Preparation, { file: source.name, decimal: source.dialect.decimal, signal }, { from: page * PAGE, count: PAGE }))
      .then(
        (found) => !signal.aborted && setRows(found.rows),
        () => !signal.aborted && setRows([]),
      );
    return () => controller.abort();
  }, [source, way, page]);
  const pages = Math.ceil(total / PAGE);
  return (
    <div className="left-out" data-testid="left-out">
      <div className="columns-tools">
        <span className="muted">{formatCount(total)} rows of the file do not count.</span>
        {pages > 1 && (
          <span className="columns-bulk">
            <Button size="small" variant="minimal" text="Earlier" disabled={page === 0} onClick={() => setPage(page - 1)} />
            <span className="muted">
              {formatCount(page * PAGE + 1)} to {formatCount(Math.min(total, (page + 1) * PAGE))}
            </span>
            <Button size="small" variant="minimal" text="Later" disabled={page >= pages - 1} onClick={() => setPage(page + 1)} />
          </span>
        )}
      </div>
      <div className="columns-scroll" tabIndex={0} role="region" aria-label="Rows that are left out">
        {rows === null ? (
          <p className="muted columns-none">Looking for them…</p>
        ) : (
          <table className="small-rows">
            <thead>
              <tr>
                <th scope="col" className="number">
                  Line
                </th>
                <th scope="col">Why</th>
                {source.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ line, reason, cells }) => (
                <tr key={`${line} ${reason}`}>
                  <th scope="row" className="number">
                    {onLine === undefined ? (
                      line
                    ) : (
                      <button type="button" className="link" onClick={() => onLine(line)}>
                        {line}
                      </button>
                    )}
                  </th>
                  <td className="left-out-why" title={reason}>
                    {reason}
                  </td>
                  {cells.map((cell, i) => (
                    <td key={source.columns[i]} title={cell ?? undefined}>
                      {cell ?? <span className="grid-missing">missing</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}
