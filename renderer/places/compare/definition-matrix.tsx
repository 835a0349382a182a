import { HTMLSelect } from '@blueprintjs/core';
import { useMemo } from 'react';
import type { Comparison } from '../../../core/analysis/compare/comparison';
import { hasEstimates } from '../../../core/figures/context';
import { definitionMatrixFigure } from '../../../core/figures/definition-matrix';
import type { FigureContext } from '../../../core/figures/figure';
import type { MarketDefinition } from '../../../core/workspace/schema';
import { FigureView } from '../../figures/figure';
import { ruleName } from '../../parts/rule-name';
import { useAppearance } from '../../state/appearance';
import { chooseCompared, useCompareChoice } from './compare-state';
import { useDefinitionSweep } from './use-definition-sweep';

interface Props {
  readonly comparison: Comparison;
  readonly definitions: readonly MarketDefinition[];
  readonly context: FigureContext;
}

/** Over which market definitions is the presumption met? By one rule set, as a figure and as its table. */
export function DefinitionMatrix({ comparison, definitions: all, context }: Props) {
  const appearance = useAppearance();
  const { rule: chosen } = useCompareChoice();
  const { cases, rules, markets } = comparison;
  const rule = rules.find(({ id }) => id === chosen) ?? rules[0] ?? null;
  const compared = useMemo(() => cases.map(({ of }) => of), [cases]);
  const definitions = useMemo(() => all.filter(({ id }) => markets.some((market) => market.id === id)), [all, markets]);
  const { sweep, done } = useDefinitionSweep(compared, definitions, rule);
  const figure = useMemo(
    () => (sweep === null ? null : definitionMatrixFigure({ sweep, scenarios: cases.map(({ label }) => label), estimates: cases.some(({ result }) => hasEstimates(result)), context }, { appearance })),
    [sweep, cases, context, appearance],
  );
  if (rule === null || definitions.length === 0) return null;
  return (
    <section className="definition-matrix" aria-label="Every market definition" data-testid="definition-matrix">
      <div className="compare-choices">
        <label>
          <span className="muted">Rule set</span>
          <HTMLSelect data-testid="definition-rule" value={rule.id} options={rules.map(({ id }) => ({ value: id, label: ruleName(id) }))} onChange={(event) => chooseCompared({ rule: event.target.value })} />
        </label>
      </div>
      {figure === null ? (
        <p className="muted" role="status">
          Screening every market definition: {done} of {cases.length} scenarios.
        </p>
      ) : (
        <FigureView figure={figure} />
      )}
    </section>
  );
}
