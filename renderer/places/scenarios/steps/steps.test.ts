import { expect, test } from 'vitest';
import { testStructure } from '../../../../tests/structures';
import { screenMarket } from '../../../../core/analysis/screen';
import { stepKinds, stepTypes } from '../../../../core/deal/kinds';
import type { Step } from '../../../../core/deal/step';
import { ruleSet } from '../../../../core/rules/rule-sets';
import { alternativesTo, answersOf } from './answers';
import { nearestName } from './nearest-name';
import { rangeFault, rangeOf } from './number-range';
import { fieldOfProblem, remedyOf } from './remedy';
import { startSplit } from './start-split';
import { faultOf, withField } from './with-field';

const us = ruleSet('us-2023')!;
const market = testStructure({ A: 0.3, B: 0.22, C: 0.18, D: 0.14, E: 0.1, F: 0.06 });
const screened = (steps: readonly Step[]) => screenMarket({ id: 'm', name: 'm', structure: market, steps, rules: [us] });

test('every kind of step begins with one that is sound and changes or explains something', () => {
  for (const type of stepTypes) {
    const step = stepKinds[type].blank({ structure: market, parties: [] });
    expect(faultOf(step)).toBeNull();
    expect(screened([step]).problems).toEqual([]);
  }
});

test('a remedy that a button offers mends the step', () => {
  const broken: [Step[], string][] = [
    [[{ type: 'divest', from: 'A', to: 'B', share: 0.9 }], 'share'],
    [[{ type: 'merge', parties: ['A', 'B', 'A'] }], 'parties'],
    [[{ type: 'merge', parties: ['A', 'B'], into: 'C' }], 'into'],
    [[{ type: 'merge', parties: ['A', 'B'] }, { type: 'exit', firm: 'B' }], 'firm'],
    [[{ type: 'exit', firm: 'A', diversion: { A: 0.5, B: 0.5 } }], 'diversion'],
    [[{ type: 'expand', firm: 'A', share: 0.01, takes: { A: 1 } }], 'takes'],
    [[{ type: 'enter', firm: 'A', share: 0.01 }], 'firm'],
    [[{ type: 'partner', firm: 'A', partners: [{ firm: 'B' }, { firm: 'B' }] }], 'partners'],
    [[{ type: 'adjust', shares: { A: 0.5 }, rest: 'unknown' }], 'shares'],
    [[{ type: 'adjust', shares: { A: 0.2, B: 0.2, C: 0.2, D: 0.1, E: 0.05, F: 0.05 } }], 'shares'],
  ];
  for (const [steps, field] of broken) {
    const { problems, deal } = screened(steps);
    expect(problems).toHaveLength(1);
    expect(fieldOfProblem(problems[0]!)).toBe(field);
    const before = deal.steps.at(-2)?.after ?? deal.before;
    const remedy = remedyOf(steps.at(-1)!, problems[0]!, before);
    expect(remedy, problems[0]!.code).not.toBeNull();
    expect(faultOf(remedy!.step)).toBeNull();
    expect(screened([...steps.slice(0, -1), remedy!.step]).problems).toEqual([]);
  }
});

test('a number out of range is said with its range, and an end only where it is allowed', () => {
  const [share] = stepKinds.enter.numbers({ type: 'enter', firm: 'G', share: 0.1 });
  const range = rangeOf(share as Parameters<typeof rangeOf>[0]);
  expect(rangeFault(1, range)).toBe('Give a percentage above 0% and below 100%.');
  expect(rangeFault(0.999, range)).toBeNull();
  const [sold] = stepKinds.divest.numbers({ type: 'divest', from: 'A', to: 'B', share: 0.1 });
  expect(rangeFault(1, rangeOf(sold as Parameters<typeof rangeOf>[0]))).toBeNull();
  expect(rangeFault(0, rangeOf(sold as Parameters<typeof rangeOf>[0]))).toBe('Give a percentage above 0% up to 100%.');
});

test('a table of diversion begins with whole percent that add up', () => {
  expect(startSplit(market, 'A')).toEqual({ B: 0.36, C: 0.28, D: 0.21, E: 0.15 });
  expect(startSplit(testStructure({ A: 1 }), 'A')).toBeNull();
});

test('a name with a slip is found, another is not', () => {
  const known = ['Amazon', 'Walmart', 'eBay'];
  expect([nearestName('Amazn', known), nearestName('walm', known), nearestName('Wallmart', known), nearestName('Sears', known)]).toEqual(['Amazon', 'Walmart', 'Walmart', null]);
});

test('what it would take is a step that brings the outcome that is promised', () => {
  const steps: Step[] = [{ type: 'merge', parties: ['A', 'F'] }, { type: 'divest', from: 'A', to: 'E', share: 0.02 }];
  const [answer] = answersOf({ market: screened(steps), steps, at: 1, rules: [us] });
  expect(answer).toMatchObject({ field: 'share', outcome: 'no_presumption', value: expect.closeTo((0.26 - Math.sqrt(0.26 ** 2 - 4 * 0.013)) / 2, 12) as number });
  expect(answer!.step).toMatchObject({ share: 0.068 });
  expect(screened([steps[0]!, answer!.step!]).outcomes[0]!.outcome).toBe('no_presumption');
});

test('other targets and other owners are sorted by what the rule would say', () => {
  const steps: Step[] = [{ type: 'merge', parties: ['A', 'F'] }];
  const groups = alternativesTo({ market: screened(steps), steps, at: 0, rule: us });
  expect(groups.map(({ words, steps: list }) => [words, list.map(({ name }) => name)])).toEqual([['presumption', ['B', 'C', 'D', 'E']]]);
  const small: Step[] = [{ type: 'merge', parties: ['F', 'A'] }];
  for (const group of alternativesTo({ market: screened(small), steps: small, at: 0, rule: us })) {
    for (const { step } of group.steps) expect(us.outcomes.find(({ id }) => id === screened([step]).outcomes[0]!.outcome)!.label).toBe(group.words);
  }
});

test('a field is set and taken out without touching the others', () => {
  const step: Step = { type: 'merge', parties: ['A', 'B'], id: 'x' };
  expect(withField(withField(step, 'into', 'C'), 'into', undefined)).toEqual(step);
});
