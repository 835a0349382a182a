import type * as PlotlyModule from 'plotly.js';

export type Plotly = typeof PlotlyModule;

let loading: Promise<Plotly> | undefined;

/** Plotly is a third of the program: fetched with the first figure, not with the window. A failed load is tried anew. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= import('plotly.js-cartesian-dist-min')
    .then((module) => module.default)
    .catch((cause: unknown) => {
      loading = undefined;
      throw cause;
    });
  return loading;
}
