import type { DamagedPart, Workspace } from './schema';

export interface Repaired {
  readonly repaired: Workspace;
  /** What was mended, in words. */
  readonly repairs: string[];
  /** What was left out, as it was. */
  readonly aside: DamagedPart[];
}

/** Drops what points at nothing or bears an id that is taken, so that the rest opens, and lists it in words. */
export function repairReferences(document: Workspace): Repaired {
  const repairs: string[] = [];
  const aside: DamagedPart[] = [];
  const leaveOut = (part: string, json: unknown, words: string, why: string): void => {
    repairs.push(`${words} was left out: ${why}.`);
    aside.push({ part, why, json });
  };
  const firstOfEach = <T extends { id: string; name: string }>(list: T[], key: string, kind: string): T[] => {
    const taken = new Set<string>();
    const kept = list.filter((entry, i) => {
      if (!taken.has(entry.id)) return taken.add(entry.id);
      leaveOut(`${key}[${i}]`, entry, `The ${kind} "${entry.name}"`, `its id is that of an earlier ${kind}`);
      return false;
    });
    return kept.length === list.length ? list : kept;
  };
  const foundIn = <T extends { name: string }>(list: T[], key: string, kind: string, has: (entry: T) => boolean, what: string): T[] => {
    const kept = list.filter((entry, i) => {
      if (has(entry)) return true;
      leaveOut(`${key}[${i}]`, entry, `The ${kind} "${entry.name}"`, `its ${what} is not in the file`);
      return false;
    });
    return kept.length === list.length ? list : kept;
  };
  const sources = firstOfEach(document.sources, 'sources', 'source');
  const sourceIds = new Set(sources.map(({ id }) => id));
  const datasets = foundIn(firstOfEach(document.datasets, 'datasets', 'dataset'), 'datasets', 'dataset', ({ source }) => sourceIds.has(source), 'source');
  const datasetIds = new Set(datasets.map(({ id }) => id));
  const markets = foundIn(firstOfEach(document.markets, 'markets', 'market'), 'markets', 'market', ({ dataset }) => datasetIds.has(dataset), 'dataset');
  const scenarios = firstOfEach(document.scenarios, 'scenarios', 'scenario');
  const baseline = document.baseline !== null && scenarios.some(({ id }) => id === document.baseline) ? document.baseline : null;
  if (baseline !== document.baseline) repairs.push('The baseline scenario is not in the file; the status quo is the baseline.');
  const hasAudience = document.audience.dataset === null || datasetIds.has(document.audience.dataset);
  if (!hasAudience) repairs.push('The audience dataset is not in the file; no reach is shown.');
  const audience = hasAudience ? document.audience : { ...document.audience, dataset: null };
  if (repairs.length === 0) return { repaired: document, repairs, aside };
  return { repaired: { ...document, sources, datasets, markets, scenarios, baseline, audience }, repairs, aside };
}
