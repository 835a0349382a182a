import type { MarketResult } from '../core/analysis/results';
import type { RuleSet } from '../core/rules/rule-set';
import { explain } from './explain';
import type { MhhiOptions, ReportedMhhi } from './mhhi';
import { reportedMhhi } from './mhhi';
import type { Owners } from './input/owners';

/** MHHI before the deal, and after it where no stake is lost in the merger. */
export interface ScreenMhhi extends ReportedMhhi {
  readonly after: { readonly mhhi: number | null; readonly delta: number | null; readonly reason: string | null };
}

export interface DocumentOptions {
  readonly rules: readonly RuleSet[];
  readonly explain: boolean;
  readonly owners: Owners | null;
  readonly mhhi: MhhiOptions;
}

/** One screened market as the document gives it. Shares are fractions, HHI is in points. */
export function screenDocument(result: MarketResult, { rules, explain: wanted, owners, mhhi }: DocumentOptions) {
  const shares = (of: 'before' | 'after') => {
    const { firms, shares } = result.deal[of];
    return Object.fromEntries(firms.map((firm, i) => [firm, shares[i]!]));
  };
  return {
    market: result.market,
    period: result.period,
    parties: result.rows.filter(({ role, before }) => before > 0 && (role === 'party' || role === 'merged')).map(({ firm }) => firm),
    mergedFirm: result.deal.mergedFirm,
    buyers: result.deal.buyers,
    hhi: { before: result.before.hhi, after: result.after.hhi, change: result.change },
    hhiRange: { before: [result.before.hhiLow, result.before.hhiHigh], after: [result.after.hhiLow, result.after.hhiHigh] },
    mergedShare: result.mergedShare,
    shares: { before: shares('before'), after: shares('after') },
    fringe: { before: result.deal.before.fringe + result.deal.before.unknown, after: result.deal.after.fringe + result.deal.after.unknown },
    outcomes: result.outcomes.map(({ rule, outcome, label, consequence, severity, band, tests, findings, notTested }, at) => ({
      rule,
      outcome,
      firm: result.screenedFirms[at]!,
      label,
      consequence,
      severity,
      band,
      tests: tests.map(({ id, quantity, met, value, comparison, limit, words }) => ({ id, met, value, limit, quantity, comparison, words })),
      findings,
      notTested,
    })),
    notes: result.notes,
    ...(owners === null ? {} : { mhhi: screenMhhi(result, owners, mhhi) }),
    ...(wanted ? { explain: explain(result, rules) } : {}),
  };
}

/** MHHI of a screened market; `null` where no stakes below control are held. */
export function screenMhhi({ deal }: MarketResult, { rows }: Owners, options: MhhiOptions): ScreenMhhi | null {
  const before = reportedMhhi(deal.before, rows, options);
  if (before === null) return null;
  const after = reportedMhhi(deal.after, rows, options);
  const lost = after !== null && after.stakes.length < before.stakes.length;
  const { mhhi, delta, reason } = after ?? { mhhi: null, delta: null, reason: null };
  return {
    ...before,
    after: lost || after === null ? { mhhi: null, delta: null, reason: 'A stake in a party says nothing of the stake in the merged firm. Give the stakes after the deal in the ownership table.' } : { mhhi, delta, reason },
  };
}
