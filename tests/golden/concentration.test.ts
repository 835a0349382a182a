import { expect, test } from 'vitest';
import { leaderDominates } from '../../core/economics/dominance';
import { measureOf, sortedShares } from '../../core/economics/measures';
import { agree } from './agree';
import ecommerce from './concentration-ecommerce.json';
import pareto from './concentration-pareto200.json';
import reference from './concentration-reference.json';
import shapes from './concentration-shapes.json';

const plain = {
  numbers_equivalent: 'numbersEquivalent', normalised_hhi: 'normalisedHhi', entropy: 'entropy', relative_entropy: 'relativeEntropy',
  entropy_numbers_equivalent: 'entropyNumbersEquivalent', theil: 'theil', hall_tideman: 'hallTideman', horvath: 'horvath', gini: 'gini',
  hoover: 'hoover', garcia_alba_dominance: 'garciaAlbaDominance', melnik_shy_stenbacka_threshold: 'melnikShyStenbackaThreshold',
  kwoka_dominance: 'kwokaDominance', hhi_points: 'hhi',
} as const;
const withParameter = { cr: 'cr', hannah_kay: 'hannahKay', linda: 'linda' } as const;

interface Vector {
  readonly id: string;
  readonly shares: number[];
  readonly fringe: number;
}

for (const file of [reference, shapes, ecommerce, pareto]) {
  test(`${file.case}: every index agrees with the reference values`, () => {
    let compared = 0;
    file.inputs.vectors.forEach((vector: Vector, at) => {
      const expected = file.expected.vectors[at] as unknown as Record<string, unknown>;
      const sorted = sortedShares(vector.shares);
      const check = (id: string, reference: unknown, parameter?: number): void => {
        const { value, reason } = measureOf(id)!.compute(sorted, vector.fringe, parameter);
        agree(value, reference, `${vector.id} ${id}(${parameter ?? ''})`);
        expect(reason === undefined).toBe(value !== null);
        compared++;
      };
      for (const [key, id] of Object.entries(plain)) check(id, expected[key]);
      for (const [key, id] of Object.entries(withParameter)) {
        for (const [parameter, value] of Object.entries(expected[key] as Record<string, unknown>)) check(id, value, Number(parameter));
      }
      expect(leaderDominates(sorted)).toBe(expected.melnik_shy_stenbacka_leader_dominates);
    });
    expect(compared).toBeGreaterThan(20);
  });
}
