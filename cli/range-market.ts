import { MHHI_NOTE } from '../core/analysis/mhhi';
import { intervalBounds } from '../core/economics/interval-bounds';
import type { Interval } from '../core/economics/wilson';
import type { Ownership } from '../core/market/ownership';
import { stakesIn } from '../core/market/stakes';
import type { RangeMarket } from './input/open-ranges';
import type { MhhiOptions, ReportedMhhi } from './mhhi';
import type { ConcentrationMarket } from './output/concentration';

const RANGES = 'Shares are known as ranges.';

/** Concentration of a market whose shares are ranges: the HHI is given by its exact bounds, and as a number where they meet. */
export function rangeMarketOf({ market, period, firms, fringe }: RangeMarket, ownership: Ownership | null, options: MhhiOptions): ConcentrationMarket {
  const bounds = intervalBounds({ intervals: firms.map(({ low, high }) => [low, high] as const), fringe: [fringe.low, fringe.high] });
  const point = ({ low, high }: Interval): number | null => (low === high ? low : null);
  const hhi = point(bounds.hhi);
  const reasons = { ...(hhi === null ? { hhi: `${RANGES} hhiLow and hhiHigh are its exact bounds.` } : {}), cr1: RANGES, cr4: RANGES };
  return {
    market,
    period,
    total: 1,
    unit: 'share',
    firms: firms.map(({ firm, low, high }) => ({ firm, value: point({ low, high }), share: point({ low, high }), low, high, estimate: false })),
    fringe: point(fringe),
    fringeRange: fringe,
    unknown: 0,
    measures: { hhi, hhiLow: bounds.hhi.low, hhiHigh: bounds.hhi.high, cr1: null, cr4: null, firms: firms.filter(({ high }) => high > 0).length },
    reasons,
    intervals: { hhi: bounds.hhi, exact: bounds.exact },
    ...(ownership === null ? {} : { mhhi: rangeMhhi({ market, period, firms, fringe }, ownership, options) }),
  };
}

/** Why there is no MHHI where stakes are held and shares are ranges; `null` without stakes. */
export function rangeMhhi({ firms, period }: RangeMarket, ownership: Ownership, { control, dispersed }: MhhiOptions): ReportedMhhi | null {
  const { stakes } = stakesIn(ownership, { firms: firms.map(({ firm }) => firm), mergedInto: {} }, period === '' ? undefined : period);
  if (stakes.length === 0) return null;
  return { model: control, rest: dispersed === true ? 'dispersed' : 'one holder', mhhi: null, delta: null, reason: RANGES, note: MHHI_NOTE, stakes, notes: [] };
}
