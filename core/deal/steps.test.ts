import { expect, test } from 'vitest';
import { testStructure } from '../../tests/structures';
import { compare, rational } from '../economics/rational';
import type { Structure } from '../market/structure';
import { exactDeal } from './exact';
import { namesOf, renamedStep, stepNumber, stepSentence, stepTypes } from './kinds';
import { applySteps, isPlainMerger } from './scenario';
import { isSince } from './since';
import type { Step } from './step';
import { stepSchema } from './step';

const market = testStructure({ A: 0.3, B: 0.22, C: 0.18, D: 0.14, E: 0.1 }, { fringe: 0.06 });
const shareOf = ({ firms, shares }: Structure, firm: string): number => shares[firms.indexOf(firm)] ?? 0;
const run = (...steps: Step[]) => applySteps(market, steps);
const problemOf = (...steps: Step[]): string | undefined => run(...steps).problems[0]?.code;
const noteOf = (step: Step): string | undefined => {
  const { outcome } = run(step).steps[0]!;
  return !outcome.applied && 'note' in outcome ? outcome.note : undefined;
};

test('workspaces and files with mergers and divestitures stay as they were', () => {
  const steps = [{ type: 'merge', parties: ['A', 'B'], into: 'AB', platforms: ['A'], markets: ['m'], muted: true, id: 'x' }, { type: 'divest', from: 'A', to: 'B', share: 0.1 }];
  for (const step of steps) expect(stepSchema.parse(step)).toEqual(step);
});

test('an exit in proportion leaves nothing of the firm and gives the fringe its part', () => {
  const { after, size } = run({ type: 'exit', firm: 'D' });
  expect(after.firms).toEqual(['A', 'B', 'C', 'E']);
  expect(shareOf(after, 'A')).toBeCloseTo(0.3 / 0.86, 14);
  expect(after.fringe).toBeCloseTo(0.06 / 0.86, 14);
  expect(size).toBe(1);
});

test('a vector names firms of the market, the fringe, and firms that are new to it; what it leaves is lost', () => {
  const { after, size, steps } = run({ type: 'exit', firm: 'D', diversion: { A: 0.25, Other: 0.25, New: 0.25 } });
  expect(size).toBeCloseTo(0.965, 14);
  expect(after.fringe).toBeCloseTo((0.06 + 0.035) / 0.965, 14);
  expect(shareOf(after, 'New')).toBeCloseTo(0.035 / 0.965, 14);
  expect(steps[0]!.outcome).toMatchObject({ notes: ['New was not in this market and enters it with what it takes from D', '3.5% of the market leaves it: shares and HHI are of the smaller market'] });
});

test('a part that is lost beside a diversion in proportion, and all of it', () => {
  expect(run({ type: 'exit', firm: 'D', lost: 0.5 }).size).toBeCloseTo(0.93, 14);
  const all = run({ type: 'exit', firm: 'D', lost: 1 });
  expect(all.size).toBeCloseTo(0.86, 14);
  expect(shareOf(all.after, 'A')).toBeCloseTo(0.3 / 0.86, 14);
});

test('exits that cannot be: of a part of a firm, to the firm itself, of the last one', () => {
  expect(problemOf({ type: 'merge', parties: ['A', 'B'] }, { type: 'exit', firm: 'B' })).toBe('exit-of-part');
  expect(problemOf({ type: 'exit', firm: 'D', diversion: { D: 0.5 } })).toBe('diverts-to-itself');
  expect(applySteps(testStructure({ A: 1 }), [{ type: 'exit', firm: 'A' }]).problems).toMatchObject([{ code: 'nobody-left' }]);
  expect(applySteps(testStructure({ A: 1 }), [{ type: 'exit', firm: 'A', diversion: { New: 1 } }]).after).toMatchObject({ firms: ['New'] });
  expect(noteOf({ type: 'exit', firm: 'Z' })).toBe('Z is not in this market, so nobody leaves it');
});

test('a diversion of more than everything, and a loss beside a vector, are refused by the schema', () => {
  expect(stepSchema.safeParse({ type: 'exit', firm: 'D', diversion: { A: 0.7, B: 0.4 } }).error!.issues[0]!.message).toBe('The fractions add up to 110%, which is more than 100%.');
  expect(stepSchema.safeParse({ type: 'exit', firm: 'D', diversion: { A: 0.1, B: 0.2, C: 0.7 } }).success).toBe(true);
  expect(stepSchema.safeParse({ type: 'exit', firm: 'D', diversion: { A: 0.7 }, lost: 0.1 }).success).toBe(false);
});

test('what the market names passes to its new owner; where it names the owner, the share of the asset moves', () => {
  const own = run({ type: 'transfer', asset: 'B', from: 'Owner', to: 'E' });
  expect(own).toMatchObject({ mergedFirm: 'E', parties: ['E', 'B'] });
  expect(shareOf(own.after, 'E')).toBeCloseTo(0.32, 14);
  expect(isPlainMerger(own)).toBe(true);
  const part = run({ type: 'transfer', asset: 'Shop', from: 'A', to: 'New', share: 0.1 });
  expect(part.buyers).toEqual(['New']);
  expect(shareOf(part.after, 'New')).toBe(0.1);
  expect(noteOf({ type: 'transfer', asset: 'Shop', from: 'A', to: 'New' })).toContain('does not say what share Shop has');
  expect(noteOf({ type: 'transfer', asset: 'Shop', from: 'Owner', to: 'New' })).toBe('neither Shop nor Owner is in this market');
  expect(problemOf({ type: 'transfer', asset: 'B', from: 'A', to: 'A' })).toBe('transfer-to-itself');
});

test('an owner from outside changes no share, and later steps find the asset under its name', () => {
  const deal = run({ type: 'transfer', asset: 'B', from: 'Owner', to: 'New' }, { type: 'merge', parties: ['New', 'C'] });
  expect(deal.steps[0]!.outcome).toMatchObject({ applied: false, note: 'New has no share in this market, so that of B only changes its owner' });
  expect(deal.after.shares.reduce((a, b) => a + b, 0)).toBeCloseTo(0.94, 14);
  expect(shareOf(deal.after, 'New')).toBeCloseTo(0.4, 14);
});

test('an entrant takes from the others in proportion, or by fractions with new demand for the rest', () => {
  const { after } = run({ type: 'enter', firm: 'New', share: 0.1 });
  expect(shareOf(after, 'New')).toBe(0.1);
  expect(shareOf(after, 'A')).toBeCloseTo(0.27, 14);
  const grown = run({ type: 'enter', firm: 'New', share: 0.1, takes: { A: 0.5 } });
  expect(grown.size).toBeCloseTo(1.05, 14);
  expect(shareOf(grown.after, 'New')).toBeCloseTo(0.1 / 1.05, 14);
  expect(shareOf(grown.after, 'A')).toBeCloseTo(0.25 / 1.05, 14);
  expect(problemOf({ type: 'enter', firm: 'A', share: 0.1 })).toBe('already-in-market');
  expect(problemOf({ type: 'enter', firm: 'New', share: 0.5, takes: { A: 1 } })).toBe('takes-too-much');
});

test('a firm that expands gains what the others lose', () => {
  const { after } = run({ type: 'expand', firm: 'A', share: 0.07 });
  expect(shareOf(after, 'A')).toBeCloseTo(0.37, 14);
  expect(shareOf(after, 'B')).toBeCloseTo(0.22 * 0.9, 14);
  expect(problemOf({ type: 'expand', firm: 'A', share: 0.7 })).toBe('takes-too-much');
  expect(problemOf({ type: 'expand', firm: 'A', share: 0.1, takes: { A: 0.5 } })).toBe('takes-from-itself');
  expect(problemOf({ type: 'expand', firm: 'A', share: 0.1, takes: { Other: 1 } })).toBe('takes-too-much');
  expect(shareOf(run({ type: 'expand', firm: 'A', share: 0.05, takes: { Other: 1 } }).after, 'A')).toBeCloseTo(0.35, 14);
  expect(noteOf({ type: 'expand', firm: 'Z', share: 0.1 })).toContain('Z is not in this market');
});

test('adjusted shares: the others keep their proportions, or their shares with the rest unknown', () => {
  const scaled = run({ type: 'adjust', shares: { A: 0.5, New: 0.04 } }).after;
  expect([shareOf(scaled, 'A'), shareOf(scaled, 'New')]).toEqual([0.5, 0.04]);
  expect(shareOf(scaled, 'B') / shareOf(scaled, 'C')).toBeCloseTo(0.22 / 0.18, 12);
  const kept = run({ type: 'adjust', shares: { A: 0.2, E: 0 }, rest: 'unknown' }).after;
  expect(kept.firms).toEqual(['A', 'B', 'C', 'D']);
  expect(kept.unknown).toBeCloseTo(0.2, 14);
  expect(shareOf(kept, 'B')).toBe(0.22);
  expect(problemOf({ type: 'adjust', shares: { A: 0.5 }, rest: 'unknown' })).toBe('shares-above-one');
  expect(problemOf({ type: 'merge', parties: ['A', 'B'] }, { type: 'adjust', shares: { A: 0.5, B: 0.1 } })).toBe('firm-adjusted-twice');
  expect(applySteps(testStructure({ A: 0.6, B: 0.4 }), [{ type: 'adjust', shares: { A: 0.5, B: 0.4 } }]).problems).toMatchObject([{ code: 'shares-below-one' }]);
});

test('growth changes sizes: those not named stay as large as they are', () => {
  const { after, size } = run({ type: 'adjust', growth: { A: 0.5, B: -1, Z: 2 } });
  expect(size).toBeCloseTo(1 + 0.15 - 0.22, 14);
  expect(shareOf(after, 'A')).toBeCloseTo(0.45 / 0.93, 14);
  expect(after.firms).not.toContain('B');
  expect(applySteps(testStructure({ A: 1 }), [{ type: 'adjust', growth: { A: -1 } }]).problems).toMatchObject([{ code: 'nobody-left' }]);
  expect(stepSchema.safeParse({ type: 'adjust' }).success).toBe(false);
});

test('a partner that is one firm with the other earns nothing, and a partner elsewhere changes nothing here', () => {
  const partners: Step = { type: 'partner', firm: 'A', partners: [{ firm: 'B', earns: 0.1 }, { firm: 'Z', earns: 0.1 }] };
  expect(run(partners).interests).toMatchObject([{ kind: 'commission', holder: 'B', firm: 'A', rate: 0.1 }]);
  expect(run({ type: 'merge', parties: ['A', 'B'] }, partners).interests).toEqual([]);
  expect(noteOf({ ...partners, partners: [{ firm: 'Z' }] })).toBe('Z is not in this market, so the partnership changes no incentive here');
  expect(problemOf({ ...partners, partners: [{ firm: 'A' }] })).toBe('partner-listed-twice');
});

test('a limit is decided exactly after an exit: 1/3 each is an HHI of 10,000/3, not a rounding beside it', () => {
  const start = testStructure({ A: 0.2, B: 0.2, C: 0.2, D: 0.4 });
  const exact = exactDeal(applySteps(start, [{ type: 'exit', firm: 'D' }]), 'A');
  expect(compare(exact.postHhi, rational(10_000n, 3n))).toBe(0);
  expect(compare(exact.mergedShare, rational(1n, 3n))).toBe(0);
  const lost = exactDeal(applySteps(start, [{ type: 'exit', firm: 'D', diversion: { A: 0.1, B: 0.2 } }]), 'B');
  expect(compare(lost.mergedShare, rational(28n, 72n))).toBe(0);
});

test('periods: from the first one on, by date or in natural order', () => {
  expect(isSince('2024', undefined) && isSince('', '2024') && isSince('2024', '2024') && isSince('2024Q1', '2024') && isSince('2025-01', '2024Q4')).toBe(true);
  expect(isSince('2023', '2024') || isSince('2023Q4', '2024') || isSince('2024-03-30', '2024-03-31') || isSince('2024H1', '2024H2')).toBe(false);
  expect(isSince('Wave 10', 'Wave 9')).toBe(true);
  expect(run({ type: 'exit', firm: 'D', since: '2025' }).steps[0]!.outcome).toMatchObject({ applied: false, note: 'applies from 2025 on' });
});

test('names that become one add up their fractions', () => {
  const owner = (name: string): string => (name === 'A' || name === 'B' ? 'Owner' : name);
  expect(renamedStep({ type: 'exit', firm: 'D', diversion: { A: 0.1, B: 0.2, C: 0.1 } }, owner)).toEqual({ type: 'exit', firm: 'D', diversion: { Owner: 0.3, C: 0.1 } });
  expect(renamedStep({ type: 'adjust', growth: { A: 0.1, B: 0.2 } }, owner)).toEqual({ type: 'adjust', growth: { Owner: 0.1, B: 0.2 } });
  expect(namesOf({ type: 'transfer', asset: 'Shop', from: 'A', to: 'B' }).map(({ role }) => role)).toEqual(['asset', 'new', 'new']);
});

test('sentences', () => {
  const said: [Step, string][] = [
    [{ type: 'stake', acquirer: 'A', target: 'B', stake: 0.6 }, 'A acquires 60% of B with control'],
    [{ type: 'transfer', asset: 'TikTok', from: 'ByteDance', to: 'X' }, 'ByteDance must sell TikTok to X'],
    [{ type: 'exit', firm: 'D', ban: true, since: '2025' }, 'D is banned: its share goes to the others in proportion to their shares, from 2025 on'],
    [{ type: 'exit', firm: 'D', lost: 0.2 }, 'D leaves the market: 80% goes to the others in proportion to their shares, 20% is lost to the market'],
    [{ type: 'enter', firm: 'N', share: 0.1, takes: { A: 0.5 } }, 'N enters with 10% of the market: 50% from A, 50% from new demand'],
    [{ type: 'partner', firm: 'A', partners: [{ firm: 'B', earns: 0.08 }, { firm: 'C' }] }, 'A partners with B and C: B earns 8% on sales of A'],
    [{ type: 'adjust', growth: { A: 0.5, B: -0.1 } }, 'A grows by 50% and B shrinks by 10%'],
  ];
  for (const [step, words] of said) expect(stepSentence(step)).toBe(words);
});

test('the menu has every kind, and a number of a step can be varied by its field', () => {
  expect(stepTypes).toEqual(['merge', 'stake', 'partner', 'divest', 'transfer', 'exit', 'enter', 'expand', 'adjust']);
  const exit: Step = { type: 'exit', firm: 'D', diversion: { 'Amazon.com': 0.3, B: 0.2 } };
  const number = stepNumber(exit, 'diversion:Amazon.com')!;
  expect([number.value, number.low, number.high]).toEqual([0.3, 0, 0.8]);
  expect(number.set(0.5)).toEqual({ ...exit, diversion: { 'Amazon.com': 0.5, B: 0.2 } });
  expect(stepNumber(exit, 'lost')).toBeNull();
});
