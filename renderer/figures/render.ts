import { cleanSvg } from '../../core/figures/clean-svg';
import type { Appearance, Figure } from '../../core/figures/figure';
import { themeOf } from '../../core/figures/theme';
import { captionedSvg } from './captioned-svg';
import { loadPlotly } from './plotly';

/** Width of a figure in a report and in an exported picture, in CSS pixels. */
export const EXPORT_WIDTH = 760;
/** Exported bitmaps have twice the pixels, for print and sharp screens. */
const PNG_SCALE = 2;

const heightOf = (figure: Figure): number => figure.layout.height ?? 400;

/** The drawing alone as SVG fit to stand in a document with others: `idPrefix` keeps their ids apart. */
export async function renderSvg(figure: Figure, idPrefix = figure.id, width = EXPORT_WIDTH): Promise<string> {
  const plotly = await loadPlotly();
  const height = heightOf(figure);
  const url = await plotly.toImage(
    { data: figure.data, layout: { ...figure.layout, width, height } },
    { format: 'svg', width, height },
  );
  const text = decodeURIComponent(url.slice(url.indexOf(',') + 1));
  return cleanSvg(text, idPrefix);
}

/** The figure with title, subtitle and footer as an SVG file. */
export async function exportSvg(figure: Figure, appearance: Appearance): Promise<string> {
  return (await captioned(figure, appearance)).svg;
}

/** The figure with title, subtitle and footer as a PNG file. */
export async function exportPng(figure: Figure, appearance: Appearance): Promise<Uint8Array> {
  const { svg, height } = await captioned(figure, appearance);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = EXPORT_WIDTH * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('The picture could not be drawn. Save the figure as SVG instead.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('The picture could not be drawn. Save the figure as SVG instead.');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function captioned(figure: Figure, appearance: Appearance): Promise<{ svg: string; height: number }> {
  return captionedSvg(await renderSvg(figure), figure, themeOf(appearance), EXPORT_WIDTH, heightOf(figure));
}
