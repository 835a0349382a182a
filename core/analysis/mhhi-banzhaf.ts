/** Voters up to which every coalition is looked at. */
export const BANZHAF_VOTERS = 20;

/** Votes are counted in parts per thousand million, so that coalitions are compared as whole numbers. */
const PARTS = 1e9;

/**
 * Normalised Banzhaf index under simple majority of the votes listed: the share of all swings that each voter has, from every
 * coalition. `null` for more than 20 voters. A coalition of exactly half the votes does not win. Source: Banzhaf 1965.
 */
export function banzhaf(votes: ArrayLike<number>): Float64Array | null {
  const n = votes.length;
  if (n > BANZHAF_VOTERS) return null;
  const weight = Float64Array.from(votes, (vote) => Math.round(vote * PARTS));
  const all = weight.reduce((sum, w) => sum + w, 0);
  const swings = new Float64Array(n);
  // Gray code: each coalition differs from the one before by one voter.
  let inside = 0;
  let total = 0;
  for (let step = 1; step < 2 ** n; step++) {
    const changed = 31 - Math.clz32(step & -step);
    inside ^= 1 << changed;
    total += inside & (1 << changed) ? weight[changed]! : -weight[changed]!;
    if (2 * total <= all) continue;
    for (let i = 0; i < n; i++) if (inside & (1 << i) && 2 * (total - weight[i]!) <= all) swings[i] = swings[i]! + 1;
  }
  const sum = swings.reduce((a, b) => a + b, 0);
  return sum === 0 ? swings : swings.map((count) => count / sum);
}
