import { useMemo } from 'react';
import { lorenzFigure } from '../../../core/figures/lorenz';
import { FigureView } from '../../figures/figure';
import { useAppearance } from '../../state/appearance';
import type { MarketView } from './use-market';

/** How unequal the named firms are. */
export function LorenzView({ view: { structure, definition, context } }: { readonly view: MarketView }) {
  const appearance = useAppearance();
  const figure = useMemo(
    () => (structure === null ? null : lorenzFigure({ structure, name: definition.name, context }, { appearance })),
    [structure, definition.name, context, appearance],
  );
  return figure === null ? null : <FigureView figure={figure} />;
}
