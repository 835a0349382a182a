import { screenMarket } from '../../core/analysis/screen';
import { curve } from '../../core/analysis/curve';
import { measure } from '../../core/analysis/measure';
import type { ReachResult, Results, ScenarioResult, Trend } from '../../core/analysis/results';
import type { ReachEstimate, ReachMethod } from '../../core/audience/audience';
import type { Step } from '../../core/deal/step';
import type { FigureContext } from '../../core/figures/figure';
import type { Structure } from '../../core/market/structure';
import { ruleSet } from '../../core/rules/rule-sets';

/** A small deal in four markets, typed by hand: two firms merge, one divests, one market is untouched. */
export const parties = ['Amazon', 'TikTok'];
export const us2023 = ruleSet('us-2023')!;
export const eu2004 = ruleSet('eu-2004')!;

function market(name: string, period: string, shares: Record<string, number>, fringe = 0, estimates: readonly string[] = []): Structure {
  const firms = Object.keys(shares);
  const known = Object.values(shares).reduce((total, share) => total + share, fringe);
  return {
    market: name, period, firms, shares: Float64Array.from(Object.values(shares)), estimate: Uint8Array.from(firms.map((firm) => (estimates.includes(firm) ? 1 : 0))),
    fringe, unknown: known < 1 - 1e-9 ? 1 - known : 0, total: null, unit: 'share', mergedInto: {},
  };
}

export const retail = market(
  'US online retail', '2022',
  { Amazon: 0.378, Walmart: 0.063, Apple: 0.039, eBay: 0.035, Target: 0.021, 'Home Depot': 0.021, Costco: 0.016, 'Best Buy': 0.016, Carvana: 0.015, Kroger: 0.014, TikTok: 0.007 },
  0.1, ['TikTok', 'Walmart'],
);
export const structures: readonly Structure[] = [
  retail,
  market('US digital advertising', '2024', { Google: 0.26, Meta: 0.213, Amazon: 0.139, TikTok: 0.038, Microsoft: 0.05 }, 0.3, ['TikTok']),
  market('Social shopping by card spend', '2024', { TikTok: 0.681, Whatnot: 0.31, Meta: 0.009 }),
  market('Social commerce, wider definition', '2025', { Meta: 0.75, TikTok: 0.182, Amazon: 0.02, Pinterest: 0.04 }, 0.008),
];

const merge: Step = { type: 'merge', parties };
const divest: Step = { type: 'divest', from: 'Amazon', to: 'Walmart', share: 0.05, markets: ['US online retail'] };

const estimate = (platforms: readonly string[], reach: number, low: number, high: number, method: ReachMethod = 'weighted-sample'): ReachEstimate => ({ platforms, reach, low, high, method, warnings: [] });

export const reach: ReachResult = {
  cohort: 'Gen Z', kind: 'respondents', synthetic: true, sample: { n: 1021, nEff: 803.4 }, basis: 'control', partnership: null, closed: null,
  parties: [estimate(['Amazon'], 0.86, 0.838, 0.881), estimate(['TikTok'], 0.62, 0.586, 0.653)],
  before: estimate(['Amazon'], 0.86, 0.838, 0.881),
  union: estimate(['Amazon', 'TikTok'], 0.931, 0.913, 0.946),
  added: estimate(['TikTok'], 0.071, 0.056, 0.09),
  rivals: [estimate(['Shein'], 0.31, 0.28, 0.343), estimate(['Temu'], 0.27, 0.241, 0.302), estimate(['Shein', 'Temu'], 0.44, 0.406, 0.475)],
  absent: [],
};

function scenario(id: string, name: string, steps: readonly Step[]): ScenarioResult {
  return {
    scenario: id, name, reach: steps.length === 0 ? null : reach,
    markets: structures.map((structure, at) => screenMarket({ id: `m${at}`, name: structure.market, structure, steps, rules: [us2023, eu2004] })),
  };
}

export const scenarios: readonly ScenarioResult[] = [
  scenario('s0', 'Status quo', []),
  scenario('s1', 'Amazon acquires TikTok', [merge]),
  scenario('s2', 'Amazon acquires TikTok, divests to Walmart', [merge, divest]),
];

/** A merger with a remedy of varied size, and a stake that carries control above one half. */
export const remedyCurve = curve({
  id: 'clubs', name: 'Clubs', structure: market('Clubs', '2024', { Target: 0.3, Kroger: 0.22, Walmart: 0.18, eBay: 0.14, 'Macy’s': 0.1, Costco: 0.06 }), rules: [us2023, eu2004], at: 1,
  steps: [{ type: 'merge', parties: ['Target', 'Costco'] }, { type: 'divest', from: 'Target', to: 'Macy’s', share: 0.02, sweep: { field: 'share', low: 0, high: 1 } }],
})!;
export const stakeCurve = curve({
  id: 'm1', name: 'US digital advertising', structure: structures[1]!, rules: [us2023], at: 0, steps: [{ type: 'stake', acquirer: 'Amazon', target: 'TikTok', stake: 0.3 }], sweep: { field: 'stake', low: 0.05, high: 1 },
})!;

export const trend: Trend = {
  id: 'm0', name: 'US online retail',
  periods: [
    { period: '2022', measures: measure(retail), instability: null },
    { period: '2023', measures: measure({ ...retail, period: '2023', shares: retail.shares.map((share) => share * 1.03), unknown: retail.unknown - 0.0187 }), instability: 0.02 },
    { period: '2024', measures: measure({ ...retail, period: '2024', shares: retail.shares.map((share) => share * 1.08), unknown: retail.unknown - 0.05 }), instability: 0.02 },
  ],
};

export const results: Results = { scenarios, trends: [trend], problems: [] };

export const context: FigureContext = {
  basis: 'share of sales', source: 'eMarketer, June 2022', synthetic: false, firms: [...new Set(structures.flatMap(({ firms }) => firms))],
};
