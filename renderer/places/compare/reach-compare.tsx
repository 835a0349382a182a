import { useMemo, useRef } from 'react';
import type { ComparedCase, Comparison } from '../../../core/analysis/compare/comparison';
import { bestAndWorst } from '../../../core/analysis/compare/metrics';
import { ABSENT } from '../../../core/figures/cells';
import type { FigureTable } from '../../../core/figures/figure';
import { formatSharePoints } from '../../../core/format';
import { precise } from '../../parts/precise';
import { marginInWords, reachInWords } from '../../parts/reach-words';
import { TableTools } from '../../parts/table-tools';

/** Reach of each case in the cohort of its workspace, what the deal adds, and the difference to the baseline. */
export function ReachCompare({ comparison: { cases: rows } }: { readonly comparison: Comparison }) {
  const element = useRef<HTMLElement>(null);
  const table = useMemo(() => tableOf(rows), [rows]);
  const reaches = rows.flatMap(({ result }) => result.reach ?? []);
  if (reaches.length === 0) return null;
  const cohorts = [...new Set(reaches.map(({ cohort }) => cohort))];
  const marks = bestAndWorst(rows.map(({ result }) => result.reach?.union?.reach ?? null), 'high');
  return (
    <section ref={element} className="numbers" aria-label="Comparison of reach">
      <header>
        <h2>
          Reach in {cohorts.join(', ')}
          {reaches.some(({ synthetic }) => synthetic) && <span className="synthetic-mark">synthetic data</span>}
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
            <th scope="col" className="number" title="Reach less that of the baseline, or less that of the acquirer alone where the baseline has no deal">
              Reach less baseline
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const union = row.result.reach?.union ?? null;
            const added = row.result.reach?.added ?? null;
            const difference = differenceOf(row);
            const mark = marks.best.includes(at) ? 'lowest' : marks.worst.includes(at) ? 'highest' : null;
            return (
              <tr key={row.id}>
                <th scope="row">
                  {row.label}
                  {row.isBaseline && <span className="row-note">baseline</span>}
                </th>
                <td>{union === null ? <span className="muted">{row.result.reach === null ? 'no audience data' : 'no party is in this data'}</span> : union.platforms.join(', ')}</td>
                <td className="number" title={precise(union?.reach)}>
                  {union === null ? ABSENT : reachInWords(union)}
                  {mark !== null && <span className="compare-mark">{mark}</span>}
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

/** Reach less that of the baseline; the same whichever market is looked at. */
function differenceOf({ isBaseline, reachDifference }: ComparedCase): number | null {
  return isBaseline ? null : reachDifference;
}

function tableOf(rows: readonly ComparedCase[]): FigureTable {
  return {
    columns: [
      { name: 'Scenario', format: 'text' },
      { name: 'Cohort', format: 'text' },
      { name: 'Platforms', format: 'text' },
      { name: 'Reach', format: 'share' },
      { name: 'Low', format: 'share' },
      { name: 'High', format: 'share' },
      { name: 'Deal adds', format: 'points' },
      { name: 'Reach less baseline', format: 'points' },
    ],
    rows: rows.map((row) => {
      const { reach } = row.result;
      const union = reach?.union ?? null;
      return [row.label, reach?.cohort ?? null, union?.platforms.join(', ') ?? null, union?.reach ?? null, union?.low ?? null, union?.high ?? null, reach?.added?.reach ?? null, differenceOf(row)];
    }),
  };
}
