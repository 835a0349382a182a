import type { Stake } from '../market/stakes';
import { BANZHAF_VOTERS, banzhaf } from './mhhi-banzhaf';

/**
 * Who controls a firm. `proportional`: each holder in proportion to the stake. `silent`: stakes carry cash flow only; a firm's own
 * holders control it. `total`: the largest stake named controls alone. `banzhaf`: voting power under simple majority.
 */
export const controlModels = ['proportional', 'silent', 'total', 'banzhaf'] as const;
export type ControlModel = (typeof controlModels)[number];

/**
 * What no stake names in a firm. `one holder`: somebody who holds nothing else. `dispersed`: many small holders without influence,
 * left out where stakes are named. A firm in which nobody is named always has a holder of its own.
 */
export type RestHolder = 'one holder' | 'dispersed';

export interface MarketRights {
  readonly owners: readonly string[];
  /** Owners x firms. */
  readonly cashFlow: readonly Float64Array[];
  readonly control: readonly Float64Array[];
  readonly notes: readonly string[];
}

const ROUNDING = 1e-9;

interface Holding {
  readonly holder: number;
  readonly stake: number;
  readonly control: number | undefined;
}

/**
 * Cash-flow and control rights of owners in firms. Owners are outside holders and, for each firm, its own holders. What a firm
 * holds in another belongs to the firm's owners: cash flow is direct stakes times (I - cross-holdings)^-1, and the votes of
 * a firm are cast by those who control it.
 */
export function rightsOf(firms: readonly string[], stakes: readonly Stake[], model: ControlModel, rest: RestHolder): MarketRights | { readonly reason: string } {
  const n = firms.length;
  const outside = [...new Set(stakes.map(({ owner }) => owner))].filter((owner) => !firms.includes(owner));
  const owners = [...outside, ...firms.map((firm) => `other holders of ${firm}`)];
  const firmAt = (name: string): number => firms.indexOf(name);
  const direct = owners.map(() => new Float64Array(n));
  const directControl = owners.map(() => new Float64Array(n));
  /** Row k, column j: what firm k holds in firm j. */
  const cross = Array.from({ length: n }, () => new Float64Array(n));
  const crossControl = Array.from({ length: n }, () => new Float64Array(n));
  const notes = [modelNotes[model]];

  for (let j = 0; j < n; j++) {
    const named = stakes.filter(({ firm, owner }) => firmAt(firm) === j && firmAt(owner) !== j);
    const total = named.reduce((all, { stake }) => all + stake, 0);
    if (named.some(({ stake }) => !(stake > 0 && stake <= 1)) || total > 1 + ROUNDING) {
      return { reason: `The stakes in ${firms[j]} add up to ${Number((total * 100).toPrecision(6))}% and must be above 0% and at most 100% together.` };
    }
    // Under `silent` somebody without a named stake controls the firm even where all of it is named. The objective is a ratio
    // of that holder's interests, so that the size of the remainder does not matter.
    const left = total > 1 - ROUNDING ? (model === 'silent' ? ROUNDING : 0) : 1 - total;
    const own = outside.length + j;
    const ownCounts = left > 0 && (rest === 'one holder' || model === 'silent' || named.length === 0);
    const holdings: Holding[] = named.map(({ owner, stake, control }) => ({
      holder: firmAt(owner) >= 0 ? -1 - firmAt(owner) : outside.indexOf(owner), stake, control,
    }));
    if (ownCounts) holdings.push({ holder: own, stake: left, control: undefined });
    const rights = controlOf(holdings, model, own);
    if (rights === null) return { reason: `${firms[j]} has ${holdings.length} holders; voting power is counted for at most ${BANZHAF_VOTERS}. Choose another control model, or leave out the smallest holders.` };
    holdings.forEach(({ holder, stake }, h) => {
      const [cash, votes] = holder < 0 ? [cross[-1 - holder]!, crossControl[-1 - holder]!] : [direct[holder]!, directControl[holder]!];
      cash[j] = cash[j]! + stake;
      votes[j] = votes[j]! + rights[h]!;
    });
    if (left > 0 && !ownCounts) notes.push(`The other ${Number((left * 100).toPrecision(4))}% of ${firms[j]} is taken to be held by many without influence.`);
  }
  const cashFlow = passedOn(direct, cross);
  const control = passedOn(directControl, crossControl);
  if (cashFlow === null || control === null) return { reason: 'Firms own each other in a circle without an owner outside it.' };
  const used = owners.map((_, i) => i).filter((i) => cashFlow[i]!.some((x) => x > 0) || control[i]!.some((x) => x > 0));
  return { owners: used.map((i) => owners[i]!), cashFlow: used.map((i) => cashFlow[i]!), control: used.map((i) => control[i]!), notes };
}

const modelNotes: Readonly<Record<ControlModel, string>> = {
  proportional: 'Control is taken to be in proportion to the stakes.',
  silent: 'Stakes are taken to carry cash flow without control.',
  total: 'The largest stake named in a firm is taken to control it alone.',
  banzhaf: 'Control is the Banzhaf index of the holders named, under simple majority of their votes.',
};

/** Control rights by holding, or `null` where voting power cannot be counted. Rights that a person gives come before the model. */
function controlOf(holdings: readonly Holding[], model: ControlModel, own: number): ArrayLike<number> | null {
  if (holdings.some(({ control }) => control !== undefined)) return holdings.map(({ control }) => control ?? 0);
  switch (model) {
    case 'proportional':
      return holdings.map(({ stake }) => stake);
    case 'banzhaf':
      return banzhaf(holdings.map(({ stake }) => stake));
    case 'silent':
      return holdings.map(({ holder }) => (holder === own ? 1 : 0));
    case 'total':
      return holdings.length === 1 ? [1] : largestOnly(holdings, own);
  }
}

/** 1 for the largest stake of a named holder, shared equally where several are largest. */
function largestOnly(holdings: readonly Holding[], except: number): number[] {
  const most = Math.max(...holdings.map(({ holder, stake }) => (holder === except ? 0 : stake)));
  const largest = holdings.map(({ holder, stake }) => holder !== except && stake === most);
  const count = largest.filter(Boolean).length;
  return largest.map((is) => (is ? 1 / count : 0));
}

/** `direct (I - cross)^-1` by elimination with pivoting; `null` where firms own each other entirely. */
function passedOn(direct: readonly Float64Array[], cross: readonly Float64Array[]): Float64Array[] | null {
  const n = cross.length;
  if (cross.every((row) => row.every((x) => x === 0))) return direct.map((row) => Float64Array.from(row));
  // Solves B (I - D) = S for B, row by row, as (I - D)^T B^T = S^T.
  const matrix = Array.from({ length: n }, (_, r) => Float64Array.from({ length: n + direct.length }, (__, c) => (c < n ? (r === c ? 1 : 0) - cross[c]![r]! : direct[c - n]![r]!)));
  for (let p = 0; p < n; p++) {
    let pivot = p;
    for (let r = p + 1; r < n; r++) if (Math.abs(matrix[r]![p]!) > Math.abs(matrix[pivot]![p]!)) pivot = r;
    if (Math.abs(matrix[pivot]![p]!) < ROUNDING) return null;
    [matrix[p], matrix[pivot]] = [matrix[pivot]!, matrix[p]!];
    for (let r = 0; r < n; r++) {
      const factor = r === p ? 0 : matrix[r]![p]! / matrix[p]![p]!;
      if (factor !== 0) for (let c = p; c < n + direct.length; c++) matrix[r]![c] = matrix[r]![c]! - factor * matrix[p]![c]!;
    }
  }
  return direct.map((_, i) => Float64Array.from({ length: n }, (__, j) => matrix[j]![n + i]! / matrix[j]![j]!));
}
