import type { Distance } from '../../../core/analysis/distance';
import type { MarketResult } from '../../../core/analysis/results';
import { screenMarket } from '../../../core/analysis/screen';
import type { DivestStep } from '../../../core/deal/divest';
import type { Step } from '../../../core/deal/step';
import type { RuleSet } from '../../../core/rules/rule-set';

/** Digits of the fraction that is tried: a hundredth of a percent first, finer where that oversteps. */
const DIGITS = [4, 5, 6, 8, 10, 12];

/**
 * The step that a divestiture among the distances asks for, confined to this market and rounded up to as few digits as change
 * the answer as promised. `null` for a distance that no step brings about, or an absence.
 */
export function stepFor(distance: Distance, market: MarketResult, steps: readonly Step[], rule: RuleSet): DivestStep | null {
  const { kind, value, firm, outcome } = distance;
  const { mergedFirm, after, before } = market.deal;
  if (!kind.startsWith('divest') || value === null || mergedFirm === null) return null;
  const to = firm ?? entrantName([...after.firms, ...before.firms]);
  const held = after.shares[after.firms.indexOf(mergedFirm)] ?? 0;
  for (const digits of DIGITS) {
    const share = Math.min(held, Number((Math.ceil(value * 10 ** digits - 1e-6) / 10 ** digits).toFixed(digits)));
    if (!(share > 0)) continue;
    const step: DivestStep = { type: 'divest', from: mergedFirm, to, share, markets: [market.id] };
    const tried = screenMarket({ id: market.id, name: market.name, structure: before, steps: [...steps, step], rules: [rule] });
    if (tried.outcomes[0]?.outcome === outcome) return step;
  }
  return null;
}

function entrantName(taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'New entrant' : `New entrant ${n}`;
    if (!taken.includes(name)) return name;
  }
}

/** Rivals that a divestiture is solved for besides the smallest: earlier buyers, then the two largest. */
export function likelyBuyers({ deal }: MarketResult): string[] {
  const { after, mergedFirm, buyers } = deal;
  const largest = after.firms
    .map((firm, at) => ({ firm, share: after.shares[at]! }))
    .filter(({ firm, share }) => firm !== mergedFirm && share > 0)
    .sort((a, b) => b.share - a.share || (a.firm < b.firm ? -1 : 1))
    .slice(0, 2)
    .map(({ firm }) => firm);
  return [...new Set([...buyers.filter((firm) => after.firms.includes(firm)), ...largest])];
}

/** The distances without the smallest rival where it is one of the buyers that are named anyway; an absence that several share stands once. */
export function withoutRepeats(found: readonly Distance[]): Distance[] {
  return found.filter(
    ({ kind, firm, value, sentence }, at) =>
      (kind !== 'divest-to-smallest' || firm === null || !found.some((other) => other.kind === 'divest-to-rival' && other.firm === firm)) &&
      (value !== null || found.findIndex((other) => other.sentence === sentence) === at),
  );
}

/** What a distance is about: "Divest to Walmart", "Share of Amazon"; "Divest" where no divestiture is needed. */
export function headingOf({ kind, firm, value, sentence }: Distance): string {
  switch (kind) {
    case 'divest-to-rival':
    case 'divest-to-smallest':
      if (value === null && sentence.startsWith('Nothing needs')) return 'Divest';
      return firm === null ? 'Divest to a rival' : kind === 'divest-to-smallest' ? `Divest to ${firm}, the smallest rival` : `Divest to ${firm}`;
    case 'divest-to-entrant':
      return 'Divest to an entrant';
    case 'party-share':
      return firm === null ? "A party's share" : `Share of ${firm}`;
    case 'fringe-share':
      return 'How much is not known';
    case 'fringe-firm':
      return 'Who holds what is not known';
    case 'none':
      return 'Nothing to solve';
  }
}
