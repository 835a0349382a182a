import type { Audience, ReachEstimate } from '../audience/audience';
import type { MergeStep } from '../deal/merge';
import type { Step } from '../deal/step';
import type { Ownership } from '../market/ownership';
import { ultimateOwner } from '../market/ownership';
import type { ReachResult } from './results';

export interface ReachRequest {
  readonly audience: Audience;
  readonly cohort: string;
  readonly steps: readonly Step[];
  readonly rivals: readonly string[];
  readonly ownership: Ownership;
}

/** What a deal does to the reach of the merged firm in a cohort, beside its rivals'. */
export function dealReach({ audience, cohort, steps, rivals, ownership }: ReachRequest): ReachResult {
  const platformsOf = (firm: string): string[] =>
    audience.platforms.filter((platform) => platform === firm || ultimateOwner(ownership, platform) === firm);
  const mergers = connected(steps.filter((step): step is MergeStep => step.type === 'merge' && step.muted !== true));
  const acquirer = mergers[0]?.parties[0] ?? null;
  const own = acquirer === null ? [] : platformsOf(acquirer);
  const acquired = new Set<string>();
  const absent: string[] = acquirer !== null && own.length === 0 ? [acquirer] : [];
  for (const step of mergers) {
    const brought = step.platforms ?? step.parties.filter((party) => party !== acquirer);
    for (const name of brought) {
      const platforms = step.platforms === undefined ? platformsOf(name) : audience.platforms.filter((platform) => platform === name);
      if (platforms.length === 0) absent.push(name);
      for (const platform of platforms) if (!own.includes(platform)) acquired.add(platform);
    }
  }
  const rest = [...acquired];
  const all = [...own, ...rest];
  const union = (platforms: readonly string[]): ReachEstimate => audience.union(cohort, platforms);
  const rivalSets = rivals.map(platformsOf).filter((platforms) => platforms.length > 0);
  const together = [...new Set(rivalSets.flat())];
  return {
    cohort,
    kind: audience.kind,
    synthetic: audience.synthetic,
    sample: audience.sample(cohort),
    parties: all.map((platform) => union([platform])),
    before: own.length > 0 ? union(own) : null,
    union: all.length > 0 ? union(all) : null,
    added: own.length > 0 && rest.length > 0 ? audience.incremental(cohort, rest, own) : null,
    rivals: [...rivalSets.map(union), ...(rivalSets.length > 1 ? [union(together)] : [])],
    absent: [...new Set([...absent, ...rivals.filter((rival) => platformsOf(rival).length === 0)])],
  };
}

/** The mergers that lead to the firm of the first one; a merger of other firms has a reach of its own. */
function connected(mergers: readonly MergeStep[]): MergeStep[] {
  const names = new Set(mergers.slice(0, 1).flatMap(({ parties, into }) => (into === undefined ? parties : [...parties, into])));
  const joined = new Set(mergers.slice(0, 1));
  for (let grown = true; grown; ) {
    grown = false;
    for (const step of mergers) {
      if (joined.has(step) || !step.parties.some((party) => names.has(party))) continue;
      joined.add(step);
      for (const party of [...step.parties, ...(step.into === undefined ? [] : [step.into])]) names.add(party);
      grown = true;
    }
  }
  return mergers.filter((step) => joined.has(step));
}
