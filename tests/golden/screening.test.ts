import { expect, test } from 'vitest';
import { exactScreen, screenNumbers } from '../../core/economics/exact-screen';
import { normalise } from '../../core/economics/rational';
import { hhiOf } from '../../core/economics/hhi';
import { deltaHhiOf } from '../../core/economics/merger';
import { evaluate } from '../../core/rules/evaluate';
import type { Outcome } from '../../core/rules/evaluate';
import { ruleSet } from '../../core/rules/rule-sets';
import shares from './screening-shares.json';
import values from './screening-values.json';

type Expected = Record<string, boolean | string | undefined>;

/** The golden keys of an outcome, read from band, outcome id and findings. */
function seen(outcome: Outcome, expected: Expected): Expected {
  const all: Expected = { outcome: outcome.outcome, ...outcome.findings };
  return Object.fromEntries(Object.keys(expected).map((key) => [key, all[key]]));
}

test('every row of screening-values comes out as the texts say', () => {
  expect(values.inputs.rows.length).toBe(589);
  values.inputs.rows.forEach((row, at) => {
    const outcome = evaluate(ruleSet(row.rule)!, {
      postHhi: row.post_hhi_points,
      preHhi: row.post_hhi_points - row.delta_points,
      delta: row.delta_points,
      mergedShare: row.merged_share,
    });
    const expected = values.expected.rows[at] as Expected;
    expect({ ...row, ...seen(outcome, expected) }).toEqual({ ...row, ...expected });
  });
});

/** What a person gets who computes with doubles and hands in the exact values for the limits. */
function screenSizes(sizes: readonly number[], parties: readonly number[]) {
  const total = sizes.reduce((a, b) => a + b, 0);
  const own = parties.map((at) => sizes[at]!);
  const merged = own.reduce((a, b) => a + b, 0);
  const after = [...sizes.filter((_, at) => !parties.includes(at)), merged];
  return {
    preHhi: hhiOf(sizes, total),
    postHhi: hhiOf(after, total),
    delta: deltaHhiOf(own, total),
    mergedShare: merged / total,
    shares: after.map((size) => size / total).sort((a, b) => b - a),
    exact: () => exactScreen({ sizes, parties }),
  };
}

test('whole-number sizes at a limit or one unit off it are read in exact arithmetic', () => {
  const rows = shares.expected.rows;
  shares.inputs.rows.forEach((row, at) => {
    const expected = rows[at]!;
    const input = screenSizes(row.sizes, row.parties);
    const exact = exactScreen({ sizes: row.sizes, parties: row.parties });
    for (const [key, value] of [['postHhi', expected.post_hhi_exact], ['delta', expected.delta_exact]] as const) {
      const { n, d } = normalise(exact[key]);
      expect(d === 1n ? `${n}` : `${n}/${d}`).toBe(value);
    }
    const numbers = screenNumbers(exact);
    expect(numbers.preHhi).toBeCloseTo(expected.pre_hhi_points, 9);
    expect(numbers.mergedShare).toBe(expected.merged_share);
    for (const key of ['preHhi', 'postHhi', 'delta', 'mergedShare'] as const) {
      expect(Math.abs(input[key] - numbers[key])).toBeLessThanOrEqual(1e-12 * Math.abs(numbers[key]));
    }
    for (const [rule, outcome] of Object.entries(expected.outcomes)) {
      const result = evaluate(ruleSet(rule)!, input);
      expect({ id: row.id, rule, ...seen(result, outcome as Expected) }).toEqual({ id: row.id, rule, ...outcome });
    }
  });
});
