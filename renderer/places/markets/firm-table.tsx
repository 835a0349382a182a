import { useMemo, useRef } from 'react';
import type { FigureTable } from '../../../core/figures/figure';
import { formatLevel, formatPoints, formatShare } from '../../../core/format';
import { findCell } from '../../../core/market/share-table';
import { PartyDot } from '../../parts/party-dot';
import { TableTools } from '../../parts/table-tools';
import type { MarketView } from './use-market';

interface Row {
  readonly firm: string;
  readonly role: 'rival' | 'fringe' | 'unknown';
  readonly value: number | null;
  readonly share: number;
  readonly estimate: boolean;
  readonly line: number | null;
}

/** Every firm of the market with value, share, what it adds to the HHI, and the line of the file. */
export function FirmTable({ view }: { readonly view: MarketView }) {
  const element = useRef<HTMLElement>(null);
  const rows = useMemo(() => rowsOf(view), [view]);
  const unit = view.structure === null || view.structure.total === null ? null : view.structure.unit;
  const table = useMemo(() => tableOf(rows, unit), [rows, unit]);
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
            <th scope="col" className="number">
              Adds to HHI
            </th>
            <th scope="col" className="number">
              Row
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
              <td className="number">{row.role === 'rival' ? formatPoints(row.share * row.share * 10_000) : <span className="muted">not a firm</span>}</td>
              <td className="number muted">{row.line ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
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

function tableOf(rows: readonly Row[], unit: string | null): FigureTable {
  return {
    columns: [
      { name: 'Firm', format: 'text' },
      ...(unit === null ? [] : [{ name: unit === '' ? 'Value' : unit, format: 'count' as const }]),
      { name: 'Share', format: 'share' },
      { name: 'Estimate', format: 'text' },
    ],
    rows: rows.map((row) => [row.firm, ...(unit === null ? [] : [row.value]), row.share, row.estimate ? 'estimate' : '']),
  };
}
