import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FigureRenderer } from '../../cli/figures/renderer';
import { createFigureRenderer } from '../../cli/figures/renderer';
import { advanceWidth } from '../../core/figures/text-width';
import { allFigures } from './all-figures';

const folder = join(import.meta.dirname, 'svg');
const names = Object.keys(allFigures('print'));
let renderer: FigureRenderer;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  renderer = await createFigureRenderer();
}, 60_000);
afterAll(() => renderer.close());

/** One element a line and coordinates to a tenth: a difference in a review is a difference on the page. */
function reviewable(svg: string): string {
  const tenth = (tag: string): string => tag.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(1)) || 0));
  return `${svg.replace(/<[^>]*>/g, tenth).replace(/></g, '>\n<')}\n`;
}

test.each(names)('%s is drawn as in its reviewed file', async (name) => {
  const figure = allFigures('print')[name]!;
  const drawn = reviewable(await renderer.svg(figure, { width: 760 }, name));
  const reviewed = join(folder, `${name}.svg`);
  const changed = join(folder, `${name}-changed.svg`);
  if (!existsSync(reviewed) || readFileSync(reviewed, 'utf8') !== drawn) {
    writeFileSync(changed, drawn);
    expect.fail(`The drawing differs from tests/figures/svg/${name}.svg. Look at ${name}-changed.svg beside it, and rename it if it is right.`);
  }
  rmSync(changed, { force: true });
}, 30_000);

test('the same figure gives the same SVG, also after others were drawn', async () => {
  const figure = allFigures('light')['before-after']!;
  const first = await renderer.svg(figure, { width: 640 });
  await renderer.svg(allFigures('dark')['plane-us']!, { width: 640 });
  expect(await renderer.svg(figure, { width: 640 })).toBe(first);
}, 30_000);

test('drawing leaves the figure as it was', async () => {
  const figure = allFigures('print')['shares']!;
  const before = JSON.stringify(figure);
  await renderer.svg(figure, { width: 640 });
  expect(JSON.stringify(figure)).toBe(before);
}, 30_000);

test('a PNG has the size that was asked for', async () => {
  const figure = allFigures('print')['contributions']!;
  const png = Buffer.from(await renderer.png(figure, { width: 500, height: 200 }, 2));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1000, 400]);
}, 30_000);

test.each(names)('no name or number on the axes of %s is cut at the edge', async (name) => {
  const svg = new JSDOM(await renderer.svg(allFigures('print')[name]!, { width: 760 }, name)).window.document;
  const labels = [...svg.querySelectorAll('.xtick text, .ytick text')];
  expect(labels.length).toBeGreaterThan(2);
  for (const label of labels) {
    const shift = /translate\((-?[\d.]+)/.exec(label.getAttribute('transform') ?? '');
    const x = Number(label.getAttribute('x')) + Number(shift?.[1] ?? 0);
    const lines = [...label.querySelectorAll('tspan.line')].map((line) => line.textContent ?? '');
    const width = Math.max(...(lines.length > 0 ? lines : [label.textContent ?? '']).map((line) => advanceWidth(line, 12)));
    const anchor = label.getAttribute('text-anchor');
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    expect(left, label.textContent ?? '').toBeGreaterThanOrEqual(0);
    expect(left + width, label.textContent ?? '').toBeLessThanOrEqual(760);
  }
}, 30_000);
