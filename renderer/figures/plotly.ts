import type * as PlotlyModule from 'plotly.js';
import sheetUrl from './plotly-sheet.css?url';

export type Plotly = typeof PlotlyModule;

/** The element that Plotly looks for before it makes a style element of its own. */
const SHEET_ID = 'plotly.js-style-global';

let loading: Promise<Plotly> | undefined;

/** Plotly is a third of the program: fetched with the first figure, not with the window. A failed load is tried anew. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= giveSheet()
    .then(() => import('plotly.js-cartesian-dist-min'))
    .then((module) => module.default)
    .catch((cause: unknown) => {
      loading = undefined;
      throw cause;
    });
  return loading;
}

/** Puts a style sheet of ours where Plotly keeps its rules. It must be there, loaded, before Plotly is. */
function giveSheet(): Promise<void> {
  if (document.getElementById(SHEET_ID) !== null) return Promise.resolve();
  const link = document.createElement('link');
  link.id = SHEET_ID;
  link.rel = 'stylesheet';
  link.href = sheetUrl;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error('The style sheet of the figures could not be read.'));
    });
    document.head.append(link);
  });
}
