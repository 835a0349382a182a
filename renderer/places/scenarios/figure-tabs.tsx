import { Tab, Tabs } from '@blueprintjs/core';
import { useMemo } from 'react';
import { beforeAfterFigure } from '../../../core/figures/before-after';
import { hasEstimates, sharedContext } from '../../../core/figures/context';
import { contributionsFigure } from '../../../core/figures/contributions';
import { definitionsFigure } from '../../../core/figures/definitions';
import type { Figure } from '../../../core/figures/figure';
import { FigureView } from '../../figures/figure';
import { useAppearance } from '../../state/appearance';
import { setView, useWorkbench } from '../../state/workbench';
import { PlaneTab } from './plane-tab';
import type { ScenarioView } from './use-scenario';

const tabs = [
  { id: 'shares', title: 'Shares before and after' },
  { id: 'contributions', title: 'Contributions' },
  { id: 'plane', title: 'HHI and change' },
  { id: 'definitions', title: 'Definitions' },
] as const;
type TabId = (typeof tabs)[number]['id'];

/** The open scenario drawn in four ways; only the open one is made. */
export function FigureTabs({ view }: { readonly view: ScenarioView }) {
  const chosen = useWorkbench((state) => state.view.figure);
  const appearance = useAppearance();
  const tab: TabId = tabs.find(({ id }) => id === chosen)?.id ?? 'shares';
  const figure = useMemo(() => figureOf(tab, view, appearance), [tab, view, appearance]);
  return (
    <section className="scenario-figures" aria-label="Figures">
      <Tabs id="scenario-figures" selectedTabId={tab} onChange={(id) => setView({ figure: String(id) })} animate={false}>
        {tabs.map(({ id, title }) => (
          <Tab key={id} id={id} title={title} panel={id === tab && id === 'plane' && view.result.markets.length > 0 ? <PlaneTab view={view} /> : id === tab && figure !== null ? <FigureView figure={figure} /> : <p className="muted">There are no numbers to draw for this market.</p>} />
        ))}
      </Tabs>
    </section>
  );
}

function figureOf(tab: TabId, view: ScenarioView, appearance: 'light' | 'dark'): Figure | null {
  const { document, result, market, parties, rules, context } = view;
  const scenario = result.name;
  const rule = rules[0] ?? null;
  const estimates = hasEstimates(result);
  const shared = sharedContext(document, document.markets.map(({ dataset }) => dataset), context.firms);
  switch (tab) {
    case 'shares':
      return market === null ? null : beforeAfterFigure({ result: market, scenario, parties, context }, { appearance });
    case 'contributions':
      return market === null ? null : contributionsFigure({ result: market, scenario, parties, rule, context }, { appearance });
    // Has a tab of its own.
    case 'plane':
      return null;
    case 'definitions':
      return result.markets.length === 0 ? null : definitionsFigure({ scenario: result, parties, rule, estimates, context: shared }, { appearance });
  }
}
