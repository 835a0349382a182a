import type { Condition, Quantity, RuleSet, Severity } from '../rules/rule-set';
import { formatHhi } from '../format';

/** The limits that a rule sets for a quantity, ascending, each once: its tests and, for the HHI, its bands. */
export function limitsFor(rule: RuleSet | null, quantity: Quantity): number[] {
  if (rule === null) return [];
  const limits = new Set<number>();
  for (const test of rule.tests) if (test.quantity === quantity) limits.add(test.limit);
  for (const scale of rule.scales) {
    if (scale.quantity !== quantity) continue;
    for (const band of scale.bands) if (band.below !== null) limits.add(band.below.limit);
  }
  return [...limits].sort((a, b) => a - b);
}

export interface Band {
  readonly name: string;
  readonly from: number;
  /** `null`: no upper end. */
  readonly to: number | null;
}

/** Bands of the HHI in the rule's words; ranges between its limits where the rule names none; empty without HHI limits. */
export function bandsOf(rule: RuleSet | null): Band[] {
  if (rule === null) return [];
  const scale = rule.scales.find(({ id, quantity }) => id === 'band' && quantity === 'postHhi');
  if (scale !== undefined) {
    let from = 0;
    return scale.bands.map((band) => {
      const made = { name: band.name, from, to: band.below?.limit ?? null };
      from = band.below?.limit ?? from;
      return made;
    });
  }
  const limits = limitsFor(rule, 'postHhi');
  if (limits.length === 0) return [];
  return [0, ...limits].map((from, at) => {
    const to = limits[at] ?? null;
    const name = to === null ? `above ${formatHhi(from)}` : from === 0 ? `up to ${formatHhi(to)}` : `${formatHhi(from)} to ${formatHhi(to)}`;
    return { name, from, to };
  });
}

/** A rectangle of the HHI-change plane in which the rule gives one answer. `null`: no upper end. */
export interface Region {
  readonly hhi: { readonly from: number; readonly to: number | null };
  readonly change: { readonly from: number; readonly to: number | null };
  readonly outcome: string;
  readonly label: string;
  readonly severity: Severity;
}

/**
 * The plane cut at every limit of the rule, each cell with the outcome that holds inside it by HHI and change alone:
 * tests of other quantities count as missed. Exact, since outcomes change nowhere but at the limits.
 */
export function regionsOf(rule: RuleSet): Region[] {
  const hhiCuts = limitsFor(rule, 'postHhi');
  const changeCuts = limitsFor(rule, 'delta');
  const regions: Region[] = [];
  for (const hhi of intervals(hhiCuts)) {
    for (const change of intervals(changeCuts)) {
      const at = { postHhi: inside(hhi), delta: inside(change) };
      const outcome = rule.outcomes.find(({ when }) => when === null || holds(rule, when, at))!;
      regions.push({ hhi, change, outcome: outcome.id, label: outcome.label, severity: outcome.severity });
    }
  }
  return regions;
}

function intervals(cuts: readonly number[]): { from: number; to: number | null }[] {
  const edges = [0, ...cuts.filter((cut) => cut > 0)];
  return edges.map((from, at) => ({ from, to: edges[at + 1] ?? null }));
}

function inside({ from, to }: { from: number; to: number | null }): number {
  return to === null ? from + 1 : (from + to) / 2;
}

function holds(rule: RuleSet, condition: Condition, at: { readonly postHhi: number; readonly delta: number }): boolean {
  if (typeof condition !== 'string') {
    if ('all' in condition) return condition.all.every((part) => holds(rule, part, at));
    if ('any' in condition) return condition.any.some((part) => holds(rule, part, at));
    return !holds(rule, condition.not, at);
  }
  const test = rule.tests.find(({ id }) => id === condition)!;
  if (test.quantity !== 'postHhi' && test.quantity !== 'delta') return false;
  const value = at[test.quantity];
  return test.comparison.startsWith('>') ? value > test.limit : value < test.limit;
}
