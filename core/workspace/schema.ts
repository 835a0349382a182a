import { z } from 'zod';
import { mappingSchema } from '../data/mapping';
import { rowFilterSchema } from '../data/preparation';
import { sourceSchema } from '../data/source';
import { scenarioSchema } from '../deal/scenario';
import { ownershipSchema } from '../market/ownership';
import { ruleSetSchema } from '../rules/rule-set';

/** Version of the workspace document; each older version has a migration. */
export const WORKSPACE_VERSION = 2;

/** A source with the meaning of its columns: a table of shares, or an audience. */
export const datasetSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  source: z.string().min(1),
  mapping: mappingSchema,
});
export type Dataset = z.infer<typeof datasetSchema>;

/** A candidate relevant market: which rows of which dataset, in which period. Several stand side by side. */
export const marketDefinitionSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  dataset: z.string().min(1),
  /** Value of the market column; `''` where the dataset has none. */
  market: z.string(),
  /** Period that the deal is screened in. */
  period: z.string(),
  /** Definition, source, and what is estimated. */
  note: z.string().default(''),
  /** Shares that a person gave as ranges, by firm, as typed: `8-12` (percent). They are read beside the data, not in its place. */
  intervals: z.record(z.string(), z.string()).optional(),
  /** Further markets of the dataset that belong to this one: their levels are added up by firm. */
  combined: z.array(z.string()).optional(),
  /** Rows of the dataset's source that belong to this market, beyond what its mapping takes; all where absent. */
  rows: rowFilterSchema.optional(),
});
export type MarketDefinition = z.infer<typeof marketDefinitionSchema>;

export const audienceSettingsSchema = z.object({
  /** Dataset (respondents or marginals) that reach is read from, or `null` without one. */
  dataset: z.string().nullable(),
  cohort: z.string(),
  /** Platforms that the parties' reach is compared with, each alone and together. */
  rivals: z.array(z.string()),
  /** In which contexts (shopping, video, social, search, messaging) each platform sees its users: a classification of the person's own. */
  contexts: z.record(z.string(), z.array(z.string().min(1))).optional(),
});

/** Figures of an opinion or a paper as printed, kept to be held against what their shares give. */
export const publishedSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  unit: z.enum(['percent', 'fraction']),
  firms: z.array(z.object({ firm: z.string(), share: z.string() })),
  parties: z.array(z.string()),
  hhiBefore: z.string().optional(),
  hhiAfter: z.string().optional(),
  change: z.string().optional(),
});
export type PublishedFigures = z.infer<typeof publishedSchema>;

/** A statement of the SQL console, kept with the workspace. */
export const savedQuerySchema = z.object({ id: z.string().min(1), name: z.string().min(1), sql: z.string() });
export type SavedQuery = z.infer<typeof savedQuerySchema>;

/** A part of a damaged document that could not be understood, kept as it was for the person to look at. */
export const damagedPartSchema = z.object({
  /** Where it stood: `scenarios[2]`. */
  part: z.string(),
  /** What is wrong with it. */
  why: z.string(),
  json: z.unknown(),
});
export type DamagedPart = z.infer<typeof damagedPartSchema>;

/** The document: all that is saved, undone and compared. View state is elsewhere. */
export const workspaceSchema = z.object({
  schema: z.literal('proforma.workspace'),
  version: z.literal(WORKSPACE_VERSION),
  id: z.string().min(1),
  name: z.string().min(1),
  note: z.string().default(''),
  sources: z.array(sourceSchema),
  datasets: z.array(datasetSchema),
  ownership: ownershipSchema,
  markets: z.array(marketDefinitionSchema),
  scenarios: z.array(scenarioSchema),
  /** Ids of the rule sets that are read side by side. */
  rules: z.array(z.string()),
  /** Rule sets of the person's own, beside those that are shipped. */
  ownRules: z.array(ruleSetSchema).optional(),
  /** Ids of the measures that Markets shows, with the parameter where there is one; the usual ones where absent. */
  measures: z.array(z.string()).optional(),
  published: z.array(publishedSchema).optional(),
  queries: z.array(savedQuerySchema).optional(),
  /** Scenario that the others are compared with. */
  baseline: z.string().nullable(),
  audience: audienceSettingsSchema,
  report: z.object({ title: z.string(), author: z.string().default(''), note: z.string().default('') }),
  /** Parts that were left out when the document was opened damaged. */
  damaged: z.array(damagedPartSchema).optional(),
});
export type Workspace = z.infer<typeof workspaceSchema>;
