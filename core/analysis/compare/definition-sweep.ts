import type { Step } from '../../deal/step';
import type { Severity } from '../../rules/rule-set';
import type { RuleSet } from '../../rules/rule-set';
import type { MarketDefinition } from '../../workspace/schema';
import type { MappedTables } from '../../workspace/tables';
import { sweep } from '../sweep';
import { NOT_SCREENED, NOT_TESTED } from '../sweep-rules';
import type { DefinedTable } from './defined-table';
import { definedTables } from './defined-table';
import type { Margin } from './margin';
import { harshest, marginOf } from './margin';
import type { CompareCase } from './opened';

/** Every market definition under one scenario, in columns by definition. HHI and change in points, shares as fractions. */
export interface SweptScenario {
  /** NaN where the data lacks the market. */
  readonly hhiBefore: Float64Array;
  readonly hhiAfter: Float64Array;
  readonly change: Float64Array;
  /** NaN where no party is present too. */
  readonly mergedShare: Float64Array;
  /** Position in the rule's outcomes, `NOT_SCREENED` or `NOT_TESTED`. */
  readonly outcome: Uint8Array;
}

/** Every candidate definition of the baseline's workspace under every case, by one rule set. */
export interface DefinitionSweep {
  readonly rule: RuleSet;
  readonly definitions: readonly MarketDefinition[];
  /** One a case. */
  readonly scenarios: readonly SweptScenario[];
}

/** Over which market definitions is the presumption met? Each definition under each case, as `screenMarket` says, in typed arrays. */
export function definitionSweep(cases: readonly CompareCase[], definitions: readonly MarketDefinition[], rule: RuleSet): DefinitionSweep {
  const tables = new Map<string, readonly DefinedTable[]>();
  return {
    rule,
    definitions,
    scenarios: cases.map(({ workspace, scenario, period }) => {
      const key = JSON.stringify([workspace.key, period]);
      const defined = tables.get(key) ?? tablesOf(definitions, workspace.document.markets, workspace.tables, period);
      tables.set(key, defined);
      return sweptScenario(defined, definitions.length, scenario.steps, rule);
    }),
  };
}

const made = new WeakMap<MappedTables, { readonly definitions: readonly MarketDefinition[]; readonly own: readonly MarketDefinition[]; readonly period: string | null; readonly tables: readonly DefinedTable[] }>();

/** The definitions as a workspace has them: its own of the same id. Kept while tables and definitions stay the same. */
function tablesOf(definitions: readonly MarketDefinition[], own: readonly MarketDefinition[], tables: MappedTables, period: string | null): readonly DefinedTable[] {
  const known = made.get(tables);
  if (known !== undefined && known.definitions === definitions && known.own === own && known.period === period) return known.tables;
  const byId = new Map(own.map((definition) => [definition.id, definition]));
  // A definition that the workspace lacks selects nothing there.
  const here = definitions.map((definition) => byId.get(definition.id) ?? { ...definition, dataset: '' });
  const found = definedTables(period === null ? here : here.map((definition) => ({ ...definition, period })), tables);
  made.set(tables, { definitions, own, period, tables: found });
  return found;
}

function sweptScenario(defined: readonly DefinedTable[], count: number, steps: readonly Step[], rule: RuleSet): SweptScenario {
  const none = (): Float64Array => new Float64Array(count).fill(NaN);
  const result = { hhiBefore: none(), hhiAfter: none(), change: none(), mergedShare: none(), outcome: new Uint8Array(count).fill(NOT_SCREENED) };
  for (const { table, definition, marketOf } of defined) {
    const found = sweep(table, confined(steps, marketOf), [rule]);
    definition.forEach((at, c) => {
      result.hhiBefore[at] = found.hhiBefore[c]!;
      result.hhiAfter[at] = found.hhiAfter[c]!;
      result.change[at] = found.change[c]!;
      result.mergedShare[at] = found.mergedShare[c]!;
      result.outcome[at] = found.outcomes[0]![c]!;
    });
  }
  return result;
}

/** Steps whose markets are definitions' ids alone: a name of the data means each definition that reads it. */
function confined(steps: readonly Step[], marketOf: ReadonlyMap<string, string>): readonly Step[] {
  if (steps.every((step) => step.markets === undefined)) return steps;
  return steps.map((step) => {
    if (step.markets === undefined) return step;
    const named = new Set(step.markets);
    return { ...step, markets: [...marketOf].flatMap(([id, market]) => (named.has(id) || named.has(market) ? [id] : [])) };
  });
}

/** One definition under one case, for a reader. */
export interface DefinitionCell {
  readonly hhiBefore: number;
  readonly hhiAfter: number;
  readonly change: number;
  readonly mergedShare: number | null;
  /** `null` where no party is in the market. */
  readonly outcome: { readonly id: string; readonly label: string; readonly severity: Severity } | null;
  /** Whether the rule's harshest answer is given, and by how much it is met or missed; `null` where that is not known. */
  readonly met: boolean;
  readonly margin: Margin | null;
}

/** The cell of a sweep, or `null` where the data of the case lacks the market. */
export function definitionCell({ rule, scenarios }: DefinitionSweep, at: number, definition: number): DefinitionCell | null {
  const { hhiBefore, hhiAfter, change, mergedShare, outcome } = scenarios[at]!;
  if (Number.isNaN(hhiBefore[definition]!)) return null;
  const found = outcome[definition]!;
  const share = mergedShare[definition]!;
  const spec = found === NOT_SCREENED || found === NOT_TESTED ? null : rule.outcomes[found]!;
  const target = harshest(rule);
  const values: Partial<Record<string, number>> = { preHhi: hhiBefore[definition]!, postHhi: hhiAfter[definition]!, delta: change[definition]!, ...(Number.isNaN(share) ? {} : { mergedShare: share }) };
  return {
    hhiBefore: hhiBefore[definition]!,
    hhiAfter: hhiAfter[definition]!,
    change: change[definition]!,
    mergedShare: Number.isNaN(share) ? null : share,
    outcome: spec === null ? (found === NOT_TESTED ? { id: 'not_tested', label: 'cannot be tested', severity: 'none' } : null) : { id: spec.id, label: spec.label, severity: spec.severity },
    met: spec !== null && spec === target,
    margin: target === null || found === NOT_SCREENED ? null : marginOf(rule, target, (quantity) => values[quantity] ?? null),
  };
}

/** Definitions in which the harshest answer is given under a case. */
export function definitionsMet({ rule, scenarios }: DefinitionSweep, at: number): number {
  const target = harshest(rule);
  const position = target === null ? -1 : rule.outcomes.indexOf(target);
  let count = 0;
  for (const outcome of scenarios[at]!.outcome) if (outcome === position) count++;
  return count;
}
