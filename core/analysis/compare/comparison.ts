import { analyse, rulesKnown } from '../analyse';
import type { MarketResult, ScenarioResult } from '../results';
import type { Problem } from '../../problem';
import { milder, type RuleSet } from '../../rules/rule-set';
import type { Workspace } from '../../workspace/schema';
import type { Crossing } from './crossings';
import { crossingsOf } from './crossings';
import { reachWithoutDeal } from './explain';
import type { Metrics } from './metrics';
import { differencesOf, metricsOf } from './metrics';
import type { CompareCase } from './opened';
import { caseId, caseLabel } from './opened';

/** A case in one market beside the baseline. */
export interface ComparedMarket {
  /** Id of the baseline's market definition. */
  readonly id: string;
  readonly result: MarketResult | null;
  readonly metrics: Metrics;
  readonly differences: Metrics;
  readonly crossings: readonly Crossing[];
  /** By rule: whether the outcome is milder or harsher than in the baseline; a rule whose outcome is the same is left out. */
  readonly turned: Readonly<Record<string, 'milder' | 'harsher'>>;
}

export interface ComparedCase {
  readonly id: string;
  readonly label: string;
  readonly of: CompareCase;
  readonly isBaseline: boolean;
  readonly result: ScenarioResult;
  readonly markets: readonly ComparedMarket[];
  /** Reach less that of the baseline, as in the differences of every market; `null` where there is none. */
  readonly reachDifference: number | null;
}

export interface Comparison {
  /** The baseline first, then the others in the order in which they were given. */
  readonly cases: readonly ComparedCase[];
  readonly markets: readonly { readonly id: string; readonly name: string }[];
  /** All cases are read under the rule sets of the baseline's workspace. */
  readonly rules: readonly RuleSet[];
  readonly problems: readonly Problem[];
}

/**
 * Cases side by side against the first of them. Workspaces other than the baseline's must speak in its names (`alignedWorkspace`).
 * `results` gives what is worked out already.
 */
export function compareCases(cases: readonly CompareCase[], results: CaseResults = resultsOf(cases)): Comparison {
  const base = cases[0];
  if (base === undefined) return { cases: [], markets: [], rules: [], problems: [] };
  const rules = rulesChosen(base);
  const markets = new Map(cases.flatMap((one) => one.workspace.document.markets.map(({ id, name }) => [id, name] as const)).reverse());
  const order = [...new Set(cases.flatMap((one) => one.workspace.document.markets.map(({ id }) => id)))];
  const baseResult = results.scenarios.get(caseId(base))!;
  return {
    cases: cases.map((one, at): ComparedCase => {
      const result = results.scenarios.get(caseId(one))!;
      const alone = at === 0 || typeof baseResult.reach?.union?.reach === 'number' ? null : reachWithoutDeal(base, one);
      return {
        id: caseId(one), label: caseLabel(one, base), of: one, isBaseline: at === 0, result,
        markets: order.map((id) => comparedMarket(id, result, baseResult, rules, alone)),
        reachDifference: differencesOf(metricsOf(result, null), metricsOf(baseResult, null), alone).reach,
      };
    }),
    markets: order.map((id) => ({ id, name: markets.get(id)! })),
    rules,
    problems: results.problems,
  };
}

export interface CaseResults {
  /** By `caseId`. */
  readonly scenarios: ReadonlyMap<string, ScenarioResult>;
  readonly problems: readonly Problem[];
}

/** Works out the cases, all scenarios of one workspace and period at once, under the rule sets of the document given (of the first case). */
export function resultsOf(cases: readonly CompareCase[], rulesOf: Pick<Workspace, 'rules' | 'ownRules'> | undefined = cases[0]?.workspace.document): CaseResults {
  const scenarios = new Map<string, ScenarioResult>();
  const problems: Problem[] = [];
  const groups = new Map<string, CompareCase[]>();
  for (const one of cases) {
    const key = JSON.stringify([one.workspace.key, one.period]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const group of groups.values()) {
    const { workspace, period } = group[0]!;
    const { rules, ownRules } = rulesOf ?? workspace.document;
    const { ownRules: _own, ...document } = workspace.document;
    const found = analyse(
      {
        ...document,
        rules,
        ...(ownRules === undefined ? {} : { ownRules }),
        markets: period === null ? document.markets : document.markets.map((market) => ({ ...market, period })),
        scenarios: group.map((one) => ({ ...one.scenario, id: caseId(one) })),
      },
      workspace.tables,
    );
    for (const scenario of found.scenarios) scenarios.set(scenario.scenario, scenario);
    problems.push(...found.problems.map((one) => ({ ...one, file: one.file ?? workspace.label })));
  }
  return { scenarios, problems };
}

function rulesChosen({ workspace: { document } }: CompareCase): RuleSet[] {
  const known = rulesKnown(document);
  return document.rules.flatMap((id) => known.find((rule) => rule.id === id) ?? []);
}

function comparedMarket(id: string, own: ScenarioResult, base: ScenarioResult, rules: readonly RuleSet[], alone: number | null): ComparedMarket {
  const result = own.markets.find((market) => market.id === id) ?? null;
  const from = base.markets.find((market) => market.id === id) ?? null;
  const metrics = metricsOf(own, id);
  const turned: Record<string, 'milder' | 'harsher'> = {};
  for (const outcome of result?.outcomes ?? []) {
    const was = from?.outcomes.find(({ rule }) => rule === outcome.rule);
    if (was !== undefined && was.outcome !== outcome.outcome) turned[outcome.rule] = milder(outcome, was) ? 'milder' : 'harsher';
  }
  return {
    id,
    result,
    metrics,
    differences: differencesOf(metrics, { ...metricsOf(base, id), mergedShare: shareBefore(result, from) }, alone),
    crossings: result === null || from === null ? [] : crossingsOf(from, result, rules),
    turned,
  };
}

/** What the merged firm of a case has in the baseline: the share of the firm of that name, else that of the baseline's own merged firm. */
function shareBefore(result: MarketResult | null, base: MarketResult | null): number | null {
  const same = base?.rows.find(({ firm }) => firm === result?.deal.mergedFirm);
  return same?.after ?? base?.mergedShare ?? null;
}
