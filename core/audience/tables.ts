/** Respondents in columns, all of the same length. */
export interface RespondentTable {
  readonly platforms: readonly string[];
  readonly cohorts: readonly string[];
  /** Survey weight; 1 where the file has none. */
  readonly weight: Float64Array;
  /** Index into `cohorts`, or -1 where the file has none. */
  readonly cohort: Int32Array;
  /** Per platform, per respondent: 0 no, 1 yes, 2 no answer. */
  readonly use: readonly Uint8Array[];
}

/** Published reach by cohort, with the pairwise overlaps that are published. Fractions of the cohort. */
export interface MarginalTable {
  readonly platforms: readonly string[];
  readonly cohorts: readonly string[];
  readonly reach: readonly { readonly cohort: string; readonly platform: string; readonly reach: number }[];
  readonly overlaps: readonly { readonly cohort: string; readonly platforms: readonly [string, string]; readonly both: number }[];
}
