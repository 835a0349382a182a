import { useMemo, useRef } from 'react';
import type { FirmRow } from '../../../core/analysis/results';
import type { FigureTable } from '../../../core/figures/figure';
import { PartyDot, roleInWords } from '../../parts/party-dot';
import { TableTools } from '../../parts/table-tools';
import { useTables } from '../../state/selectors';
import { ChangeCell, Heads, HhiCell, PointsCell, ShareCell } from './number-cells';
import { provenanceOf } from './provenance';
import type { ScenarioView } from './use-scenario';

/** The numbers behind the figure: every firm before, after and change, the fringe and what is not known, and the HHI. */
export function Numbers({ view }: { readonly view: ScenarioView }) {
  const element = useRef<HTMLElement>(null);
  const tables = useTables();
  const { document, definition, market, parties, rules } = view;
  const table = useMemo(() => (market === null ? null : tableOf(market.rows)), [market]);
  if (market === null || definition === null || table === null) return null;
  const provenance = provenanceOf(document, tables, definition);
  const estimates = market.rows.some((row) => row.estimate);
  return (
    <section ref={element} className="numbers" aria-label="Shares of the market">
      <header>
        <h2>
          {market.name}
          {market.period === '' ? '' : `, ${market.period}`}
        </h2>
        <TableTools table={table} name="shares before and after" of={element} />
      </header>
      <table className="number-table" data-testid="shares-table">
        <caption className="visually-hidden">Shares before and after the deal</caption>
        <thead>
          <tr>
            <Heads names={[['Firm', 'text'], ['Before', 'number'], ['After', 'number'], ['Change', 'number'], ['Row', 'number']]} />
          </tr>
        </thead>
        <tbody>
          {market.rows.map((row) => (
            <tr key={`${row.role}:${row.firm}`}>
              <th scope="row">
                <PartyDot role={row.role} party={parties.indexOf(row.firm)} />
                {row.firm}
                {roleInWords(row.role) !== '' && <span className="row-note">{roleInWords(row.role)}</span>}
                {row.estimate && (
                  <abbr className="estimate" title="Rests on an estimate or an unverified figure">
                    est.
                  </abbr>
                )}
              </th>
              <ShareCell value={row.before} />
              <ShareCell value={row.after} />
              <PointsCell value={row.after - row.before} />
              <td className="number muted">{provenance.rowOf(row.firm) ?? ''}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">HHI</th>
            <HhiCell value={market.before.hhi} rules={rules} />
            <HhiCell value={market.after.hhi} rules={rules} />
            <ChangeCell value={market.change} rules={rules} />
            <td />
          </tr>
        </tfoot>
      </table>
      <p className="muted numbers-source">
        Rows of {provenance.file}.{estimates ? ' est.: rests on an estimate or an unverified figure.' : ''}
      </p>
    </section>
  );
}

function tableOf(rows: readonly FirmRow[]): FigureTable {
  return {
    columns: [
      { name: 'Firm', format: 'text' },
      { name: 'Role', format: 'text' },
      { name: 'Share before', format: 'share' },
      { name: 'Share after', format: 'share' },
      { name: 'Change', format: 'points' },
      { name: 'Estimate', format: 'text' },
    ],
    rows: rows.map((row) => [row.firm, row.role, row.before, row.after, row.after - row.before, row.estimate ? 'estimate' : '']),
  };
}
