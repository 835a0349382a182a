import { expect, test } from 'vitest';
import { remedyCurve, stakeCurve, us2023 } from '../../tests/figures/fixture';
import { turnsOf } from './curve-turns';

test('each limit that is met says from where on what holds, and what the rule then says', () => {
  // The change falls to 100 at (0.26 - sqrt(0.26^2 - 4 x 0.013)) / 2 and rises to it at 0.26 less that; the share falls to 30% at 6%, and the buyer rises to it at 20%.
  expect(turnsOf(remedyCurve, us2023).map(({ where, what, outcome, turned }) => [where, what, outcome, turned])).toEqual([
    ['from 6.0% on', 'the merged share falls to 30.0%', 'presumption', false],
    ['from 6.8% on', 'the change falls to 100', 'no presumption', true],
    ['above 19.2%', 'the change rises to 100', 'presumption', true],
    ['above 20.0%', 'the share of a buyer that is screened too meets 30.0%', 'presumption', false],
  ]);
});

test('a turn without a limit says that control passes', () => {
  expect(turnsOf(stakeCurve, us2023)).toEqual([expect.objectContaining({ at: expect.closeTo(0.5, 12) as number, what: 'control passes, and the deal is screened', outcome: 'no presumption', turned: true })]);
});
