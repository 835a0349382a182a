import type { Audience } from '../../audience/audience';
import type { Step } from '../../deal/step';
import { concerns } from '../../deal/scenario';
import { filterInWords } from '../../data/prepare-reasons';
import { soundOwnership } from '../../market/ownership-sound';
import { takesRows } from '../../workspace/datasets-read';
import type { MarketDefinition } from '../../workspace/schema';
import { tableKey } from '../../workspace/table-key';
import { audienceOf, cohortOf, structureDefined } from '../analyse';
import { dealReach } from '../reach';
import { touchesAudience } from '../reach-steps';
import { screenMarket } from '../screen';
import type { Attribution } from './attribution';
import { attribute } from './attribution';
import type { CompareCase } from './opened';
import type { StepDifference } from './step-edits';
import { stepDifference } from './step-edits';

/** A group of inputs that is swapped as one. */
export interface Difference {
  readonly area: 'definition' | 'shares' | 'market' | 'steps' | 'audience' | 'cohort' | 'owners';
  readonly words: string;
}

export type ExplainedQuantity = 'hhi' | 'change' | 'reach';

/** How much each difference explains of what a quantity differs by; HHI and change in points, reach as a fraction. */
export interface Explained extends Attribution {
  readonly quantity: ExplainedQuantity;
  /** One for each of the parts. */
  readonly differences: readonly Difference[];
}

export interface Explanation {
  readonly explained: readonly Explained[];
  /** Quantities that cannot be divided, each with the reason. */
  readonly missing: readonly { readonly quantity: ExplainedQuantity; readonly reason: string }[];
}

/**
 * Reach from which a deal sets out where the baseline has none: that of the firm which leads the other case's deal, alone, in the
 * audience of the baseline. `null` where it is not one number.
 */
export function reachWithoutDeal(base: CompareCase, other: CompareCase): number | null {
  const { document, tables } = base.workspace;
  const audience = audienceOf(document, tables);
  if (audience === null) return null;
  const cohort = cohortOf(audience, document.audience.cohort);
  return dealReach({ audience, cohort, steps: other.scenario.steps, rivals: [], ownership: soundOwnership(document.ownership) }).before?.reach ?? null;
}

/** A difference with the sides that it chooses between. */
interface Player extends Difference {
  /** Which edits of the steps it makes; none for other inputs. */
  readonly edits: readonly number[];
}

/** Differences that are told apart at most; further edits of steps are one. */
const MOST_PLAYERS = 24;

/**
 * Divides the difference of two cases in HHI after the deal, in its change and in reach among what differs between them. The
 * second case must speak in the names of the first (`alignedWorkspace`). Inputs that cannot be combined are swapped as one.
 */
export function explain(base: CompareCase, other: CompareCase, marketId: string): Explanation {
  const explained: Explained[] = [];
  const missing: Explanation['missing'][number][] = [];
  const steps = stepDifference(base.scenario.steps, other.scenario.steps, (id) => base.workspace.document.markets.find((market) => market.id === id)?.name ?? id);
  const market = marketGames(base, other, marketId, steps);
  if (typeof market === 'string') missing.push(...(['hhi', 'change'] as const).map((quantity) => ({ quantity, reason: market })));
  else explained.push(...market);
  const reach = reachGame(base, other, steps);
  if (typeof reach === 'string') missing.push({ quantity: 'reach', reason: reach });
  else explained.push(reach);
  return { explained, missing };
}

/** The definition of a case, with the period of the case where it has one. */
export function definitionOf({ workspace, period }: CompareCase, marketId: string): MarketDefinition | null {
  const definition = workspace.document.markets.find(({ id }) => id === marketId);
  return definition === undefined ? null : period === null ? definition : { ...definition, period };
}

function marketGames(base: CompareCase, other: CompareCase, marketId: string, steps: StepDifference): Explained[] | string {
  const [ours, theirs] = [definitionOf(base, marketId), definitionOf(other, marketId)];
  if (ours === null || theirs === null) return 'Only one of the two has this market.';
  const structure = (definition: MarketDefinition, tables: CompareCase) =>
    structureDefined({ ...definition, dataset: (tables === base ? ours : theirs).dataset }, tables.workspace.tables);
  if (structure(ours, base) === null || structure(theirs, other) === null) return 'The data of one of the two has no such market in this period.';
  const defined = meaningOf(ours) !== meaningOf(theirs);
  // Where a market takes some of the rows, its table is made of these: there is none of its rows in the data of the other case.
  const rowsDiffer = rowsOf(ours) !== rowsOf(theirs);
  const shares = !sameTable(base, ours.dataset, other, theirs.dataset);
  const apart = !rowsDiffer && structure(ours, other) !== null && structure(theirs, base) !== null;
  const definitionWords = `Market definition: ${definitionInWords(ours)} → ${definitionInWords(theirs)}`;
  const sharesWords = `Data: ${dataInWords(base, ours, other, theirs)}`;
  const given: Player[] = apart || !defined
    ? [...(defined ? [{ area: 'definition' as const, words: definitionWords, edits: [] }] : []), ...(shares ? [{ area: 'shares' as const, words: sharesWords, edits: [] }] : [])]
    : [{ area: 'market', words: `${definitionWords}${shares ? ', with its own data' : ''}`, edits: [] }];
  const names = [marketId, ours.market, theirs.market];
  const players = [...given, ...editPlayers(steps, (step) => concerns(step, names))];
  const at = (made: number, ...areas: readonly Difference['area'][]): boolean => players.some(({ area }, i) => areas.includes(area) && (made & (1 << i)) !== 0);
  const screens = new Map<number, { readonly hhi: number; readonly change: number }>();
  const screen = (made: number) => {
    const found = screens.get(made);
    if (found !== undefined) return found;
    const before = structure(at(made, 'definition', 'market') ? theirs : ours, at(made, 'shares', 'market') ? other : base)!;
    const { after, change } = screenMarket({ id: marketId, name: ours.name, structure: before, steps: stepsMade(steps, players, made), rules: [] });
    const result = { hhi: after.hhi, change };
    screens.set(made, result);
    return result;
  };
  return (['hhi', 'change'] as const).map((quantity) => ({ quantity, differences: players.map(shown), ...attribute({ count: players.length, value: (made) => screen(made)[quantity] }) }));
}

function reachGame(base: CompareCase, other: CompareCase, steps: StepDifference): Explained | string {
  const audiences = [audienceOf(base.workspace.document, base.workspace.tables), audienceOf(other.workspace.document, other.workspace.tables)] as const;
  if (audiences[0] === null || audiences[1] === null) return 'One of the two reads no audience.';
  const [ours, theirs] = audiences as readonly [Audience, Audience];
  const [own, others] = [base.workspace.document, other.workspace.document];
  const players: Player[] = [
    ...(sameTable(base, own.audience.dataset, other, others.audience.dataset) ? [] : [{ area: 'audience' as const, words: `Audience data: ${audienceName(base)} → ${audienceName(other)}`, edits: [] }]),
    ...(own.audience.cohort === others.audience.cohort ? [] : [{ area: 'cohort' as const, words: `Cohort: ${own.audience.cohort} → ${others.audience.cohort}`, edits: [] }]),
    ...(JSON.stringify(own.ownership) === JSON.stringify(others.ownership) ? [] : [{ area: 'owners' as const, words: 'Owners of platforms', edits: [] }]),
    ...editPlayers(steps, touchesAudience),
  ];
  const at = (made: number, area: Difference['area']): boolean => players.some((player, i) => player.area === area && (made & (1 << i)) !== 0);
  const reachOf = (made: number): number | null => {
    const audience = at(made, 'audience') ? theirs : ours;
    const cohort = cohortOf(audience, (at(made, 'cohort') ? others : own).audience.cohort);
    const ownership = soundOwnership((at(made, 'owners') ? others : own).ownership);
    const of = (list: readonly Step[]) => dealReach({ audience, cohort, ownership, rivals: [], steps: list });
    const { union } = of(stepsMade(steps, players, made));
    if (union !== null) return union.reach;
    return (of(other.scenario.steps).before ?? of(base.scenario.steps).before)?.reach ?? null;
  };
  const values = new Map<number, number>();
  for (const made of [0, 2 ** players.length - 1]) {
    const value = reachOf(made);
    if (value === null) return 'Reach of one of the two is not one number: no party is in its audience data, or bounds alone are known.';
    values.set(made, value);
  }
  let unknown = false;
  const value = (made: number): number => {
    const found = values.get(made) ?? reachOf(made);
    unknown ||= found === null;
    return found ?? 0;
  };
  const attribution = attribute({ count: players.length, value });
  if (unknown) return 'Some of the differences alone leave reach known by bounds alone, so it is not divided.';
  return { quantity: 'reach', differences: players.map(shown), ...attribution };
}

function shown({ area, words }: Player): Difference {
  return { area, words };
}

/** A player for each edit that matters; those past the most that are told apart are one. */
function editPlayers({ edits }: StepDifference, matters: (step: Step) => boolean): Player[] {
  const each = edits.flatMap(({ words, steps }, i): Player[] => (steps.some(matters) ? [{ area: 'steps', words, edits: [i] }] : []));
  if (each.length <= MOST_PLAYERS) return each;
  const rest = each.slice(MOST_PLAYERS - 1);
  return [...each.slice(0, MOST_PLAYERS - 1), { area: 'steps', words: `${rest.length} further differences of steps`, edits: rest.flatMap((player) => player.edits) }];
}

/** Steps with the edits of the players in the set; edits that do not matter here are made with none of them. */
function stepsMade(steps: StepDifference, players: readonly Player[], made: number): Step[] {
  const chosen = new Set(players.flatMap((player, i) => ((made & (1 << i)) === 0 ? [] : player.edits)));
  return steps.hybrid((edit) => chosen.has(edit));
}

function meaningOf(definition: MarketDefinition): string {
  const { market, period, combined } = definition;
  return JSON.stringify([market, period, combined ?? null, rowsOf(definition)]);
}

/** The rows that a market takes, as a text to compare; `''` where it takes all. */
function rowsOf(definition: MarketDefinition): string {
  return takesRows(definition) ? JSON.stringify(definition.rows) : '';
}

function definitionInWords(definition: MarketDefinition): string {
  const { market, period } = definition;
  return [market, period, takesRows(definition) ? filterInWords(definition.rows) : ''].filter((part) => part !== '').join(', ') || 'all rows';
}

/** Whether two datasets give one table: made of the same rows in the same way, and with the same names. */
function sameTable(base: CompareCase, ours: string | null, other: CompareCase, theirs: string | null): boolean {
  const [a, b] = ([[base, ours], [other, theirs]] as const).map(([{ workspace }, id]) => {
    const dataset = workspace.document.datasets.find((one) => one.id === id);
    const mapped = dataset === undefined ? undefined : workspace.tables.get(dataset.id);
    const names = mapped === undefined ? [] : mapped.kind === 'shares' ? [mapped.table.firms, mapped.table.markets] : [mapped.table.platforms, mapped.table.cohorts];
    return { key: dataset === undefined ? '' : tableKey(workspace.document, dataset), names: names.flat() };
  }) as [{ key: string; names: string[] }, { key: string; names: string[] }];
  return a.key === b.key && a.names.length === b.names.length && a.names.every((name, i) => name === b.names[i]);
}

/** What makes the two tables different: they are made of source, mapping and owners together. */
function dataInWords(base: CompareCase, ours: MarketDefinition, other: CompareCase, theirs: MarketDefinition): string {
  const partsOf = ({ workspace: { document } }: CompareCase, definition: MarketDefinition) => {
    const dataset = document.datasets.find(({ id }) => id === definition.dataset);
    const source = document.sources.find(({ id }) => id === dataset?.source);
    const { reasons: _reasons, ...mapping } = dataset?.mapping ?? { reasons: {} };
    return { source: source === undefined ? '' : JSON.stringify([source.sha256, source.dialect]), file: source?.name ?? '', mapping: JSON.stringify(mapping), owners: JSON.stringify(document.ownership) };
  };
  const [a, b] = [partsOf(base, ours), partsOf(other, theirs)];
  const parts = [
    ...(a.source === b.source ? [] : [a.file === b.file ? `other rows in ${a.file}` : `${a.file} → ${b.file}`]),
    ...(a.mapping === b.mapping ? [] : ['another mapping']),
    ...(a.owners === b.owners ? [] : ['other owners']),
  ];
  return parts.length === 0 ? 'another table' : parts.join(', ');
}

function audienceDataset({ workspace: { document } }: CompareCase) {
  return document.datasets.find(({ id }) => id === document.audience.dataset);
}

function audienceName(one: CompareCase): string {
  const { document } = one.workspace;
  const dataset = audienceDataset(one);
  return document.sources.find(({ id }) => id === dataset?.source)?.name ?? dataset?.name ?? 'none';
}
