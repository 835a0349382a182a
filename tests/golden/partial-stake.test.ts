import { test } from 'vitest';
import { commissionPartnershipDelta } from '../../core/economics/commission-partnership';
import { hhi } from '../../core/economics/hhi';
import { deltaHhi } from '../../core/economics/merger';
import { silentStakeDelta, totalControlDelta } from '../../core/economics/partial-stake';
import { agree } from './agree';
import commissions from './commission-partnership.json';
import stakes from './partial-stake.json';

test('a stake without control, with total control, and as a full merger', () => {
  stakes.inputs.rows.forEach((row, at) => {
    const expected = stakes.expected.rows[at]!;
    agree(silentStakeDelta(row.s_i, row.s_j, row.stake), expected.silent_delta_points, row.id);
    agree(totalControlDelta(row.s_i, row.s_j, row.stake), expected.total_control_delta_points, row.id);
    agree(deltaHhi([row.s_i, row.s_j]), expected.full_merger_delta_points, row.id);
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
