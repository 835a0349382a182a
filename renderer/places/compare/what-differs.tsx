import { HTMLSelect, SegmentedControl } from '@blueprintjs/core';
import { useMemo, useRef } from 'react';
import type { Comparison } from '../../../core/analysis/compare/comparison';
import { explain } from '../../../core/analysis/compare/explain';
import { differingInputs, inputInWords } from '../../../core/analysis/compare/inputs';
import { stepDifference } from '../../../core/analysis/compare/step-edits';
import { explainedFigure } from '../../../core/figures/explained';
import type { FigureContext, FigureTable } from '../../../core/figures/figure';
import { FigureView } from '../../figures/figure';
import { TableTools } from '../../parts/table-tools';
import { useAppearance } from '../../state/appearance';
import { setView } from '../../state/workbench';
import { chooseCompared, useCompareChoice } from './compare-state';

const quantities = [
  { value: 'hhi', label: 'HHI' },
  { value: 'change', label: 'Change in HHI' },
  { value: 'reach', label: 'Reach' },
] as const;

interface Props {
  readonly comparison: Comparison;
  readonly market: string | null;
  readonly context: FigureContext;
}

/** What is not the same in a scenario and in the baseline, in words, and how much of their difference each part of it explains. */
export function WhatDiffers({ comparison, market: chosen, context }: Props) {
  const element = useRef<HTMLElement>(null);
  const appearance = useAppearance();
  const { explained: id, explainedQuantity: quantity } = useCompareChoice();
  const { cases, markets } = comparison;
  const base = cases[0];
  const other = cases.find((one) => one.id === id && !one.isBaseline) ?? cases.find((one) => !one.isBaseline);
  const market = markets.find((one) => one.id === chosen) ?? markets[0];
  const found = useMemo(() => (base === undefined || other === undefined ? null : explain(base.of, other.of, market?.id ?? '')), [base, other, market]);
  const table = useMemo(() => (base === undefined || other === undefined ? null : differenceTable(base, other)), [base, other]);
  if (base === undefined || other === undefined || found === null || table === null) return null;
  const explained = found.explained.find((one) => one.quantity === quantity);
  const missing = found.missing.find((one) => one.quantity === quantity);
  const cohort = base.result.reach?.cohort ?? other.result.reach?.cohort ?? '';
  const where = quantity === 'reach' ? cohort : [market?.name ?? '', other.markets.find((one) => one.id === market?.id)?.result?.period ?? ''].filter((part) => part !== '').join(', ');
  return (
    <section ref={element} className="numbers what-differs" aria-label="What differs" data-testid="what-differs">
      <header>
        <h2>What differs from the baseline</h2>
        <TableTools table={table} name="what differs" of={element} />
      </header>
      <div className="compare-choices">
        <label>
          <span className="muted">Scenario</span>
          <HTMLSelect data-testid="differs-scenario" value={other.id} options={cases.filter((one) => !one.isBaseline).map((one) => ({ value: one.id, label: one.label }))} onChange={(event) => chooseCompared({ explained: event.target.value })} />
        </label>
        {markets.length > 1 && quantity !== 'reach' && (
          <label>
            <span className="muted">Market</span>
            <HTMLSelect data-testid="differs-market" value={market?.id} options={markets.map((one) => ({ value: one.id, label: one.name }))} onChange={(event) => setView({ market: event.target.value })} />
          </label>
        )}
        <SegmentedControl size="small" inline aria-label="Explain" options={[...quantities]} value={quantity} onValueChange={(value) => chooseCompared({ explainedQuantity: value as typeof quantity })} />
      </div>
      {table.rows.length === 0 ? (
        <p className="muted">Nothing differs: the same steps on the same data.</p>
      ) : (
        <table className="number-table">
          <caption className="visually-hidden">What differs between the baseline and {other.label}</caption>
          <thead>
            <tr>
              {table.columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                <th scope="row">{row[0]}</th>
                {row[1] !== null && <td>{row[1]}</td>}
                <td colSpan={row[1] === null ? 2 : 1}>{row[2]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {missing !== undefined && <p className="muted">{missing.reason}</p>}
      {explained !== undefined && explained.differences.length === 0 && <p className="muted">None of it bears on this quantity here.</p>}
      {explained !== undefined && explained.differences.length > 0 && (
        <FigureView figure={explainedFigure({ explained, baseline: base.label, scenario: other.label, where, context }, { appearance })} />
      )}
    </section>
  );
}

/** Steps as edits in words; every other input as it is on either side. */
function differenceTable(base: Comparison['cases'][number], other: Comparison['cases'][number]): FigureTable {
  const names = new Map(base.of.workspace.document.markets.map(({ id, name }) => [id, name]));
  const { edits } = stepDifference(base.of.scenario.steps, other.of.scenario.steps, (id) => names.get(id) ?? id);
  const inputs = differingInputs([base.of, other.of]).filter(({ area }) => area !== 'steps');
  return {
    columns: [
      { name: 'What', format: 'text' },
      { name: 'Baseline', format: 'text' },
      { name: 'Scenario', format: 'text' },
    ],
    rows: [...edits.map(({ words }) => ['Step', null, words]), ...inputs.map(({ label, values }) => [label, inputInWords(values[0]), inputInWords(values[1])])],
  };
}
