import { expect, test } from 'vitest';
import { screenMarket } from '../../../core/analysis/screen';
import { asPublished, checkOf } from './published-model';

/** Published shares of 65, 17.4 and 15.4: the smaller two give 2 x 17.4 x 15.4 = 535.92, where the text says 510. */
const opinion = {
  unit: 'percent' as const, parties: ['Birch', 'Cedar'], hhiAfter: 'more than 3,100', change: '510',
  firms: [{ firm: 'Alder', share: '65' }, { firm: 'Birch', share: '17.4' }, { firm: 'Cedar', share: '15.4' }, { firm: '', share: '' }],
};

test('printed figures that the shares do not give are found, and inequalities count', () => {
  const { result, problems, others } = checkOf(opinion);
  expect(problems.shares.size).toBe(0);
  const change = result.claims.find(({ figure }) => figure === 'change')!;
  expect(change.computed).toBeCloseTo(535.92, 9);
  expect(change.agrees).toBe(false);
  expect(result.claims.find(({ figure }) => figure === 'hhiAfter')!.agrees).toBe(true);
  expect(others.map(({ id }) => id)).toContain('hhi-as-fraction');
  expect(others.some(({ oneOfMany }) => oneOfMany)).toBe(false);
});

test('each problem stands at its field', () => {
  const shares = checkOf({ ...opinion, firms: [{ firm: 'Alder', share: 'sixty' }, ...opinion.firms.slice(1)] }).problems;
  expect(shares.shares.get(0)).toMatch(/^"sixty" is not a share\./);
  expect([...shares.shares.keys()]).toEqual([0]);
  expect(checkOf({ ...opinion, change: 'many' }).problems.figures.change).toContain('"many" is not a number');
  expect(checkOf({ ...opinion, parties: ['Birch'] }).problems.parties.join(' ')).toContain('two parties');
  expect(checkOf({ ...opinion, firms: [...opinion.firms.slice(0, 3), { firm: 'Alder', share: '1' }] }).problems.shares.get(3)).toContain('listed twice');
  expect(checkOf({ ...opinion, firms: [{ firm: 'Alder', share: '95' }, ...opinion.firms.slice(1)] }).problems.all.join(' ')).toContain('more than rounding allows');
});

test('rows without a name do not collide', () => {
  const { problems, result } = checkOf({ ...opinion, firms: [...opinion.firms.slice(0, 3), { firm: '', share: '1' }, { firm: ' ', share: '<1' }] });
  expect([...problems.shares]).toEqual([]);
  expect(result.problems).toEqual([]);
});

test('the open market as an opinion would print it agrees with itself', () => {
  const structure = {
    market: 'Shoes', period: '', firms: ['Alder', 'Birch', 'Cedar'], shares: Float64Array.from([0.45123, 0.25671, 0.12034]), estimate: new Uint8Array(3),
    fringe: 0.17172, unknown: 0, total: null, unit: 'share', mergedInto: {},
  };
  const market = screenMarket({ id: 'm', name: 'Shoes', structure, steps: [{ type: 'merge', parties: ['Birch', 'Cedar'] }], rules: [] });
  const printed = asPublished(market);
  expect(printed.firms.at(-1)).toEqual({ firm: 'Other', share: '17.2' });
  expect(checkOf(printed).result.claims.map(({ agrees }) => agrees)).toEqual([true, true, true]);
});
