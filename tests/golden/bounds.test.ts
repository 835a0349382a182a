import { expect, test } from 'vitest';
import { hhiBoundsFringe } from '../../core/economics/bounds';
import { intervalBounds } from '../../core/economics/interval-bounds';
import { deltaHhi } from '../../core/economics/merger';
import fringe from './hhi-bounds-fringe.json';
import intervals from './hhi-bounds-intervals.json';
import { agree } from './agree';

test('bounds of the HHI with an unknown fringe', () => {
  const rows: readonly Record<string, unknown>[] = fringe.expected.rows;
  fringe.inputs.rows.forEach((row, at) => {
    const expected = rows[at]!;
    const cap = row.cap === undefined ? {} : { cap: row.cap };
    const { lower, upper } = hhiBoundsFringe({ known: row.known, ...cap });
    agree(lower, expected.lower_points);
    agree(upper, expected.upper_points);
    if (row.m !== undefined) {
      const counted = hhiBoundsFringe({ known: row.known, ...cap, fringeFirms: row.m });
      agree(counted.lower, expected.lower_with_m_firms_points);
      expect(counted.fringeFirmsFit).toBe(expected.m_firms_feasible_under_cap);
    }
    if (row.parties !== undefined) {
      const delta = deltaHhi(row.parties.map((party) => row.known[party]!));
      agree(delta, expected.delta_points);
      agree(lower + delta, expected.post_lower_points);
      agree(upper + delta, expected.post_upper_points);
    }
  });
});

test('ranges of HHI, post-merger HHI and delta with interval shares', () => {
  intervals.inputs.rows.forEach((row, at) => {
    const expected = intervals.expected.rows[at]!;
    const found = intervalBounds({ intervals: row.intervals as [number, number][], parties: row.parties });
    agree(found.hhi.low, expected.hhi_min_points);
    agree(found.hhi.high, expected.hhi_max_points);
    expected.argmin.forEach((share, i) => agree(found.argmin[i], share));
    agree(found.postHhi!.low, expected.post_hhi_min_points);
    agree(found.postHhi!.high, expected.post_hhi_max_points);
    agree(found.delta!.low, expected.delta_min_points);
    agree(found.delta!.high, expected.delta_max_points);
  });
});
