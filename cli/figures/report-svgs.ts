import type { ReportModel } from '../../core/report/model';
import { figuresOf } from '../../core/report/model';
import { createFigureRenderer } from './renderer';

/** Width of the report's text column in CSS pixels. */
const REPORT_WIDTH = 760;

/** Draws every figure of a report, by its key. */
export async function reportSvgs(model: ReportModel): Promise<Map<string, string>> {
  const renderer = await createFigureRenderer();
  try {
    const svgs = new Map<string, string>();
    for (const { key, figure } of figuresOf(model)) svgs.set(key, await renderer.svg(figure, { width: REPORT_WIDTH }, key));
    return svgs;
  } finally {
    renderer.close();
  }
}
