/**
 * Composition index: 100 x (share of a platform's users that are in the cohort) / (share of the population that is).
 * It equals 100 x the platform's reach in the cohort over its reach in the population. `null` where nobody uses the platform.
 */
export function compositionIndex(reachInCohort: number, reachInPopulation: number): number | null {
  return reachInPopulation > 0 ? (100 * reachInCohort) / reachInPopulation : null;
}

/** Share of the users of the first platform that also use the second: `P(second | first)`; `null` where nobody uses the first. */
export function duplication(both: number, reachOfFirst: number): number | null {
  return reachOfFirst > 0 ? Math.min(1, both / reachOfFirst) : null;
}
