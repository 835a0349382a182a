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
import { CurveTab } from './curve-tab';
import { PlaneTab } from './plane-tab';
import './scenario-figures.css';
import type { ScenarioView } from './use-scenario';

const tabs = [
  { id: 'shares', title: 'Shares before and after' },
  { id: 'contributions', title: 'Contributions' },
  { id: 'plane', title: 'HHI and change' },
  { id: 'curve', title: 'Curve' },
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
          <Tab key={id} id={id} title={title} panel={id === tab ? <TabContent tab={tab} view={view} figure={figure} /> : <></>} />
        ))}
      </Tabs>
    </section>
  );
}

function TabContent({ tab, view, figure }: { readonly tab: TabId; readonly view: ScenarioView; readonly figure: Figure | null }) {
  if (tab === 'plane' && view.result.markets.length > 0) return <PlaneTab view={view} />;
  if (tab === 'curve' && view.market !== null) return <CurveTab view={view} market={view.market} />;
  return figure === null ? <p className="muted">There are no numbers to draw for this market.</p> : <FigureView figure={figure} />;
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
    // Have tabs of their own.
    case 'plane':
    case 'curve':
      return null;
    case 'definitions':
      return result.markets.length === 0 ? null : definitionsFigure({ scenario: result, parties, rule, estimates, context: shared }, { appearance });
  }
}
