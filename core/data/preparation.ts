import { z } from 'zod';

const column = z.string().min(1);

/** Several columns become rows: `name` holds what their headings say, `value` their cells. Other columns stay. */
export const unpivotSchema = z.object({
  kind: z.literal('unpivot'),
  columns: z.array(column).min(1),
  name: column,
  value: column,
});

/** Rows become columns: one row for each different combination of `keep`, one column for each name in `name`. */
export const pivotSchema = z.object({
  kind: z.literal('pivot'),
  /** Columns that identify a row afterwards: a respondent's id, weight, cohort. */
  keep: z.array(column).min(1),
  name: column,
  /** Column with the answer; where `null` the row itself means yes, and a name without a row means no. */
  value: column.nullable(),
});
export const reshapeSchema = z.discriminatedUnion('kind', [unpivotSchema, pivotSchema]);
export type Reshape = z.infer<typeof reshapeSchema>;

/** One condition on a column, cells compared as text without the blanks around them; `between` compares numbers or periods. */
export const conditionSchema = z.discriminatedUnion('test', [
  z.object({ test: z.literal('is'), column, values: z.array(z.string()) }),
  z.object({ test: z.literal('is-not'), column, values: z.array(z.string()) }),
  z.object({ test: z.literal('contains'), column, text: z.string().min(1), not: z.boolean().optional() }),
  z.object({ test: z.literal('between'), column, low: z.string().nullable(), high: z.string().nullable() }),
  z.object({ test: z.literal('blank'), column, not: z.boolean().optional() }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** Which rows count: all conditions hold, and the SQL condition where there is one. */
export const rowFilterSchema = z.object({
  conditions: z.array(conditionSchema).default([]),
  /** A condition in SQL over the columns of the source; read-only. */
  sql: z.string().optional(),
});
export type RowFilter = z.infer<typeof rowFilterSchema>;

/** Rows taken out by hand or by a check, with the reason that stands in the report. */
export const leftOutSchema = z.object({
  lines: z.array(z.number().int().positive()).min(1),
  reason: z.string(),
});

/**
 * What is done to the rows of a source before its columns get their roles, in this order: cells corrected, names made one,
 * rows left out, rows filtered, reshaped, then counted where that is asked for. The rows as they stand in the file are never changed.
 */
export const preparationSchema = z.object({
  /** Cells that a person corrected. */
  corrected: z.array(z.object({ line: z.number().int().positive(), column, text: z.string().nullable() })).optional(),
  /** One firm (or other name) under several spellings. */
  renamed: z.array(z.object({ column, from: z.string(), to: z.string() })).optional(),
  /** Texts in a column that mean that nothing is known: `-`, `n/a`, `99`. */
  missing: z.array(z.object({ column: column.nullable(), text: z.string() })).optional(),
  leftOut: z.array(leftOutSchema).optional(),
  /** Rows equal to an earlier row in every column are copies and left out; they are added up where absent. */
  dropRepeats: z.boolean().optional(),
  filter: rowFilterSchema.optional(),
  reshape: reshapeSchema.optional(),
  /** Name of a column that is added: 1 in each row, so that rows are counted (shops, stations, routes). */
  rowCount: column.optional(),
});
export type Preparation = z.infer<typeof preparationSchema>;
