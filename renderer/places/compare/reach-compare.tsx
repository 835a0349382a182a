import { useMemo, useRef } from 'react';
import type { ScenarioResult } from '../../../core/analysis/results';
import { ABSENT } from '../../../core/figures/cells';
import type { FigureTable } from '../../../core/figures/figure';
import { formatSharePoints } from '../../../core/format';
import { precise } from '../../parts/precise';
import { marginInWords, reachInWords } from '../../parts/reach-words';
import { TableTools } from '../../parts/table-tools';
import { baselineFirst, reachDifference } from './compare-rows';

/** Reach of each scenario in the chosen cohort, what the deal adds, and the difference to the baseline. */
export function ReachCompare({ scenarios, baseline }: { readonly scenarios: readonly ScenarioResult[]; readonly baseline: string | null }) {
  const element = useRef<HTMLElement>(null);
  const rows = useMemo(() => baselineFirst(scenarios, baseline), [scenarios, baseline]);
  const base = rows.find(({ scenario }) => scenario === baseline);
  const table = useMemo(() => tableOf(rows, base), [rows, base]);
  const reach = rows.find((row) => row.reach !== null)?.reach ?? null;
  if (reach === null) return null;
  return (
    <section ref={element} className="numbers" aria-label="Comparison of reach">
      <header>
        <h2>
          Reach in {reach.cohort}
          {reach.synthetic && <span className="synthetic-mark">synthetic data</span>}
        </h2>
        <TableTools table={table} name="comparison of reach" of={element} />
      </header>
      <table className="number-table compare-table" data-testid="compare-reach">
        <caption className="visually-hidden">Reach of each scenario</caption>
        <thead>
          <tr>
            <th scope="col">Scenario</th>
            <th scope="col">Platforms</th>
            <th scope="col" className="number">
              Together
            </th>
            <th scope="col" className="number">
              Interval or bounds
            </th>
            <th scope="col" className="number">
              Deal adds
            </th>
            <th scope="col" className="number">
              To baseline
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const union = row.reach?.union ?? null;
            const added = row.reach?.added ?? null;
            const difference = reachDifference(row, base);
            return (
              <tr key={row.scenario}>
                <th scope="row">
                  {row.name}
                  {row.scenario === baseline && <span className="row-note">baseline</span>}
                </th>
                <td>{union === null ? <span className="muted">no party is in this data</span> : union.platforms.join(', ')}</td>
                <td className="number" title={precise(union?.reach)}>
                  {union === null ? ABSENT : reachInWords(union)}
                </td>
                <td className="number">{union === null ? ABSENT : marginInWords(union) || ABSENT}</td>
                <td className="number" title={precise(added?.reach)}>
                  {added === null ? ABSENT : added.reach === null ? reachInWords(added) : formatSharePoints(added.reach)}
                </td>
                <td className="number">{difference === null ? ABSENT : formatSharePoints(difference)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function tableOf(rows: readonly ScenarioResult[], base: ScenarioResult | undefined): FigureTable {
  return {
    columns: [
      { name: 'Scenario', format: 'text' },
      { name: 'Cohort', format: 'text' },
      { name: 'Platforms', format: 'text' },
      { name: 'Reach', format: 'share' },
      { name: 'Low', format: 'share' },
      { name: 'High', format: 'share' },
      { name: 'Deal adds', format: 'points' },
      { name: 'To baseline', format: 'points' },
    ],
    rows: rows.map((row) => {
      const union = row.reach?.union ?? null;
      return [
        row.name,
        row.reach?.cohort ?? null,
        union?.platforms.join(', ') ?? null,
        union?.reach ?? null,
        union?.low ?? null,
        union?.high ?? null,
        row.reach?.added?.reach ?? null,
        reachDifference(row, base),
      ];
    }),
  };
}
