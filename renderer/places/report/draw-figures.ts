import { figuresOf } from '../../../core/report/model';
import type { ReportModel } from '../../../core/report/model';
import { renderSvg } from '../../figures/render';

/** Drawings by figure key with what they were made from, so that a figure is drawn again only when it changes. */
const drawn = new Map<string, { readonly made: string; readonly svg: string }>();

/**
 * Draws the figures of a report one by one, giving the window room between them. Resolves to `null` when `signal` is
 * aborted. A figure that cannot be drawn is left out; the report then shows its sentence and table.
 */
export async function drawFigures(model: ReportModel, signal: AbortSignal, onProgress: (done: number, all: number) => void): Promise<ReadonlyMap<string, string> | null> {
  const svgs = new Map<string, string>();
  const figures = figuresOf(model);
  for (const [at, { key, figure }] of figures.entries()) {
    const made = JSON.stringify([figure.data, figure.layout]);
    const known = drawn.get(key);
    if (known?.made === made) {
      svgs.set(key, known.svg);
      continue;
    }
    onProgress(at, figures.length);
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (signal.aborted) return null;
    const svg = await renderSvg(figure, key).catch(() => null);
    if (signal.aborted) return null;
    if (svg === null) continue;
    drawn.set(key, { made, svg });
    svgs.set(key, svg);
  }
  return svgs;
}
