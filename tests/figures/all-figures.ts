import type { Appearance, Figure } from '../../core/figures/figure';
import { beforeAfterFigure } from '../../core/figures/before-after';
import { compareFigure } from '../../core/figures/compare';
import { contributionsFigure } from '../../core/figures/contributions';
import { curveFigure } from '../../core/figures/curve';
import { definitionMatrixFigure } from '../../core/figures/definition-matrix';
import { definitionsFigure } from '../../core/figures/definitions';
import { explainedFigure } from '../../core/figures/explained';
import { footprintFigure } from '../../core/figures/footprint';
import { lorenzFigure } from '../../core/figures/lorenz';
import { planeFigure } from '../../core/figures/plane';
import { reachFigure } from '../../core/figures/reach';
import { sharesFigure } from '../../core/figures/shares';
import { trendFigure } from '../../core/figures/trend';
import { definitionsSwept, namesSwept, remedyExplained } from './compared';
import { footprintOf } from './footprint';
import { context, eu2004, parties, reach, remedyCurve, retail, scenarios, stakeCurve, trend, us2023 } from './fixture';

/** Every figure on the small deal, by the name of its snapshot. */
export function allFigures(appearance: Appearance): Record<string, Figure> {
  const options = { appearance };
  const deal = scenarios[1]!;
  const remedy = scenarios[2]!;
  return {
    shares: sharesFigure({ structure: retail, name: 'US online retail', parties, context }, options),
    trend: trendFigure({ trend, rule: us2023, estimates: true, context }, options),
    lorenz: lorenzFigure({ structure: retail, name: 'US online retail', context }, options),
    'trend-one-period': trendFigure({ trend: { ...trend, periods: trend.periods.slice(0, 1) }, rule: eu2004, estimates: false, context }, options),
    'before-after': beforeAfterFigure({ result: deal.markets[0]!, scenario: deal.name, parties, context }, options),
    'before-after-untouched': beforeAfterFigure({ result: deal.markets[2]!, scenario: deal.name, parties, context }, options),
    contributions: contributionsFigure({ result: deal.markets[1]!, scenario: deal.name, parties, rule: us2023, context }, options),
    'contributions-remedy': contributionsFigure({ result: remedy.markets[0]!, scenario: remedy.name, parties, rule: us2023, context }, options),
    'plane-us': planeFigure({ scenario: deal.name, markets: deal.markets, rule: us2023, estimates: true, context }, options),
    'plane-eu': planeFigure({ scenario: remedy.name, markets: remedy.markets, rule: eu2004, estimates: true, context }, options),
    curve: curveFigure({ curve: remedyCurve, scenario: 'Target acquires Costco, divests to Macy’s', market: 'Clubs, 2024', step: 'Target divests 2% of the market to Macy’s', rule: us2023, estimates: false, context }, options),
    'curve-stake': curveFigure({ curve: stakeCurve, scenario: 'Amazon takes a stake in TikTok', market: 'US digital advertising, 2024', step: 'Amazon acquires 30% of TikTok', rule: us2023, estimates: true, context }, options),
    reach: reachFigure({ reach, scenario: deal.name, parties, context }, options),
    footprint: footprintFigure({ footprint: footprintOf([{ type: 'merge', parties }]), scenario: deal.name, parties, context }, options),
    'footprint-partners': footprintFigure({ footprint: footprintOf([{ type: 'partner', firm: 'Amazon', partners: [{ firm: 'TikTok', pays: 0.05 }] }]), scenario: 'Partners', parties: [], context }, options),
    compare: compareFigure({ scenarios, quantity: 'after', rule: us2023, estimates: true, context }, options),
    'compare-change': compareFigure({ scenarios, quantity: 'change', rule: us2023, estimates: true, context }, options),
    'definition-matrix': definitionMatrixFigure({ sweep: definitionsSwept, scenarios: namesSwept, estimates: true, context }, options),
    explained: explainedFigure({ explained: remedyExplained, baseline: scenarios[0]!.name, scenario: remedy.name, where: 'US online retail, 2022', context }, options),
    definitions: definitionsFigure({ scenario: deal, parties, rule: us2023, estimates: true, context }, options),
  };
}
