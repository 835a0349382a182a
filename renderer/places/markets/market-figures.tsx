import { useMemo } from 'react';
import { sharesFigure } from '../../../core/figures/shares';
import { trendFigure } from '../../../core/figures/trend';
import { FigureView } from '../../figures/figure';
import { useAppearance } from '../../state/appearance';
import type { MarketView } from './use-market';

/** Shares of the open period, and the HHI over the periods where there are several. */
export function MarketFigures({ view }: { readonly view: MarketView }) {
  const appearance = useAppearance();
  const { structure, trend, definition, banding, parties, context } = view;
  const shares = useMemo(
    () => (structure === null ? null : sharesFigure({ structure, name: definition.name, parties, context }, { appearance })),
    [structure, definition.name, parties, context, appearance],
  );
  const overTime = useMemo(
    () =>
      trend === null || trend.periods.length < 2
        ? null
        : trendFigure({ trend, rule: banding, estimates: structure?.estimate.includes(1) ?? false, context }, { appearance }),
    [trend, banding, structure, context, appearance],
  );
  return (
    <>
      {shares !== null && <FigureView figure={shares} />}
      {overTime === null ? (
        <p className="muted market-no-trend">The data has one period for this market, so there is no trend to draw.</p>
      ) : (
        <FigureView figure={overTime} />
      )}
    </>
  );
}
