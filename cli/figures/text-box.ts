import { advanceWidth } from '../../core/figures/text-width';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Bold letters are wider by about this factor. */
const BOLD = 1.06;
/** Line spacing and the part of a line above the baseline, as in Plotly's own layout of text. */
const LINE = 1.3;
const ASCENT = 0.92;

/** The value of a style that an element has itself or inherits, from `style` or an attribute. */
function inherited(element: Element, name: string): string | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const own = (at as SVGElement).style?.getPropertyValue(name) || at.getAttribute(name);
    if (own) return own;
  }
  return null;
}

/** Bounding box of a text element by the metrics of the fonts of printed figures: the same on every machine, whatever fonts it has. */
export function textBox(element: Element): Box {
  const size = Number.parseFloat(inherited(element, 'font-size') ?? '12');
  const weight = inherited(element, 'font-weight') ?? 'normal';
  const factor = weight === 'bold' || Number(weight) >= 600 ? BOLD : 1;
  const spans = [...element.querySelectorAll('tspan.line')];
  const lines = spans.length > 0 ? spans.map((span) => span.textContent ?? '') : [element.textContent ?? ''];
  const width = Math.max(...lines.map((line) => advanceWidth(line, size) * factor));
  const anchor = inherited(element, 'text-anchor') ?? 'start';
  const x = Number(element.getAttribute('x') ?? 0);
  const y = Number(element.getAttribute('y') ?? 0);
  return {
    x: anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x,
    y: y - size * ASCENT,
    width,
    height: (lines.length - 1) * size * LINE + size * 1.15,
  };
}

/** Bounding box of any drawn element: exact for rectangles and lines of a path, the union of the children for a group. */
export function boxOf(element: Element): Box {
  const tag = element.tagName.toLowerCase();
  if (tag === 'text' || tag === 'tspan') return textBox(element);
  if (tag === 'rect') {
    const value = (name: string): number => Number(element.getAttribute(name) ?? 0);
    return { x: value('x'), y: value('y'), width: value('width'), height: value('height') };
  }
  if (tag === 'path') return pathBox(element.getAttribute('d') ?? '');
  return union([...element.children].map((child) => moved(boxOf(child), child)));
}

function moved(box: Box, element: Element): Box {
  const match = /translate\(\s*(-?[\d.]+)[\s,]+(-?[\d.]+)/.exec(element.getAttribute('transform') ?? '');
  return match === null ? box : { ...box, x: box.x + Number(match[1]), y: box.y + Number(match[2]) };
}

function union(boxes: readonly Box[]): Box {
  const drawn = boxes.filter((box) => box.width > 0 || box.height > 0);
  if (drawn.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...drawn.map((box) => box.x));
  const y = Math.min(...drawn.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...drawn.map((box) => box.x + box.width)) - x,
    height: Math.max(...drawn.map((box) => box.y + box.height)) - y,
  };
}

function pathBox(d: string): Box {
  const numbers = (d.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const xs = numbers.filter((_, at) => at % 2 === 0);
  const ys = numbers.filter((_, at) => at % 2 === 1);
  if (xs.length === 0 || ys.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
