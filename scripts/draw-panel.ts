/**
 * Draws the synthetic US panel: `npx tsx scripts/draw-panel.ts` writes respondents.csv and seals its package.
 *
 * Every respondent has one normal trait per platform, tied together by a trait of social use and, for shops, by the wish
 * to buy on TikTok Shop (a Gaussian copula). Per group, those with the highest traits use the platform until the weighted
 * reach meets its target in targets.json. Three loadings have no closed form, because only TikTok users can buy on TikTok
 * Shop; they are found by bisection on the drawn traits so that the joint reach of the shops meets its target.
 *
 * Only + - * / and square roots touch the draws, which IEEE 754 rounds alike everywhere: the file is the same to the byte.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sealPackage } from './seal-datasets';

export interface ReachTarget {
  readonly platform: string;
  readonly group: string;
  readonly from_age: number;
  readonly to_age: number;
  /** Percent. */
  readonly value: number;
  readonly kind: 'equal' | 'at-least';
  readonly role: 'calibrate' | 'check' | 'assume';
  readonly status: string;
  readonly source: string;
}

export interface OverlapTarget {
  readonly a: string;
  readonly b: string;
  readonly group: string;
  readonly from_age: number;
  readonly to_age: number;
  /** Percent who use both. */
  readonly value: number;
  readonly status: string;
  readonly source: string;
}

export interface PopulationRow {
  readonly cohort: string;
  readonly born_from: number;
  readonly born_to: number;
  readonly millions: number;
  readonly respondents: number;
}

export interface PanelTargets {
  readonly reference_year: number;
  readonly latent: Readonly<Record<string, number | string>>;
  readonly population: readonly PopulationRow[];
  readonly reach: readonly ReachTarget[];
  readonly overlaps: readonly OverlapTarget[];
}

export const PLATFORMS = [
  'Amazon', 'TikTok', 'TikTok Shop', 'Shein', 'Temu', 'Walmart', 'Instagram', 'Facebook', 'YouTube', 'Snapchat', 'Pinterest',
] as const;
type Platform = (typeof PLATFORMS)[number];

const SOCIAL: readonly Platform[] = ['TikTok', 'Instagram', 'Facebook', 'YouTube', 'Snapchat', 'Pinterest'];
const SHOPS: readonly Platform[] = ['Amazon', 'Temu', 'Shein'];
const SEED = 20231231;
/** Half-width of the uniform weights within a cohort: with the cohorts' own weights Kish's design effect is about 1.2. */
const WEIGHT_SPREAD = 0.71;
/** A loading above this would make two traits nearly the same. */
const LARGEST_LOADING = 0.98;
const BISECTIONS = 40;

interface Person {
  cohort: string;
  birthYear: number;
  age: number;
  weight: number;
}

/** Uniform numbers in [0, 1) from one 32-bit seed (mulberry32: public domain, period 2^32). */
function uniformsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Nearly normal, mean 0, variance 1: the sum of twelve uniforms less six, which needs no logarithm or cosine. */
function normals(uniform: () => number, count: number): Float64Array {
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = -6;
    for (let k = 0; k < 12; k++) sum += uniform();
    out[i] = sum;
  }
  return out;
}

/** Birth years spread evenly over each cohort; weights that restore the cohorts' population and vary within them. */
function people(targets: PanelTargets, uniform: () => number): Person[] {
  const millions = targets.population.reduce((sum, row) => sum + row.millions, 0);
  const sample = targets.population.reduce((sum, row) => sum + row.respondents, 0);
  const out: Person[] = [];
  for (const row of targets.population) {
    const raw = Array.from({ length: row.respondents }, () => 1 + WEIGHT_SPREAD * (2 * uniform() - 1));
    const scale = (row.millions / millions) * (sample / raw.reduce((sum, w) => sum + w, 0));
    raw.forEach((w, i) => {
      const birthYear = row.born_from + Math.floor(((i + 0.5) / row.respondents) * (row.born_to - row.born_from + 1));
      const age = targets.reference_year - birthYear;
      out.push({ cohort: row.cohort, birthYear, age, weight: Math.round(w * scale * 1e4) / 1e4 });
    });
  }
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** `loading * common + sqrt(1 - loading^2) * own`, trait by trait. */
function blend(common: Float64Array, own: Float64Array, loading: number): Float64Array {
  const rest = Math.sqrt(1 - loading * loading);
  return own.map((x, i) => loading * common[i]! + rest * x);
}

/**
 * Who uses the platform: group by group, narrower groups first, the eligible with the highest trait until the weighted reach
 * of the group is as close to its target as whole respondents allow.
 */
function settle(all: readonly Person[], goals: readonly ReachTarget[], trait: Float64Array, eligible: (i: number) => boolean): Uint8Array {
  const use = new Uint8Array(all.length);
  const settled = new Uint8Array(all.length);
  const narrowFirst = [...goals].sort((x, y) => x.to_age - x.from_age - (y.to_age - y.from_age) || x.from_age - y.from_age);
  for (const goal of narrowFirst) {
    const open: number[] = [];
    let total = 0;
    let have = 0;
    all.forEach((person, i) => {
      if (person.age < goal.from_age || person.age > goal.to_age) return;
      total += person.weight;
      if (settled[i] === 1) have += use[i]! * person.weight;
      else if (eligible(i)) open.push(i);
      settled[i] = 1;
    });
    const wanted = (goal.value / 100) * total;
    open.sort((i, j) => trait[j]! - trait[i]! || i - j);
    for (const i of open) {
      const w = all[i]!.weight;
      if (have + w / 2 > wanted) break;
      use[i] = 1;
      have += w;
    }
  }
  return use;
}

/** Percent of all weight that uses both. */
function jointReach(all: readonly Person[], a: Uint8Array, b: Uint8Array): number {
  let total = 0;
  let both = 0;
  all.forEach(({ weight }, i) => {
    total += weight;
    both += a[i]! * b[i]! * weight;
  });
  return (100 * both) / total;
}

/** The panel as CSV text, the same for the same targets. */
export function drawPanel(targets: PanelTargets): string {
  const uniform = uniformsFrom(SEED);
  const all = people(targets, uniform);
  const everyone = (): boolean => true;
  const goals = (p: Platform): ReachTarget[] => targets.reach.filter((t) => t.platform === p && t.role !== 'check');
  const loading = (key: string): number => {
    const value = targets.latent[key];
    if (typeof value !== 'number') throw new Error(`targets.json: latent.${key} is not a number; give its loading`);
    return value;
  };

  const social = normals(uniform, all.length);
  const own = new Map(PLATFORMS.map((p) => [p, normals(uniform, all.length)] as const));
  const use = new Map<Platform, Uint8Array>();
  for (const p of SOCIAL) use.set(p, settle(all, goals(p), blend(social, own.get(p)!, loading(p)), everyone));

  const tiktok = use.get('TikTok')!;
  const wish = blend(social, own.get('TikTok Shop')!, loading('tiktok_shop'));
  const shop = settle(all, goals('TikTok Shop'), wish, (i) => tiktok[i] === 1);
  use.set('TikTok Shop', shop);
  use.set('Walmart', settle(all, goals('Walmart'), blend(wish, own.get('Walmart')!, loading('walmart')), everyone));

  for (const p of SHOPS) {
    const goal = targets.overlaps.find((o) => o.a === 'TikTok Shop' && o.b === p);
    if (!goal) throw new Error(`targets.json: no overlap of TikTok Shop and ${p}; add it to overlaps`);
    const at = (rho: number): Uint8Array => settle(all, goals(p), blend(wish, own.get(p)!, rho), everyone);
    let low = -LARGEST_LOADING;
    let high = LARGEST_LOADING;
    for (let k = 0; k < BISECTIONS; k++) {
      const middle = (low + high) / 2;
      if (jointReach(all, shop, at(middle)) < goal.value) low = middle;
      else high = middle;
    }
    use.set(p, at(high));
  }

  const lines = [['id', 'weight', 'birth_year', 'age', 'cohort', ...PLATFORMS].join(',')];
  all.forEach((person, i) => {
    const answers = PLATFORMS.map((p) => use.get(p)![i]!);
    lines.push([i + 1, person.weight.toFixed(4), person.birthYear, person.age, person.cohort, ...answers].join(','));
  });
  return `${lines.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../datasets/synthetic-us-panel/', import.meta.url));
  const targets = JSON.parse(readFileSync(join(folder, 'targets.json'), 'utf8')) as PanelTargets;
  writeFileSync(join(folder, 'respondents.csv'), drawPanel(targets));
  sealPackage(folder);
}
