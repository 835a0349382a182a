import { expect, test } from 'vitest';
import { screenMarket } from '../../core/analysis/screen';
import type { Step } from '../../core/deal/step';
import { stepSchema } from '../../core/deal/step';
import { commissionPartnershipDelta } from '../../core/economics/commission-partnership';
import { hhi } from '../../core/economics/hhi';
import { deltaHhi } from '../../core/economics/merger';
import { silentStakeDelta, totalControlDelta } from '../../core/economics/partial-stake';
import { ruleSets } from '../../core/rules/rule-sets';
import { testStructure } from '../structures';
import { agree } from './agree';
import commissions from './commission-partnership.json';
import stakes from './partial-stake.json';

const screened = (shares: Record<string, number>, step: Step) =>
  screenMarket({ id: 'm', name: 'm', structure: testStructure(shares), steps: [stepSchema.parse(step)], rules: ruleSets });

test('a stake without control, with total control, and as a full merger', () => {
  stakes.inputs.rows.forEach((row, at) => {
    const expected = stakes.expected.rows[at]!;
    agree(silentStakeDelta(row.s_i, row.s_j, row.stake), expected.silent_delta_points, row.id);
    agree(totalControlDelta(row.s_i, row.s_j, row.stake), expected.total_control_delta_points, row.id);
    agree(deltaHhi([row.s_i, row.s_j]), expected.full_merger_delta_points, row.id);
  });
});

test('the step: silent, the HHI stays and no rule is read; with control the shares count as one firm, and the MHHI stands beside', () => {
  stakes.inputs.rows.forEach((row, at) => {
    const expected = stakes.expected.rows[at]!;
    const shares = { I: row.s_i, J: row.s_j, K: 0.2 };
    const step: Step = { type: 'stake', acquirer: 'I', target: 'J', stake: row.stake };
    const silent = screened(shares, { ...step, control: false });
    expect(silent).toMatchObject({ change: 0, outcomes: [], mergedShare: null });
    agree(silent.incentives!.mhhiDelta, expected.silent_delta_points, row.id);
    const control = screened(shares, { ...step, control: true });
    agree(control.change, expected.full_merger_delta_points, row.id);
    agree(control.mergedShare!, row.s_i + row.s_j, row.id);
    expect(control.outcomes).toHaveLength(ruleSets.length);
    agree(control.incentives!.mhhiDelta, expected.total_control_delta_points, row.id);
  });
});

test('commissions on rivals’ sales, each direction on its own', () => {
  commissions.inputs.cases.forEach((one, at) => {
    const expected = commissions.expected.cases[at]!;
    const firms = Object.keys(one.shares);
    const shares = Object.values(one.shares);
    const found = commissionPartnershipDelta(
      shares,
      one.rates.map(({ earner, on_sales_of, rate }) => ({ earner: firms.indexOf(earner), onSalesOf: firms.indexOf(on_sales_of), rate })),
    );
    agree(hhi(shares), expected.hhi_points, one.id);
    expected.links.forEach((link, i) => agree(found.links[i], link.delta_points, one.id));
    agree(found.total, expected.mhhi_delta_points, one.id);
    agree(hhi(shares) + found.total, expected.mhhi_points, one.id);
  });
});

test('the step: the firm on whose sales a rate is earned, its partner, and the rates in both directions', () => {
  commissions.inputs.cases.forEach((one, at) => {
    const expected = commissions.expected.cases[at]!;
    const rate = (earner: string): number => one.rates.find((link) => link.earner === earner)?.rate ?? 0;
    const result = screened(one.shares, { type: 'partner', firm: 'A', partners: [{ firm: 'B', earns: rate('B'), pays: rate('A') }] });
    expect(result).toMatchObject({ change: 0, outcomes: [] });
    expect(result.incentives!.approximate).toBe(true);
    expect(result.incentives!.interests.map(({ holder, firm }) => [holder, firm])).toEqual(expected.links.map((link) => [link.earner, link.on_sales_of]));
    expected.links.forEach((link, i) => agree(result.incentives!.interests[i]!.delta, link.delta_points, one.id));
    agree(result.incentives!.mhhiDelta, expected.mhhi_delta_points, one.id);
    agree(result.after.hhi, expected.hhi_points, one.id);
  });
});
