import type { Workspace } from './schema';

/** Drops what points at nothing, so that the rest opens, and lists it in words. */
export function repairReferences(document: Workspace): { repaired: Workspace; repairs: string[] } {
  const repairs: string[] = [];
  const sources = new Set(document.sources.map((source) => source.id));
  const datasets = document.datasets.filter((dataset) => {
    const found = sources.has(dataset.source);
    if (!found) repairs.push(`The dataset "${dataset.name}" was left out: its source is not in the file.`);
    return found;
  });
  const known = new Set(datasets.map((dataset) => dataset.id));
  const markets = document.markets.filter((market) => {
    const found = known.has(market.dataset);
    if (!found) repairs.push(`The market "${market.name}" was left out: its dataset is not in the file.`);
    return found;
  });
  const scenarios = new Set(document.scenarios.map((scenario) => scenario.id));
  const baseline = document.baseline !== null && scenarios.has(document.baseline) ? document.baseline : null;
  if (baseline !== document.baseline) repairs.push('The baseline scenario is not in the file; the status quo is the baseline.');
  const hasAudience = document.audience.dataset === null || known.has(document.audience.dataset);
  if (!hasAudience) repairs.push('The audience dataset is not in the file; no reach is shown.');
  const audience = hasAudience ? document.audience : { ...document.audience, dataset: null };
  if (repairs.length === 0) return { repaired: document, repairs };
  return { repaired: { ...document, datasets, markets, baseline, audience }, repairs };
}
