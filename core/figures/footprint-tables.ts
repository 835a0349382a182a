import type { FirmFootprint, Footprint, FootprintResult } from '../analysis/footprint';
import { changeOf } from '../analysis/footprint';
import type { ReachEstimate } from '../audience/audience';
import { formatShare } from '../format';
import type { Cell, FigureTable } from './figure';
import { listed } from './parts';

/** Said wherever an HHI of users or uses stands. */
export const NOT_REVENUE = 'Data concentration is not market concentration: these indices are of users and of uses, in units of their own, and no threshold is read against them.';
export const NO_MINUTES = 'The data has no minutes of use, so attention is read as the share of uses (pairs of a platform and a user), whose HHI is given instead.';

interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

/** A row of any of the tables: a firm before and after, or a partnership, which is only there after. */
interface Row {
  readonly label: string;
  readonly before: Footprint | null;
  readonly after: Footprint;
}

export function partnershipLabel(firms: readonly string[]): string {
  return `Partners, combined: ${listed(firms)}`;
}

function rowsOf({ firms, partnerships }: FootprintResult): Row[] {
  return [
    ...firms.map(({ firm, before, after }: FirmFootprint): Row => ({ label: firm, before, after })),
    ...partnerships.map(({ firms: names, footprint }): Row => ({ label: partnershipLabel(names), before: null, after: footprint })),
  ];
}

/** Before, after and change of a quantity; a change only where both are one number. */
function three({ before, after }: Sides<number | null>): Cell[] {
  return [before, after, changeOf({ before, after })];
}

/** "91.3% to 94.6%", or `null` where the value is exact. */
export function rangeOf({ reach, low, high }: ReachEstimate): string | null {
  return low === null || high === null || (low === reach && high === reach) ? null : `${formatShare(low)} to ${formatShare(high)}`;
}

/** Whom each firm sees, as a share of the cohort, with intervals or bounds. */
export function seenTable(result: FootprintResult): FigureTable {
  return {
    columns: [
      { name: 'Firm', format: 'text' },
      { name: 'Before', format: 'share' },
      { name: 'After', format: 'share' },
      { name: 'Change', format: 'points' },
      { name: 'Interval or bounds before', format: 'text' },
      { name: 'Interval or bounds after', format: 'text' },
    ],
    rows: rowsOf(result).map(({ label, before, after }) => [
      label, ...three({ before: before?.seen.reach ?? null, after: after.seen.reach }), before === null ? null : rangeOf(before.seen), rangeOf(after.seen),
    ]),
  };
}

/** In how many contexts each firm sees the cohort, and the share that it sees in two or more. */
export function contextsTable(result: FootprintResult): FigureTable {
  return {
    columns: [
      { name: 'Firm', format: 'text' },
      { name: 'Contexts before', format: 'count' },
      { name: 'After', format: 'count' },
      { name: 'Change', format: 'change' },
      { name: 'Seen in two or more, before', format: 'share' },
      { name: 'Two or more, after', format: 'share' },
      { name: 'Change of two or more', format: 'points' },
    ],
    rows: rowsOf(result).map(({ label, before, after }) => [
      label, ...three({ before: before?.contexts.length ?? null, after: after.contexts.length }), ...three({ before: before?.several.reach ?? null, after: after.several.reach }),
    ]),
  };
}

/** Share of the uses of all platforms of the data. */
export function usesTable(result: FootprintResult): FigureTable {
  return {
    columns: [
      { name: 'Firm', format: 'text' },
      { name: 'Before', format: 'share' },
      { name: 'After', format: 'share' },
      { name: 'Change', format: 'points' },
    ],
    rows: rowsOf(result).map(({ label, before, after }) => [label, ...three({ before: before?.uses ?? null, after: after.uses })]),
  };
}

/** The two indices; attention in minutes is a row that says it is absent. */
export function footprintHhiTable({ reachHhi, usesHhi }: FootprintResult): FigureTable {
  return {
    columns: [
      { name: 'Index', format: 'text' },
      { name: 'Before', format: 'hhi' },
      { name: 'After', format: 'hhi' },
      { name: 'Change', format: 'change' },
      { name: 'Unit', format: 'text' },
    ],
    rows: [
      ['Reach HHI', ...three(reachHhi), 'points of users'],
      ['HHI of uses', ...three(usesHhi), 'points of uses'],
      ['Attention HHI', null, null, null, 'points of minutes'],
    ],
  };
}

/** Why numbers of the tables are missing, and what a reader must know of them; each once. */
export function footprintNotes(result: FootprintResult): string[] {
  const { firms, partnerships, moved, absent, unclassified, unmeasured, cohort } = result;
  const all = [...firms.flatMap(({ before, after }) => [before, after]), ...partnerships.map(({ footprint }) => footprint)];
  const closed = moved.filter(({ to }) => to === null).map(({ platform }) => platform);
  return [
    ...movesInWords(moved),
    ...(closed.length > 0 ? [`${listed(closed)} ${closed.length === 1 ? 'closes' : 'close'}: the uses are nobody's afterwards, and none is moved to another platform.`] : []),
    ...(partnerships.length > 0 ? ['Partners keep their own footprints: their combined data footprint stands apart and enters no index.'] : []),
    ...(all.some(({ seen }) => seen.reach === null) ? ['Where the reach of a firm is not one number there is no change, and no reach HHI.'] : []),
    ...new Set(all.flatMap(({ seen, several }) => [...seen.warnings, ...several.warnings])),
    ...(unmeasured.length > 0 ? [`The data has no reach of ${listed(unmeasured)} in ${cohort}: left out of every number here.`] : []),
    ...(unclassified.length > 0 ? [`No context is said of ${listed(unclassified)}: ${unclassified.length === 1 ? 'it counts' : 'they count'} in whom a firm sees, and in no context.`] : []),
    ...(absent.length > 0 ? [`Not in the audience data: ${listed(absent)}.`] : []),
  ];
}

/** "TikTok and TikTok Shop pass from ByteDance to Amazon.", a sentence for each pair of owners. */
function movesInWords(moved: FootprintResult['moved']): string[] {
  const pairs = new Map<string, { readonly from: string; readonly to: string; readonly platforms: string[] }>();
  for (const { platform, from, to } of moved) {
    if (to === null) continue;
    const pair = pairs.get(JSON.stringify([from, to])) ?? { from, to, platforms: [] };
    pair.platforms.push(platform);
    pairs.set(JSON.stringify([from, to]), pair);
  }
  return [...pairs.values()].map(({ from, to, platforms }) => `${listed(platforms)} ${platforms.length === 1 ? 'passes' : 'pass'} from ${from} to ${to}.`);
}
