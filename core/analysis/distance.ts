import { screenNumbers } from '../economics/exact-screen';
import { exactDeal } from '../deal/exact';
import { isPlainMerger } from '../deal/scenario';
import { positionOf } from '../market/structure';
import type { RuleSet } from '../rules/rule-set';
import { divestiture } from './distance-divest';
import type { Distance, ScreenState } from './distance-kinds';
import { absence } from './distance-kinds';
import { fringeFirm, fringeShare, partyShare } from './distance-share';
import type { MarketResult } from './results';
import { compileRule } from './sweep-rules';

export type { Distance } from './distance-kinds';

export interface DistanceOptions {
  /** Firms to whom a divestiture is looked for, besides the smallest rival and an entrant. */
  readonly buyers?: readonly string[];
}

/**
 * What would change a rule's answer in a market, solved in closed form: the smallest divestiture to each buyer that leaves a
 * milder outcome, read for the merged firm and for the buyer; the change of a party's share and the share of the unknown part at
 * which the outcome changes; and how large the firms of the unknown part must be for the HHI to change it. What has no solution
 * is an explained absence.
 */
export function distances(result: MarketResult, rule: RuleSet, { buyers = [] }: DistanceOptions = {}): Distance[] {
  const state = stateOf(result, rule);
  if (typeof state === 'string') return [absence('none', state)];
  const rivals = state.after.firms.map((firm, i) => ({ firm, share: state.after.shares[i]! })).filter(({ firm, share }) => firm !== state.merged && share > 0);
  const smallest = [...rivals].sort((a, b) => a.share - b.share || (a.firm < b.firm ? -1 : 1))[0];
  return [
    ...[...new Set(buyers)].map((firm) =>
      rivals.some((rival) => rival.firm === firm) ? divestiture(state, 'divest-to-rival', firm) : absence('divest-to-rival', `${firm} is not a rival in this market.`, firm),
    ),
    smallest === undefined ? absence('divest-to-smallest', 'There is no rival in this market to divest to.') : divestiture(state, 'divest-to-smallest', smallest.firm),
    divestiture(state, 'divest-to-entrant', null),
    ...state.parties.map((position) => partyShare(state, position)),
    fringeShare(state),
    fringeFirm(state),
  ];
}

/** The screen's figures at full precision, or why there is nothing to solve. */
function stateOf({ deal, outcomes, screenedFirms }: MarketResult, rule: RuleSet): ScreenState | string {
  const found = outcomes.find((one) => one.rule === rule.id);
  if (found === undefined) return 'No party is in this market, so nothing is screened.';
  if (rule.tests.length === 0) return `${rule.title} has no test, so nothing changes its answer.`;
  const outcome = rule.outcomes.find(({ id }) => id === found.outcome);
  if (outcome === undefined) return found.consequence;
  const { before, after } = deal;
  const at = deal.mergedFirm === null ? -1 : positionOf(after, deal.mergedFirm);
  if (at < 0) return 'Nothing merges in this market, so there is nothing to divest and no change to alter.';
  const merged = after.firms[at]!;
  const read = screenedFirms[outcomes.indexOf(found)]!;
  if (read !== merged) return `The answer rests on ${read}, not on ${merged}: sell to another buyer, or less to this one.`;
  const exact = exactDeal(deal, merged);
  const figures = screenNumbers(exact);
  return {
    before,
    after,
    merged,
    parties: deal.parties.map((firm) => before.firms.indexOf(firm)),
    mergedShare: figures.mergedShare,
    pre: figures.preHhi / 10_000,
    post: figures.postHhi / 10_000,
    exact,
    plain: isPlainMerger(deal),
    rule,
    compiled: compileRule(rule),
    outcome,
  };
}
