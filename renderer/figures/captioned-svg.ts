import type { Figure } from '../../core/figures/figure';
import { wrap } from '../../core/figures/text-width';
import type { Theme } from '../../core/figures/theme';
import { FONT_SIZE } from '../../core/figures/theme';

const EDGE = 16;
const TITLE_SIZE = 16;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
}

/** Puts title, subtitle and footer around the drawing of a figure, so that they travel with the picture. */
export function captionedSvg(plot: string, figure: Figure, theme: Theme, width: number, height: number): { svg: string; height: number } {
  const inner = width - 2 * EDGE;
  const lines = (text: string, size: number, bold: boolean, colour: string): Line[] =>
    wrap(text, size, inner).map((line) => ({ text: line, size, bold, colour }));
  const head = [...lines(figure.title, TITLE_SIZE, true, theme.text), ...lines(figure.subtitle, FONT_SIZE, false, theme.muted)];
  const foot = lines(figure.footer, FONT_SIZE - 1, false, theme.muted);
  let y = EDGE;
  const put = (line: Line): string => {
    y += line.size * 1.35;
    return `<text x="${EDGE}" y="${round(y - line.size * 0.3)}" font-size="${line.size}"${line.bold ? ' font-weight="600"' : ''} fill="${line.colour}">${escape(line.text)}</text>`;
  };
  const above = head.map(put).join('');
  const plotTop = Math.ceil(y + 8);
  y = plotTop + height + 8;
  const below = foot.map(put).join('');
  const total = Math.ceil(y + EDGE);
  const placed = plot.replace(/^[\s\S]*?<svg\b/, `<svg x="0" y="${plotTop}"`);
  return {
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" font-family="${theme.font}" role="img" aria-label="${escape(figure.reading)}">` +
      `<rect width="${width}" height="${total}" fill="${theme.background}"/>${above}${placed}${below}</svg>`,
    height: total,
  };
}

function round(value: number): number {
  return Number(value.toFixed(2));
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
