import { instabilityBetween } from '../core/analysis/instability';
import { measure } from '../core/analysis/measure';
import { measureAll, measureAsked, measureIds } from '../core/analysis/measures';
import type { Measures } from '../core/analysis/results';
import type { MeasureText } from '../core/economics/measures';
import { instabilityText } from '../core/economics/measures';
import type { ShareTable } from '../core/market/share-table';
import type { Structure } from '../core/market/structure';
import { structureOf } from '../core/market/structure';
import { UsageError } from './exit-codes';
import { parseList } from './input/specs';

/** Measures as a document gives them: one that cannot be computed is `null`, with its reason. */
export interface ReportedMeasures {
  readonly measures: { readonly [M in keyof Measures]: number | null } & Readonly<Record<string, number | null>>;
  readonly reasons: Readonly<Record<string, string>>;
}

/** A measure that was asked for, with the parameter that its id carries or that is usual. */
export interface AskedMeasure {
  readonly id: string;
  readonly text: MeasureText;
  readonly parameter: number | null;
}

/** `hhi,cr8,linda3` or `all`. Throws `UsageError` for an id that there is not. */
export function parseMeasures(text: string): AskedMeasure[] {
  const ids = parseList('--measures', text).flatMap((id) => (id === 'all' ? [...measureIds, instabilityText.id] : [id]));
  return [...new Set(ids)].map((id) => {
    if (id === instabilityText.id) return { id, text: instabilityText, parameter: null };
    const found = measureAsked(id);
    if (found === null) throw new UsageError(`There is no measure "${id}". Choose from all, ${[...measureIds, instabilityText.id].join(', ')}; cr, hannahKay and linda may carry a number, as in cr8, hannahKay0.5, linda3.`);
    return { id, text: found.measure, parameter: found.parameter ?? null };
  });
}

/** Concentration of one market. A market in which no row names a firm has a number of firms, 0, and nothing else. */
export function reportedMeasures(table: ShareTable, cell: number, asked: readonly AskedMeasure[]): ReportedMeasures {
  const structure = structureOf(table, cell);
  const basic = structure.firms.length > 0 ? { measures: measure(structure), reasons: {} } : nothing;
  const measures: Record<string, number | null> = {};
  const reasons: Record<string, string> = {};
  const single = measureAll(structure, asked.flatMap(({ id }) => (id === instabilityText.id ? [] : [id])));
  for (const { id, value, reason } of asked.some(({ id }) => id === instabilityText.id) ? [...single, moved(table, cell, structure)] : single) {
    measures[id] = value;
    if (value === null) reasons[id] = reason ?? 'Not defined for these shares.';
  }
  return { measures: { ...measures, ...basic.measures }, reasons: { ...reasons, ...basic.reasons } };
}

const NO_FIRM = 'No row of this market names a firm.';
const none = { hhi: null, hhiLow: null, hhiHigh: null, cr1: null, cr4: null };
const nothing = { measures: { ...none, firms: 0 }, reasons: Object.fromEntries(Object.keys(none).map((name) => [name, NO_FIRM])) };

/** Instability of shares since the market's period before this one. */
function moved(table: ShareTable, cell: number, after: Structure): { id: string; value: number | null; reason?: string } {
  const { id } = instabilityText;
  if (cell === 0 || table.cellMarket[cell - 1] !== table.cellMarket[cell]) return { id, value: null, reason: 'The data has no earlier period of this market.' };
  return { id, value: instabilityBetween(structureOf(table, cell - 1), after) };
}
