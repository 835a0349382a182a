import { z } from 'zod';
import { preparationSchema } from './preparation';

/** Roles of the columns of a table of shares. */
export const shareRoles = ['market', 'period', 'firm', 'product', 'value', 'status'] as const;
export type ShareRole = (typeof shareRoles)[number];
/** Roles of the columns of a table of respondents: one column a platform has the role `platform`. */
export const respondentRoles = ['id', 'weight', 'cohort', 'platform'] as const;
export type RespondentRole = (typeof respondentRoles)[number];
/** Roles of the columns of a table of published reach. */
export const marginalRoles = ['period', 'cohort', 'platform', 'reach'] as const;
export type MarginalRole = (typeof marginalRoles)[number];
export type Role = ShareRole | RespondentRole | MarginalRole;

/** Why a column has its role: shown beside it and changeable. */
const reasonSchema = z.object({
  /** `guess`: by the program. `person`: chosen. */
  by: z.enum(['guess', 'person']),
  reason: z.string(),
  /** How sure the guess is, 0 to 1; absent for a choice. */
  confidence: z.number().min(0).max(1).optional(),
});
export type Reason = z.infer<typeof reasonSchema>;

const column = z.string().min(1);

/** Market, period, firm and value. A role that the file lacks is `null`: one market, one period. */
export const shareMappingSchema = z.object({
  kind: z.literal('shares'),
  market: column.nullable(),
  period: column.nullable(),
  firm: column,
  product: column.nullable().default(null),
  value: column,
  /** Column that the value is multiplied by in each row: units times price is revenue. */
  times: column.optional(),
  /** Column that says which rows are estimates or unverified. */
  status: column.nullable().default(null),
  /** What `value` holds; decided once per column. */
  unit: z.enum(['fraction', 'percent', 'level']),
  /** Name of the unit of a level: `USD bn`. */
  unitName: z.string().default(''),
  /** Share basis: revenue, units, users, minutes, capacity. */
  basis: z.string().default(''),
  /** Names in the firm column that are not firms. */
  fringe: z.array(z.string()),
  /** What the shares do not cover of a market that sums to less than 1: unknown firms (where absent), or an outside good, so that shares are of the inside firms. */
  remainder: z.enum(['unknown', 'outside']).optional(),
  preparation: preparationSchema.optional(),
  reasons: z.record(z.string(), reasonSchema).default({}),
});
export type ShareMapping = z.infer<typeof shareMappingSchema>;

/** Cohorts made of a column of ages or years of birth. Bands include both ends; `null` is open. */
export const cohortBandsSchema = z.object({
  from: z.enum(['age', 'birth-year']),
  /** Year in which the ages were asked, where bands are given as years of birth and the column holds ages (or the other way round). */
  asked: z.number().int().nullable().default(null),
  /** Whether the ends of the bands are ages or years of birth. */
  ends: z.enum(['age', 'birth-year']),
  bands: z.array(z.object({ name: z.string().min(1), low: z.number().nullable(), high: z.number().nullable() })).min(1),
  /** Texts in the column that are no age: `99` (refused). */
  missing: z.array(z.string()).default([]),
});
export type CohortBands = z.infer<typeof cohortBandsSchema>;

/** One row a person, one 0/1 column a platform. */
export const respondentMappingSchema = z.object({
  kind: z.literal('respondents'),
  id: column.nullable(),
  weight: column.nullable(),
  cohort: column.nullable(),
  platforms: z.array(column).min(1),
  /** Values that mean use, compared without case: `1`, `yes`. */
  yes: z.array(z.string()).default(['1', 'yes', 'true', 'y']),
  /** Values that mean no use; everything else is a missing answer. */
  no: z.array(z.string()).default(['0', 'no', 'false', 'n']),
  /** What an answer means that is in neither list: missing (where absent), use, or no use. */
  otherwise: z.enum(['missing', 'yes', 'no']).optional(),
  /** Cohorts made of ages or years of birth in the cohort column. */
  bands: cohortBandsSchema.optional(),
  preparation: preparationSchema.optional(),
  /** How a missing answer counts: the respondent is left out, is in where the other answers settle it, or the answer is a no or a yes. */
  missing: z.enum(['complete', 'determined', 'no', 'yes']).default('complete'),
  reasons: z.record(z.string(), reasonSchema).default({}),
});
export type RespondentMapping = z.infer<typeof respondentMappingSchema>;

/** One row a cohort and platform: the published share that uses it. */
export const marginalMappingSchema = z.object({
  kind: z.literal('marginals'),
  period: column.nullable(),
  cohort: column.nullable(),
  platform: column,
  reach: column,
  unit: z.enum(['fraction', 'percent']),
  /** Source id of a table `cohort, platform_a, platform_b, both` with published overlaps. */
  overlaps: z.string().nullable().default(null),
  preparation: preparationSchema.optional(),
  reasons: z.record(z.string(), reasonSchema).default({}),
});
export type MarginalMapping = z.infer<typeof marginalMappingSchema>;

export const mappingSchema = z.discriminatedUnion('kind', [shareMappingSchema, respondentMappingSchema, marginalMappingSchema]);
export type Mapping = z.infer<typeof mappingSchema>;
