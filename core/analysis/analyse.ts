import type { Audience } from '../audience/audience';
import { EVERYONE } from '../audience/audience';
import { marginalAudience } from '../audience/marginals';
import { respondentAudience } from '../audience/respondents';
import type { Scenario } from '../deal/scenario';
import { cellCount, findCell } from '../market/share-table';
import type { Structure } from '../market/structure';
import { structureOf } from '../market/structure';
import type { Problem } from '../problem';
import { problem } from '../problem';
import { ruleSets } from '../rules/rule-sets';
import type { RuleSet } from '../rules/rule-set';
import type { Dataset, MarketDefinition, Workspace } from '../workspace/schema';
import type { MappedTables } from '../workspace/tables';
import { measure } from './measure';
import { dealReach } from './reach';
import type { Results, ScenarioResult, Trend } from './results';
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
  const { defined, problems } = definedMarkets(workspace, tables);
  const known = rulesKnown(workspace);
  const rules = workspace.rules.flatMap((id) => known.find((rule) => rule.id === id) ?? []);
  const unknownRules = workspace.rules.filter((id) => !known.some((rule) => rule.id === id));
  const audience = audienceOf(workspace, tables);
  return {
    scenarios: workspace.scenarios.map((scenario) => scenarioResult(scenario, defined, rules, workspace, audience)),
    trends: workspace.markets.flatMap((definition) => trendOf(definition, tables) ?? []),
    problems: [
      ...problems,
      ...unknownRules.map((id) => problem('unknown-rule', `There is no rule set "${id}".`, 'Choose another in Markets.')),
    ],
  };
}

/** The rule sets that a workspace can choose from: those that are shipped, then the person's own. */
export function rulesKnown({ ownRules = [] }: Pick<Workspace, 'ownRules'>): readonly RuleSet[] {
  return [...ruleSets, ...ownRules];
}

/** The chosen audience, or `null` where none is chosen or its table is not there. */
export function audienceOf({ datasets, sources, audience }: Workspace, tables: MappedTables): Audience | null {
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

function definedMarkets(workspace: Workspace, tables: MappedTables): { defined: DefinedMarket[]; problems: Problem[] } {
  const defined: DefinedMarket[] = [];
  const problems: Problem[] = [];
  for (const definition of workspace.markets) {
    const mapped = tables.get(definition.dataset);
    if (mapped?.kind !== 'shares') continue;
    const cell = findCell(mapped.table, definition.market, definition.period);
    if (cell < 0) {
      const period = definition.period === '' ? '' : ` in ${definition.period}`;
      problems.push(
        problem(
          'market-not-in-data',
          `"${definition.name}" has no rows: the data has no market "${definition.market}"${period}.`,
          'Choose another market or period in Markets.',
        ),
      );
    } else {
      defined.push({ definition, structure: structureOf(mapped.table, cell) });
    }
  }
  return { defined, problems };
}

function scenarioResult(
  scenario: Scenario,
  markets: readonly DefinedMarket[],
  rules: readonly RuleSet[],
  { audience: settings, ownership }: Workspace,
  audience: Audience | null,
): ScenarioResult {
  return {
    scenario: scenario.id,
    name: scenario.name,
    markets: markets.map(({ definition: { id, name }, structure }) => screenMarket({ id, name, structure, steps: scenario.steps, rules })),
    reach:
      audience === null
        ? null
        : dealReach({ audience, cohort: cohortOf(audience, settings.cohort), steps: scenario.steps, rivals: settings.rivals, ownership }),
  };
}

function trendOf({ id, name, dataset, market }: MarketDefinition, tables: MappedTables): Trend | null {
  const mapped = tables.get(dataset);
  if (mapped?.kind !== 'shares') return null;
  const { table } = mapped;
  const at = table.markets.indexOf(market);
  const periods: { period: string; measures: ReturnType<typeof measure> }[] = [];
  for (let cell = 0; cell < cellCount(table); cell++) {
    if (table.cellMarket[cell] !== at) continue;
    periods.push({ period: table.periods[table.cellPeriod[cell]!]!, measures: measure(structureOf(table, cell)) });
  }
  return { id, name, periods };
}
