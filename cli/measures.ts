import { measure } from '../core/analysis/measure';
import type { Measures } from '../core/analysis/results';
import type { Structure } from '../core/market/structure';

/** Measures as a document gives them: one that cannot be computed is `null`, with its reason. */
export interface ReportedMeasures {
  readonly measures: { readonly [M in keyof Measures]: number | null };
  readonly reasons: Readonly<Record<string, string>>;
}

/** Concentration of one market. A market in which no row names a firm has a number of firms, 0, and nothing else. */
export function reportedMeasures(structure: Structure): ReportedMeasures {
  if (structure.firms.length > 0) return { measures: measure(structure), reasons: {} };
  const reason = 'No row of this market names a firm.';
  const none = { hhi: null, hhiLow: null, hhiHigh: null, cr1: null, cr4: null };
  return { measures: { ...none, firms: 0 }, reasons: Object.fromEntries(Object.keys(none).map((name) => [name, reason])) };
}
