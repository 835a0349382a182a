import fc from 'fast-check';
import { expect, test } from 'vitest';
import partialStake from '../../tests/golden/partial-stake.json';
import common from '../../tests/golden/mhhi-common-ownership.json';
import { testStructure } from '../../tests/structures';
import { hhi } from '../economics/hhi';
import type { Stake } from '../market/stakes';
import { marketMhhi } from './mhhi';
import { banzhaf } from './mhhi-banzhaf';

const close = (value: number | null, wanted: number): void => expect(Math.abs(value! - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));

test('common owners: control in proportion to stakes, and control by the largest holder, dispersed holders left out', () => {
  const [proportional] = common.inputs.cases;
  const { owners, shares, beta } = proportional!;
  const market = testStructure(Object.fromEntries(shares.map((share, j) => [`F${j}`, share])));
  const stakes: Stake[] = owners.flatMap((owner, i) => beta[i]!.flatMap((stake, j) => (stake > 0 ? [{ owner, firm: `F${j}`, stake }] : [])));
  const found = marketMhhi(market, stakes, { control: 'proportional', rest: 'dispersed' });
  const expected = common.expected.cases[0]!;
  close(found.mhhi, expected.mhhi_points);
  close(found.delta, expected.mhhi_delta_points);
  expected.profit_weights.forEach((row, j) => row.forEach((weight, k) => close(found.weights![j]![k]!, weight)));
  const founders = marketMhhi(market, stakes, { control: 'total', rest: 'dispersed' });
  close(founders.mhhi, common.expected.cases[1]!.mhhi_points);
  expect(founders.notes[0]).toContain('Thresholds');
});

test('a stake of one firm in another: silent and with total control', () => {
  partialStake.inputs.rows.forEach(({ s_i, s_j, stake }, at) => {
    const expected = partialStake.expected.rows[at]! as Record<string, unknown>;
    const market = testStructure({ I: s_i, J: s_j });
    const held = stake > 0 ? [{ owner: 'I', firm: 'J', stake }] : [];
    close(marketMhhi(market, held, { control: 'silent' }).delta, expected.silent_delta_points as number);
    if (stake > 0) close(marketMhhi(market, held, { control: 'total' }).delta, expected.total_control_delta_points as number);
  });
});

test('without stakes the MHHI is the HHI under every model', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 }), fc.constantFrom('proportional', 'silent', 'total', 'banzhaf'), (sizes, control) => {
      const total = sizes.reduce((a, b) => a + b, 0);
      const market = testStructure(Object.fromEntries(sizes.map((size, i) => [`F${i}`, size / total])));
      const found = marketMhhi(market, [], { control });
      expect(found.mhhi).toBe(hhi(market.shares));
      expect(found.delta).toBe(0);
    }),
  );
});

test('what a firm holds is held by its owners: a stake of a fund in the holder reaches through', () => {
  const market = testStructure({ A: 0.5, B: 0.5 });
  const { owners, cashFlow } = marketMhhi(market, [{ owner: 'Fund', firm: 'A', stake: 0.4 }, { owner: 'A', firm: 'B', stake: 0.25 }], { control: 'silent' });
  const fund = cashFlow[owners.indexOf('Fund')]!;
  expect(Array.from(fund)).toEqual([0.4, 0.1]);
  for (const j of [0, 1]) expect(cashFlow.reduce((all, row) => all + row[j]!, 0)).toBeCloseTo(1, 12);
});

test('Banzhaf: textbook voting games, and a majority has all power', () => {
  expect(Array.from(banzhaf([50, 49, 1].map((x) => x / 100))!)).toEqual([0.6, 0.2, 0.2]);
  expect(Array.from(banzhaf([0.51, 0.3, 0.19])!)).toEqual([1, 0, 0]);
  // [6; 4, 3, 2, 1]: Banzhaf counts 5, 3, 3, 1.
  expect(Array.from(banzhaf([0.4, 0.3, 0.2, 0.1])!.map((x) => x * 12))).toEqual([5, 3, 3, 1].map((x) => expect.closeTo(x, 9) as number));
  expect(banzhaf(new Float64Array(21))).toBeNull();
});

test('absences name the firm', () => {
  const market = testStructure({ A: 0.6, B: 0.4 });
  const many = Array.from({ length: 21 }, (_, i) => ({ owner: `O${i}`, firm: 'A', stake: 0.04 }));
  expect(marketMhhi(market, many, { control: 'banzhaf', rest: 'dispersed' })).toMatchObject({ mhhi: null, reason: expect.stringContaining('A has 21 holders') as string });
  expect(marketMhhi(market, [{ owner: 'X', firm: 'B', stake: 0.7 }, { owner: 'Y', firm: 'B', stake: 0.6 }], { control: 'silent' }).reason).toContain('stakes in B add up to 130%');
});
