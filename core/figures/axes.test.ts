import { expect, test } from 'vitest';
import { formatCell } from './cells';
import { plain } from './parts';
import { placeLabels } from './place-labels';
import { symlog, symlogTicks } from './symlog';
import { ticksFromZero } from './ticks';

test('ticks start at zero and are round', () => {
  expect(ticksFromZero(0.378)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(ticksFromZero(1800)).toEqual([0, 500, 1000, 1500]);
  expect(ticksFromZero(0)).toEqual([0]);
});

test('the scale of changes is odd, rising, and zero at zero', () => {
  expect(symlog(0)).toBe(0);
  expect(symlog(90)).toBeCloseTo(1, 12);
  expect(symlog(-90)).toBeCloseTo(-1, 12);
  expect(symlogTicks(0, 300)).toEqual([0, 10, 20, 50, 100, 200]);
  expect(symlogTicks(-300, 5000)[0]).toBe(-100);
});

test('two points at the same place have their labels on different sides', () => {
  const point = { x: 100, y: 100, width: 60, height: 14 };
  const [one, two] = placeLabels([point, point], { width: 400, height: 200 });
  expect(one).not.toBe(two);
});

test('a label at the right edge goes to the left', () => {
  expect(placeLabels([{ x: 395, y: 100, width: 60, height: 14 }], { width: 400, height: 200 })).toEqual(['middle left']);
});

test('names are never markup to Plotly', () => {
  expect(plain('<b>A&B</b>')).toBe('&lt;b&gt;A&amp;B&lt;/b&gt;');
});

test('cells keep to their side of a limit, and what does not exist is a dash', () => {
  expect(formatCell(1800.04, { name: 'HHI', format: 'hhi', limits: [1800] })).toBe('1,800.04');
  expect(formatCell(null, { name: 'HHI', format: 'hhi' })).toBe('–');
  expect(formatCell(Number.NaN, { name: 'HHI', format: 'hhi' })).toBe('–');
});
