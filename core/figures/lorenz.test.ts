import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCell } from './cells';
import { lorenzFigure } from './lorenz';

const context = { basis: 'share of sales', source: 'Typed by hand', synthetic: false, firms: [] };
const figureOf = (shares: readonly number[], fringe = 0) =>
  lorenzFigure(
    {
      structure: {
        market: 'M', period: '2024', firms: shares.map((_, at) => `F${at}`), shares: Float64Array.from(shares), estimate: new Uint8Array(shares.length),
        fringe, unknown: 0, total: null, unit: 'share', mergedInto: {},
      },
      name: 'Cement',
      context,
    },
    { appearance: 'light' },
  );
const curve = (figure: ReturnType<typeof figureOf>): { x: number[]; y: number[] } => figure.data[1] as unknown as { x: number[]; y: number[] };

test('the curve of 50, 30 and 20 goes through 20 and 50 percent, and its coefficient is 0.2', () => {
  const figure = figureOf([0.3, 0.5, 0.2]);
  const { x, y } = curve(figure);
  expect(x).toEqual([0, 1 / 3, 2 / 3, 1]);
  [0, 0.2, 0.5, 1].forEach((held, at) => expect(y[at]).toBeCloseTo(held, 12));
  expect(figure.title).toBe('The Gini coefficient of the 3 named firms is 0.2000');
  expect(figure.table.rows.map(([firm]) => firm)).toEqual(['F2', 'F0', 'F1']);
  expect(figure.reading).toMatch(/smallest 33\.3% of the 3 named firms hold 20\.0%.*0\.2000\.$/);
});

test('a fringe is left out of both axes and said in the footer', () => {
  const whole = figureOf([0.5, 0.3, 0.2]);
  const part = figureOf([0.25, 0.15, 0.1], 0.5);
  curve(part).y.forEach((held, at) => expect(held).toBeCloseTo(curve(whole).y[at]!, 12));
  expect(part.title).toBe(whole.title);
  expect(part.footer).toContain('50.0% of the market is fringe or not known');
  expect(whole.footer).not.toContain('fringe');
});

test.each([[[]], [[1]], [[0.25, 0.25, 0.25, 0.25]], [[0.4, 0]]])('a market of %j is said in words without holes', (shares) => {
  const figure = figureOf(shares);
  for (const text of [figure.title, figure.reading, figure.footer, ...figure.table.rows.flatMap((row) => row.map((cell, at) => formatCell(cell, figure.table.columns[at]!)))]) {
    expect(text).not.toMatch(/NaN|undefined|null|-0/);
  }
  expect(JSON.stringify(figure.data)).not.toContain('null');
});

test('the curve rises to 1 below the line of equal firms, and the area between them is half the coefficient', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 30 }), (sizes) => {
      const all = sizes.reduce((total, size) => total + size, 0);
      const figure = figureOf(sizes.map((size) => size / all));
      const { x, y } = curve(figure);
      let below = 0;
      for (let i = 1; i < x.length; i++) {
        expect(y[i]!).toBeLessThanOrEqual(x[i]! + 1e-12);
        expect(y[i]!).toBeGreaterThan(y[i - 1]!);
        below += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2;
      }
      expect(y.at(-1)).toBe(1);
      const said = /is (\d\.\d+|0)$/.exec(figure.title);
      if (said !== null) expect(Math.abs(1 - 2 * below - Number(said[1]))).toBeLessThan(1e-4);
    }),
  );
});
