import type { Audience } from '../audience/audience';
import { EVERYONE } from '../audience/audience';
import { marginalAudience } from '../audience/marginals';
import { respondentAudience } from '../audience/respondents';
import { namesOf } from '../deal/kinds';
import type { Step } from '../deal/step';
import { isFringeName } from '../market/fringe';
import { soundOwnership } from '../market/ownership-sound';
import { cellCount, findCell } from '../market/share-table';
import type { Structure } from '../market/structure';
import { structureOf } from '../market/structure';
import { memoLast } from '../memo-last';
import type { Problem } from '../problem';
import { problem } from '../problem';
import { ruleSets } from '../rules/rule-sets';
import type { RuleSet } from '../rules/rule-set';
import { tableIdOf } from '../workspace/datasets-read';
import type { Dataset, MarketDefinition, Workspace } from '../workspace/schema';
import type { MappedTables } from '../workspace/tables';
import { instabilityBetween } from './instability';
import { combinesShares, marketsAbsent, marketTable } from './market-table';
import { measure } from './measure';
import { dealReach } from './reach';
import { touchesAudience } from './reach-steps';
import type { MarketResult, ReachResult, Results, Trend } from './results';
import { screenMarket } from './screen';

/** A market definition with the structure that it selects. */
interface DefinedMarket {
  readonly definition: MarketDefinition;
  readonly structure: Structure;
}

/**
 * Everything that the window, the command line and the report show of a workspace. A pure function of document and
 * tables. A market whose table is not there (yet) is left out without a problem: it is being made.
 */
export function analyse(workspace: Workspace, tables: MappedTables): Results {
  return analyser()(workspace, tables);
}

/**
 * An `analyse` that remembers its last answer and works out again only what a change touches: a drag on one step costs
 * that scenario's markets, not the other scenarios and not the reach.
 */
export function analyser(): (workspace: Workspace, tables: MappedTables) => Results {
  const marketsOf = memoLast(definedMarkets);
  const trendsOf = memoLast((markets: Workspace['markets'], tables: MappedTables) => markets.flatMap((market) => trendOf(market, tables) ?? []));
  const rulesOf = memoLast(chosenRules);
  const audienceFrom = memoLast((datasets: Workspace['datasets'], sources: Workspace['sources'], audience: Workspace['audience'], tables: MappedTables) =>
    audienceOf({ datasets, sources, audience }, tables),
  );
  const perScenario = new Map<string, { readonly screens: typeof screensOf; readonly reach: typeof reachOf }>();
  return (workspace, tables) => {
    const { markets, rules, ownRules, scenarios, datasets, sources, audience: settings, ownership } = workspace;
    const { defined, problems } = marketsOf(markets, tables);
    const { chosen, unknown } = rulesOf(rules, ownRules);
    const audience = audienceFrom(datasets, sources, settings, tables);
    for (const id of perScenario.keys()) if (!scenarios.some((scenario) => scenario.id === id)) perScenario.delete(id);
    return {
      scenarios: scenarios.map(({ id, name, steps }) => {
        const own = perScenario.get(id) ?? { screens: memoLast(screensOf), reach: memoLast(reachOf) };
        perScenario.set(id, own);
        return { scenario: id, name, markets: own.screens(steps, defined, chosen), reach: own.reach(audience, settings, ownership, ...steps.filter(touchesAudience)) };
      }),
      trends: trendsOf(markets, tables),
      problems: [...problems, ...strangers(scenarios, defined, audience, ownership), ...unknown.map((id) => problem('unknown-rule', `There is no rule set "${id}".`, 'Choose another in Markets.'))],
    };
  };
}

/** Parties that no market and no audience knows: perhaps misspelt, and then the deal moves nothing in silence. */
function strangers(scenarios: Workspace['scenarios'], markets: readonly DefinedMarket[], audience: Audience | null, ownership: Workspace['ownership']): Problem[] {
  if (markets.length === 0) return [];
  const known = new Set([...markets.flatMap(({ structure }) => structure.firms), ...(audience?.platforms ?? []), ...ownership.flatMap(({ product, owner }) => [product, owner])]);
  return scenarios.flatMap(({ name, steps }) => {
    const all = steps.map((step) => ({ muted: step.muted === true, names: namesOf(step) }));
    const brought = new Set(all.flatMap(({ names }) => names.flatMap((one) => (one.role === 'new' ? [one.name] : []))));
    const named = all.flatMap(({ muted, names }) => (muted ? [] : names.flatMap((one) => (one.role === 'firm' ? [one.name] : []))));
    return [...new Set(named)]
      .filter((party) => !known.has(party) && !brought.has(party) && !isFringeName(party))
      .map((party) => problem('party-not-in-data', `"${party}" in "${name}" is in no market and in no audience data, so the step moves nothing for it.`, 'Check the spelling, or choose a firm from the list.', { severity: 'warning' }));
  });
}

function chosenRules(ids: readonly string[], ownRules: Workspace['ownRules']): { chosen: RuleSet[]; unknown: string[] } {
  const known = new Map(rulesKnown({ ownRules }).map((rule) => [rule.id, rule]));
  return { chosen: ids.flatMap((id) => known.get(id) ?? []), unknown: ids.filter((id) => !known.has(id)) };
}

/** The rule sets that a workspace can choose from: those that are shipped, then the person's own. */
export function rulesKnown({ ownRules = [] }: Pick<Workspace, 'ownRules'>): readonly RuleSet[] {
  return [...ruleSets, ...ownRules];
}

/** The chosen audience, or `null` where none is chosen or its table is not there. */
export function audienceOf({ datasets, sources, audience }: Pick<Workspace, 'datasets' | 'sources' | 'audience'>, tables: MappedTables): Audience | null {
  const dataset = datasets.find(({ id }) => id === audience.dataset);
  const mapped = dataset === undefined ? undefined : tables.get(dataset.id);
  if (dataset === undefined || mapped === undefined || mapped.kind === 'shares') return null;
  const synthetic = isSynthetic(dataset, sources);
  if (mapped.kind === 'marginals') return marginalAudience(mapped.table, { synthetic });
  const missing = dataset.mapping.kind === 'respondents' ? dataset.mapping.missing : 'complete';
  return respondentAudience(mapped.table, { missing, synthetic });
}

/** Whether a dataset is made up. */
export function isSynthetic(dataset: Dataset, sources: Workspace['sources']): boolean {
  return sources.find(({ id }) => id === dataset.source)?.synthetic ?? false;
}

/** The cohort that is read: the chosen one where the data has it, else the first of the data. */
export function cohortOf(audience: Audience, chosen: string): string {
  return audience.cohorts.includes(chosen) ? chosen : (audience.cohorts[0] ?? EVERYONE);
}

function definedMarkets(markets: Workspace['markets'], tables: MappedTables): { defined: DefinedMarket[]; problems: Problem[] } {
  const defined: DefinedMarket[] = [];
  const problems: Problem[] = [];
  for (const definition of markets) {
    if (tables.get(tableIdOf(definition))?.kind !== 'shares') continue;
    if (combinesShares(definition, tables)) {
      problems.push(problem('shares-not-added', `"${definition.name}" combines markets whose data are shares: each is a share of another whole, and they cannot be added up.`, 'Choose one market, or data in units or money.'));
      continue;
    }
    const absent = marketsAbsent(definition, tables);
    if (absent.length > 0) problems.push(problem('market-not-in-data', `"${definition.name}" combines ${absent.map((name) => `"${name}"`).join(', ')}, which the data does not have.`, 'Choose other markets in Markets.', { severity: 'warning' }));
    const structure = structureDefined(definition, tables);
    if (structure === null) {
      const period = definition.period === '' ? '' : ` in ${definition.period}`;
      problems.push(
        problem(
          'market-not-in-data',
          `"${definition.name}" has no rows: the data has no market "${definition.market}"${period}.`,
          'Choose another market or period in Markets.',
        ),
      );
    } else {
      defined.push({ definition, structure });
    }
  }
  return { defined, problems };
}

/** The market that a definition selects, or `null` where the tables do not have it. */
export function structureDefined(definition: MarketDefinition, tables: MappedTables): Structure | null {
  const table = marketTable(definition, tables);
  const cell = table === null ? -1 : findCell(table, definition.market, definition.period);
  return table === null || cell < 0 ? null : structureOf(table, cell);
}

function screensOf(steps: readonly Step[], markets: readonly DefinedMarket[], rules: readonly RuleSet[]): MarketResult[] {
  return markets.map(({ definition: { id, name }, structure }) => screenMarket({ id, name, structure, steps, rules }));
}

function reachOf(audience: Audience | null, { cohort, rivals }: Workspace['audience'], ownership: Workspace['ownership'], ...steps: Step[]): ReachResult | null {
  return audience === null ? null : dealReach({ audience, cohort: cohortOf(audience, cohort), steps, rivals, ownership: soundOwnership(ownership) });
}

function trendOf(definition: MarketDefinition, tables: MappedTables): Trend | null {
  const { id, name, market } = definition;
  const table = marketTable(definition, tables);
  if (table === null) return null;
  const at = table.markets.indexOf(market);
  const periods: Trend['periods'][number][] = [];
  let before: Structure | null = null;
  for (let cell = 0; cell < cellCount(table); cell++) {
    if (table.cellMarket[cell] !== at) continue;
    const structure = structureOf(table, cell);
    periods.push({ period: structure.period, measures: measure(structure), instability: before === null ? null : instabilityBetween(before, structure) });
    before = structure;
  }
  return { id, name, periods };
}
