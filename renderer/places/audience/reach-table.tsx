import { useMemo, useRef } from 'react';
import type { ReachResult } from '../../../core/analysis/results';
import type { ReachEstimate } from '../../../core/audience/audience';
import { methodLabels } from '../../../core/audience/audience';
import { ABSENT } from '../../../core/figures/cells';
import type { FigureTable } from '../../../core/figures/figure';
import { formatShare } from '../../../core/format';
import { PartyDot } from '../../parts/party-dot';
import { TableTools } from '../../parts/table-tools';

interface Row {
  readonly label: string;
  readonly estimate: ReachEstimate;
  readonly party: number;
  readonly together: boolean;
}

/** Every platform of the deal and of its rivals, alone and together, with interval or bounds and how they were had. */
export function ReachTable({ reach, parties }: { readonly reach: ReachResult; readonly parties: readonly string[] }) {
  const element = useRef<HTMLElement>(null);
  const rows = useMemo(() => rowsOf(reach, parties), [reach, parties]);
  const table = useMemo(() => tableOf(rows), [rows]);
  if (rows.length === 0) return null;
  return (
    <section ref={element} className="numbers" aria-label="Reach">
      <header>
        <h2>Reach of the deal and its rivals</h2>
        <TableTools table={table} name="reach" of={element} />
      </header>
      <table className="number-table" data-testid="reach-table">
        <caption className="visually-hidden">Reach alone and together</caption>
        <thead>
          <tr>
            <th scope="col">Platforms</th>
            <th scope="col" className="number">
              Reach
            </th>
            <th scope="col" className="number">
              Low
            </th>
            <th scope="col" className="number">
              High
            </th>
            <th scope="col">Method</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, estimate, party, together }) => (
            <tr key={label} className={together ? 'reach-together' : undefined}>
              <th scope="row">
                {party >= 0 && <PartyDot role="party" party={party} />}
                {label}
              </th>
              {[estimate.reach, estimate.low, estimate.high].map((value, at) => (
                <td key={at} className="number" title={value === null ? undefined : String(value)}>
                  {value === null ? ABSENT : formatShare(value)}
                </td>
              ))}
              <td className="muted">{estimate.reach === null && estimate.warnings.length > 0 ? estimate.warnings.join(' ') : methodLabels[estimate.method]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rowsOf(reach: ReachResult, parties: readonly string[]): Row[] {
  const names = (estimate: ReachEstimate): string => estimate.platforms.join(', ');
  const together = (label: string, estimate: ReachEstimate): Row => ({ label, estimate, party: -1, together: true });
  const rows: Row[] = reach.parties.map((estimate) => ({ label: names(estimate), estimate, party: parties.indexOf(names(estimate)), together: false }));
  if (reach.union !== null && reach.parties.length > 1) rows.push(together(`${names(reach.union)}, ${reach.basis === 'partnership' ? 'in partnership' : 'together'}`, reach.union));
  if (reach.added !== null) rows.push(together(`${names(reach.added)}, beyond ${reach.before === null ? 'the acquirer' : names(reach.before)}`, reach.added));
  if (reach.basis === 'control' && reach.partnership !== null) rows.push(together(`${names(reach.partnership.union)}, in partnership`, reach.partnership.union));
  if (reach.closed !== null) {
    const closed = names(reach.closed.before);
    rows.push({ label: `${closed}, closed`, estimate: reach.closed.before, party: -1, together: false }, together(`Only ${closed}`, reach.closed.lost));
  }
  reach.rivals.forEach((estimate, at) => {
    const last = at === reach.rivals.length - 1 && reach.rivals.length > 1;
    rows.push(last ? together(`${names(estimate)}, together`, estimate) : { label: names(estimate), estimate, party: -1, together: false });
  });
  return rows;
}

function tableOf(rows: readonly Row[]): FigureTable {
  return {
    columns: [
      { name: 'Platforms', format: 'text' },
      { name: 'Reach', format: 'share' },
      { name: 'Low', format: 'share' },
      { name: 'High', format: 'share' },
      { name: 'Method', format: 'text' },
    ],
    rows: rows.map(({ label, estimate }) => [label, estimate.reach, estimate.low, estimate.high, methodLabels[estimate.method]]),
  };
}
