import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { JSDOM, VirtualConsole } from 'jsdom';
import { cleanSvg } from '../../core/figures/clean-svg';
import type { Figure } from '../../core/figures/figure';
import { addStandIns, fixRandom } from './stand-ins';

/** Size in CSS pixels; the figure's own height where none is given. */
export interface FigureSize {
  readonly width: number;
  readonly height?: number;
}

export interface FigureRenderer {
  /** `idPrefix` keeps the ids of several figures in one document apart; the figure's id where absent. */
  svg(figure: Figure, size: FigureSize, idPrefix?: string): Promise<string>;
  /** The same as PNG, at `scale` pixels per CSS pixel (2 unless told). */
  png(figure: Figure, size: FigureSize, scale?: number): Promise<Uint8Array>;
  close(): void;
}

interface Plotly {
  toImage(figure: { data: unknown; layout: unknown; config: unknown }, options: { format: 'svg'; width: number; height: number }): Promise<string>;
}

const DEFAULT_HEIGHT = 360;

/** Draws figures with Plotly in a page without a browser. Figures are drawn one after another; `close` frees the page. */
export async function createFigureRenderer(): Promise<FigureRenderer> {
  const bundle = await readFile(createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min'), 'utf8');
  const dom = new JSDOM('<!doctype html><body></body>', {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  addStandIns(dom.window);
  fixRandom(dom.window);
  dom.window.eval(bundle);
  const plotly = (dom.window as unknown as { Plotly: Plotly }).Plotly;
  let queue: Promise<unknown> = Promise.resolve();

  async function draw(figure: Figure, size: FigureSize, idPrefix: string): Promise<string> {
    const { width } = size;
    const height = size.height ?? figure.layout.height ?? DEFAULT_HEIGHT;
    fixRandom(dom.window);
    // Plotly writes into what it is given, and the figure belongs to others.
    const { data, layout } = structuredClone({ data: figure.data, layout: figure.layout });
    const url = await plotly.toImage({ data, layout: { ...layout, width, height }, config: { staticPlot: true } }, { format: 'svg', width, height });
    return cleanSvg(decodeURIComponent(url.slice(url.indexOf(',') + 1)), idPrefix);
  }

  function svg(figure: Figure, size: FigureSize, idPrefix = figure.id): Promise<string> {
    const drawn = queue.then(() => draw(figure, size, idPrefix));
    queue = drawn.catch(() => undefined);
    return drawn;
  }

  return {
    svg,
    async png(figure, size, scale = 2) {
      return rasterise(await svg(figure, size), scale);
    },
    close: () => dom.window.close(),
  };
}

/** PNG of an SVG, with a sans-serif font that common systems have. */
export function rasterise(svg: string, scale = 2): Uint8Array {
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { defaultFontFamily: 'Liberation Sans', sansSerifFamily: 'Liberation Sans' },
    background: 'white',
  });
  return resvg.render().asPng();
}
