import { Filter, Undo } from '@blueprintjs/icons';
import { useMemo, useRef } from 'react';
import type { FigureTable } from '../../../core/figures/figure';
import { formatLevel, formatPoints, formatShare } from '../../../core/format';
import { findCell } from '../../../core/market/share-table';
import { IconButton } from '../../parts/icon-button';
import { PartyDot } from '../../parts/party-dot';
import { TableTools } from '../../parts/table-tools';
import { EditCell } from './edit-cell';
import { switchFringe, typeRange } from './market-data-actions';
import type { MarketView } from './use-market';

interface Row {
  readonly firm: string;
  readonly role: 'rival' | 'fringe' | 'unknown';
  readonly value: number | null;
  readonly share: number;
  readonly estimate: boolean;
  readonly line: number | null;
}

/**
 * Every firm of the market with value, share, what it adds to the HHI, and the line of the file. A share can be given as a
 * range beside that of the data, and a name counted as fringe or as a firm.
 */
export function FirmTable({ view }: { readonly view: MarketView }) {
  const element = useRef<HTMLElement>(null);
  const rows = useMemo(() => rowsOf(view), [view]);
  const unit = view.structure === null || view.structure.total === null ? null : view.structure.unit;
  const { id: market, dataset, intervals } = view.definition;
  const table = useMemo(() => tableOf(rows, unit, intervals), [rows, unit, intervals]);
  const fringe = fringeNames(view);
  if (rows.length === 0) return null;
  return (
    <section ref={element} className="numbers" aria-label="Firms of the market">
      <header>
        <h2>Firms</h2>
        <TableTools table={table} name="firms of the market" of={element} />
      </header>
      <table className="number-table" data-testid="firm-table">
        <caption className="visually-hidden">Firms of the market</caption>
        <thead>
          <tr>
            <th scope="col">Firm</th>
            {unit !== null && (
              <th scope="col" className="number">
                {unit === '' ? 'Value' : unit}
              </th>
            )}
            <th scope="col" className="number">
              Share
            </th>
            <th scope="col">Range, %</th>
            <th scope="col" className="number">
              Adds to HHI
            </th>
            <th scope="col" className="number">
              Row
            </th>
            <th scope="col">
              <span className="visually-hidden">Counts as</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.role}:${row.firm}`}>
              <th scope="row">
                <PartyDot role={row.role} party={view.parties.indexOf(row.firm)} />
                {row.firm}
                {row.estimate && (
                  <abbr className="estimate" title="Rests on an estimate or an unverified figure">
                    est.
                  </abbr>
                )}
              </th>
              {unit !== null && (
                <td className="number" title={row.value === null ? undefined : String(row.value)}>
                  {row.value === null ? '' : formatLevel(row.value)}
                </td>
              )}
              <td className="number" title={String(row.share)}>
                {formatShare(row.share)}
              </td>
              <td className="range-cell">
                {row.role === 'rival' && (
                  <EditCell
                    label={`Range of the share of ${row.firm}, percent`}
                    value={intervals?.[row.firm] ?? ''}
                    placeholder="8-12"
                    onCommit={(text) => typeRange(market, row.firm, text)}
                    testId={`range-of-${row.firm}`}
                  />
                )}
              </td>
              <td className="number">{row.role === 'rival' ? formatPoints(row.share * row.share * 10_000) : <span className="muted">not a firm</span>}</td>
              <td className="number muted">{row.line ?? ''}</td>
              <td className="row-tools">
                {row.role === 'rival' && <IconButton label={`Count ${row.firm} as fringe`} icon={<Filter size={12} />} onClick={() => switchFringe(dataset, row.firm, true)} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {fringe.length > 0 && (
        <div className="fringe-names" role="group" aria-label="Names counted as fringe" data-testid="fringe-names">
          <span className="muted">Counted as fringe:</span>
          {fringe.map((name) => (
            <span key={name} className="fringe-name">
              {name}
              <IconButton label={`Count ${name} as a firm`} icon={<Undo size={12} />} onClick={() => switchFringe(dataset, name, false)} />
            </span>
          ))}
        </div>
      )}
    </section>
  );
}

/** Names that the data does not count as firms, in any of its markets. */
function fringeNames({ document, definition }: MarketView): readonly string[] {
  const mapping = document.datasets.find(({ id }) => id === definition.dataset)?.mapping;
  return mapping?.kind === 'shares' ? mapping.fringe : [];
}

function rowsOf({ structure, table, definition }: MarketView): Row[] {
  if (structure === null || table === null) return [];
  const { total } = structure;
  const from = table.offsets[findCell(table, definition.market, definition.period)]!;
  const level = (share: number): number | null => (total === null ? null : share * total);
  const firms = structure.firms
    .map((firm, at): Row => ({
      firm,
      role: 'rival',
      value: total === null ? null : table.value[from + at]!,
      share: structure.shares[at]!,
      estimate: structure.estimate[at] === 1,
      line: table.row[from + at]!,
    }))
    .sort((a, b) => b.share - a.share || (a.firm < b.firm ? -1 : 1));
  const rest = (firm: string, role: 'fringe' | 'unknown', share: number): Row[] =>
    share > 0 ? [{ firm, role, value: level(share), share, estimate: false, line: null }] : [];
  return [...firms, ...rest('Fringe', 'fringe', structure.fringe), ...rest('Not known', 'unknown', structure.unknown)];
}

function tableOf(rows: readonly Row[], unit: string | null, ranges: Readonly<Record<string, string>> | undefined): FigureTable {
  return {
    columns: [
      { name: 'Firm', format: 'text' },
      ...(unit === null ? [] : [{ name: unit === '' ? 'Value' : unit, format: 'count' as const }]),
      { name: 'Share', format: 'share' },
      { name: 'Range, %', format: 'text' },
      { name: 'Estimate', format: 'text' },
    ],
    rows: rows.map((row) => [row.firm, ...(unit === null ? [] : [row.value]), row.share, ranges?.[row.firm] ?? '', row.estimate ? 'estimate' : '']),
  };
}
