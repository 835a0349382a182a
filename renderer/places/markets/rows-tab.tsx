import { Button, SegmentedControl } from '@blueprintjs/core';
import { useEffect, useState } from 'react';
import { formatCount } from '../../../core/format';
import type { Preparation } from '../../../core/data/preparation';
import { readPrepared } from '../../../core/data/read-rows';
import type { RawTable } from '../../../core/workspace/snapshot';
import { withPrepared } from '../../engine/prepared';
import { WithCellMenu } from '../data/cell-menu';
import { LeftOutList } from '../data/left-out-list';
import { useRowCounts } from '../data/use-row-counts';
import { takeRows } from './market-rows-actions';
import { marketSource, type MarketSource } from './market-source';
import type { MarketView } from './use-market';

/** The rows of the data that belong to the market and those that do not; a value leads to a condition. */
export function RowsTab({ view: { document, definition } }: { readonly view: MarketView }) {
  const from = marketSource(document, definition);
  return from === null ? <p className="muted">The data of this market is not in the workspace.</p> : <Rows definition={definition} from={from} />;
}

function Rows({ definition, from }: { readonly definition: MarketView['definition']; readonly from: MarketSource }) {
  const { source, preparation, filter } = from;
  const [side, setSide] = useState<'in' | 'out'>('in');
  const counts = useRowCounts(source, preparation);
  if (counts === null) return <p className="muted">The rows of {source.name} are counted when they are at hand.</p>;
  if ('fault' in counts) return <p className="shape-fault">{counts.fault}</p>;
  return (
    <div className="market-rows" data-testid="market-rows">
      <div className="market-rows-tools">
        <SegmentedControl
          size="small"
          value={side}
          onValueChange={(next) => setSide(next as 'in' | 'out')}
          options={[
            { label: `In (${formatCount(counts.kept)})`, value: 'in' },
            { label: `Left out (${formatCount(counts.out)})`, value: 'out' },
          ]}
        />
        <span className="muted">Click a value to take or leave out the rows that have it.</span>
      </div>
      {side === 'out' && counts.out > 0 && preparation !== undefined && <LeftOutList source={source} preparation={preparation} total={counts.out} />}
      {side === 'out' && counts.out === 0 && <p className="muted">No row of {source.name} is left out.</p>}
      {side === 'in' && <RowsIn from={from} total={counts.kept} actions={{ filter, onFilter: (next, label) => takeRows(definition, next, label) }} />}
    </div>
  );
}

const PAGE = 100;

function RowsIn({ from: { source, preparation }, total, actions }: { readonly from: MarketSource; readonly total: number; readonly actions: Parameters<typeof WithCellMenu>[0]['actions'] }) {
  const [page, setPage] = useState(0);
  const [rows, setRows] = useState<RawTable | null>(null);
  const { reshape: _reshape, ...others } = preparation ?? {};
  const way = JSON.stringify(others);
  useEffect(() => setPage(0), [way]);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    withPrepared(source, JSON.parse(way) as Preparation, signal, (engine, table) => readPrepared(engine, table, source.columns, page * PAGE, PAGE)).then(
      (found) => !signal.aborted && setRows(found),
      () => !signal.aborted && setRows(null),
    );
    return () => controller.abort();
  }, [source, way, page]);
  if (rows === null) return <p className="muted">Reading the rows…</p>;
  const pages = Math.ceil(total / PAGE);
  return (
    <WithCellMenu columns={source.columns} textOf={(row, column) => rows.columns[column]?.[row]} actions={actions} onClick>
      {pages > 1 && (
        <div className="market-rows-tools">
          <Button size="small" variant="minimal" text="Earlier" disabled={page === 0} onClick={() => setPage(page - 1)} />
          <span className="muted">
            {formatCount(page * PAGE + 1)} to {formatCount(Math.min(total, (page + 1) * PAGE))}
          </span>
          <Button size="small" variant="minimal" text="Later" disabled={page >= pages - 1} onClick={() => setPage(page + 1)} />
        </div>
      )}
      <div className="wide-table" tabIndex={0} role="region" aria-label="Rows of the market">
        <table className="small-rows" role="grid" aria-label="Rows of the market">
          <thead>
            <tr role="row">
              <th role="columnheader" className="number">
                Line
              </th>
              {source.columns.map((column) => (
                <th key={column} role="columnheader">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from(rows.lines, (line, i) => (
              <tr key={i} role="row" aria-rowindex={i + 2}>
                <th role="rowheader" className="number">
                  {line}
                </th>
                {source.columns.map((column, j) => (
                  <td key={column} role="gridcell" aria-colindex={j + 2} title={rows.columns[column]?.[i] ?? undefined}>
                    {rows.columns[column]?.[i] ?? <span className="grid-missing">missing</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </WithCellMenu>
  );
}
