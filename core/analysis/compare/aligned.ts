import type { MarginalTable, RespondentTable } from '../../audience/tables';
import { EVERYONE } from '../../audience/audience';
import { renamedStep } from '../../deal/kinds';
import type { Step } from '../../deal/step';
import { tableIdOf } from '../../workspace/datasets-read';
import type { MappedTable, MappedTables } from '../../workspace/tables';
import type { Alignment } from './align';
import { foldName } from './fold-name';
import type { AlignKind } from './names';
import type { OpenedWorkspace } from './opened';

type Rename = (name: string) => string;

/**
 * The other workspace in the words of the baseline's: firms, platforms, cohorts and markets that are paired bear its names,
 * paired market definitions its ids. A name that stands alone but is also one of the baseline's gets the workspace's label behind it.
 */
export function alignedWorkspace(base: OpenedWorkspace, other: OpenedWorkspace, { names, onlyBase }: Alignment): OpenedWorkspace {
  const renames = (kind: AlignKind): ReadonlyMap<string, string | null> =>
    new Map(names.flatMap((one) => (one.kind === kind ? [[one.other.key, one.base?.key ?? null] as const] : [])));
  const rename = (kind: AlignKind): Rename => {
    const ours = new Set([...names.flatMap((one) => (one.kind === kind ? (one.base?.key ?? []) : [])), ...onlyBase.flatMap((one) => (one.kind === kind ? one.name.key : []))]);
    return renamed(renames(kind), ours, other.label);
  };
  const firms = renames('firm');
  const platform = rename('platform');
  const ofFirms = rename('firm');
  const firm: Rename = (name) => (firms.has(name) ? ofFirms(name) : platform(name));
  const ofCohorts = rename('cohort');
  const cohort: Rename = (name) => (name === EVERYONE ? name : ofCohorts(name));
  const ids = definitionIds(base, other, renames('market'));
  const market = tableMarkets(base, other, ids);
  const step = (one: Step): Step => ({
    ...renamedStep(one, (name, role) => (role === 'platform' ? platform(name) : firm(name))),
    ...(one.markets === undefined ? {} : { markets: one.markets.map((id) => ids.get(id) ?? market(id)) }),
  });
  const { document } = other;
  // A market with rows of its own has its table under its id.
  const tableIds = new Map(document.markets.map((definition) => [tableIdOf(definition), tableIdOf({ ...definition, id: ids.get(definition.id)! })]));
  const tables = new Map([...other.tables].map(([id, mapped]) => [tableIds.get(id) ?? id, renamedTable(mapped, { firm, platform, cohort, market })]));
  const aligned = {
    ...document,
    ownership: document.ownership.map((row) => ({ ...row, product: firm(row.product), owner: firm(row.owner) })),
    markets: document.markets.map((definition) => ({
      ...definition,
      id: ids.get(definition.id)!,
      name: base.document.markets.find(({ id }) => id === ids.get(definition.id))?.name ?? definition.name,
      market: market(definition.market),
      ...(definition.intervals === undefined ? {} : { intervals: Object.fromEntries(Object.entries(definition.intervals).map(([name, range]) => [firm(name), range])) }),
      ...(definition.combined === undefined ? {} : { combined: definition.combined.map(market) }),
    })),
    scenarios: document.scenarios.map((scenario) => ({ ...scenario, steps: scenario.steps.map(step) })),
    audience: { ...document.audience, cohort: cohort(document.audience.cohort), rivals: document.audience.rivals.map(platform) },
  };
  return { ...other, document: { ...aligned, datasets: renamedDatasets(base, aligned) }, tables };
}

function renamed(pairs: ReadonlyMap<string, string | null>, ours: ReadonlySet<string>, label: string): Rename {
  return (name) => {
    const to = pairs.get(name);
    if (to !== undefined && to !== null) return to;
    // A name that the baseline has too and that is not paired with it: the person said that they are not the same.
    return to === null && ours.has(name) ? `${name} (${label})` : name;
  };
}

function definitionIds(base: OpenedWorkspace, other: OpenedWorkspace, pairs: ReadonlyMap<string, string | null>): ReadonlyMap<string, string> {
  const ours = new Set(base.document.markets.map(({ id }) => id));
  return new Map(other.document.markets.map(({ id }) => [id, pairs.get(id) ?? (ours.has(id) ? `${other.key}/${id}` : id)]));
}

/** Markets of the tables: those of paired definitions, else by name. */
function tableMarkets(base: OpenedWorkspace, other: OpenedWorkspace, ids: ReadonlyMap<string, string>): Rename {
  const ours = new Map(marketsOf(base.tables).map((name) => [foldName(name), name]));
  const renames = new Map<string, string>();
  for (const definition of other.document.markets) {
    const pair = base.document.markets.find(({ id }) => id === ids.get(definition.id));
    if (pair !== undefined && !renames.has(definition.market) && ![...renames.values()].includes(pair.market)) renames.set(definition.market, pair.market);
  }
  const taken = new Set(renames.values());
  for (const name of marketsOf(other.tables)) {
    const same = ours.get(foldName(name));
    if (!renames.has(name) && same !== undefined && !taken.has(same)) {
      renames.set(name, same);
      taken.add(same);
    }
  }
  return (name) => renames.get(name) ?? (taken.has(name) ? `${name} (${other.label})` : name);
}

function marketsOf(tables: MappedTables): string[] {
  return [...new Set([...tables.values()].flatMap((mapped) => (mapped.kind === 'shares' ? mapped.table.markets : [])))];
}

interface Renames {
  readonly firm: Rename;
  readonly platform: Rename;
  readonly cohort: Rename;
  readonly market: Rename;
}

function renamedTable(mapped: MappedTable, { firm, platform, cohort, market }: Renames): MappedTable {
  switch (mapped.kind) {
    case 'shares':
      return { kind: 'shares', table: { ...mapped.table, firms: mapped.table.firms.map(firm), markets: mapped.table.markets.map(market) } };
    case 'respondents': {
      const table: RespondentTable = { ...mapped.table, platforms: mapped.table.platforms.map(platform), cohorts: mapped.table.cohorts.map(cohort) };
      return { kind: 'respondents', table };
    }
    case 'marginals': {
      const { platforms, cohorts, reach, overlaps } = mapped.table;
      const table: MarginalTable = {
        ...mapped.table,
        platforms: platforms.map(platform),
        cohorts: cohorts.map(cohort),
        reach: reach.map((row) => ({ ...row, cohort: cohort(row.cohort), platform: platform(row.platform) })),
        overlaps: overlaps.map((row) => ({ ...row, cohort: cohort(row.cohort), platforms: [platform(row.platforms[0]), platform(row.platforms[1])] as const })),
      };
      return { kind: 'marginals', table };
    }
  }
}

/** Datasets bear the name of that of the baseline which serves the same market, or the audience, or has the same name. */
function renamedDatasets(base: OpenedWorkspace, { datasets, markets, audience }: OpenedWorkspace['document']): OpenedWorkspace['document']['datasets'] {
  const ours = base.document;
  const nameOf = (id: string | null | undefined): string | null => ours.datasets.find((dataset) => dataset.id === id)?.name ?? null;
  const taken = new Set<string>();
  return datasets.map((dataset) => {
    const served = markets.filter((market) => market.dataset === dataset.id).map(({ id }) => nameOf(ours.markets.find((market) => market.id === id)?.dataset));
    const same = ours.datasets.find(({ name }) => foldName(name) === foldName(dataset.name))?.name ?? null;
    const name = [...served, audience.dataset === dataset.id ? nameOf(ours.audience.dataset) : null, same].find((one) => one !== null && !taken.has(one)) ?? dataset.name;
    taken.add(name);
    return { ...dataset, name };
  });
}
