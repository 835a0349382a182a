/** Who uses what, by cohort. Two sources stand behind this interface: respondents and published marginals. */
export interface Audience {
  readonly kind: 'respondents' | 'marginals';
  readonly platforms: readonly string[];
  /** Cohorts to choose from; `EVERYONE` comes first where all respondents together can be read. */
  readonly cohorts: readonly string[];
  /** Made up, not observed. */
  readonly synthetic: boolean;
  /** Sample size of a cohort, where there is a sample. */
  sample(cohort: string): { readonly n: number; readonly nEff: number } | null;
  /** Share of the cohort that uses at least one of the platforms. Unknown platforms are refused by `platforms`. */
  union(cohort: string, platforms: readonly string[]): ReachEstimate;
  /** Share that uses at least one of `add` and none of `over`: what `add` brings to `over`. */
  incremental(cohort: string, add: readonly string[], over: readonly string[]): ReachEstimate;
  /** Share that uses a platform of at least `least` of the groups; only respondents tell. */
  atLeast(cohort: string, groups: readonly (readonly string[])[], least: number): ReachEstimate;
}

export const EVERYONE = 'Everyone';

/**
 * `weighted-sample`: exact weighted share of the sample, 95% Wilson interval with Kish's effective sample size.
 * `published`: one published marginal, no interval.
 * `overlap-bounds`: low and high are bounds from marginals and overlaps (Dawson-Sankoff, Hunter-Worsley).
 * `frechet-bounds`: bounds from marginals only; the estimate is random duplication (Sainsbury).
 */
export type ReachMethod = 'weighted-sample' | 'published' | 'overlap-bounds' | 'frechet-bounds';

/** Reach as a fraction of the cohort. */
export interface ReachEstimate {
  readonly platforms: readonly string[];
  /** `null` where it cannot be computed; `warnings` says why. */
  readonly reach: number | null;
  /** Ends of the interval or the bounds; equal to `reach` where the value is exact by definition, `null` where unknown. */
  readonly low: number | null;
  readonly high: number | null;
  readonly method: ReachMethod;
  readonly warnings: readonly string[];
}

/** What a person reads beside a figure of reach. */
export const methodLabels: Readonly<Record<ReachMethod, string>> = {
  'weighted-sample': 'weighted sample, 95% Wilson interval with Kish n',
  published: 'published marginal',
  'overlap-bounds': 'bounds from marginals and published overlaps',
  'frechet-bounds': 'bounds from marginals; estimate under random duplication (Sainsbury)',
};
