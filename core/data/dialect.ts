import { z } from 'zod';

/** Kinds of content that can be opened. `query` is no file: the rows of a statement over other sources. */
export const fileFormats = ['delimited', 'excel', 'parquet', 'arrow', 'json', 'ndjson', 'spss', 'stata', 'query'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Encodings of text that are read. Latin-1 is read as windows-1252, which holds all of it that is ever written. */
export const encodings = ['utf-8', 'utf-16', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** Rows that are read of a file that is too large: the first ones, or every so-manyth from the first on. */
export const sampleSchema = z.union([z.object({ first: z.number().int().positive() }), z.object({ every: z.number().int().min(2) })]);
export type Sample = z.infer<typeof sampleSchema>;

/** How a file is written. Fields that a format does not have keep their defaults. */
export const dialectSchema = z.object({
  /** Delimited text where absent. */
  format: z.enum(fileFormats).optional(),
  /** The file is packed with gzip. */
  gzip: z.boolean().optional(),
  /** One character; a blank is any number of blanks, two blanks are two or more. */
  delimiter: z.string().regex(/^(?:.| {2})$/s),
  /** Decimal mark of numbers that are written as text. */
  decimal: z.enum(['.', ',']),
  encoding: z.enum(encodings),
  /** Lines before the header that are not data. */
  skip: z.number().int().nonnegative().default(0),
  /** False where the first line is data: columns are then called "column 1", "column 2", …; true where absent. */
  header: z.boolean().optional(),
  /** Rows of the header above the names (merged group headers), whose words are put before the names; 1 row of names where absent. */
  headerRows: z.number().int().min(1).max(5).optional(),
  /** Lines at the end that are notes, not data. */
  footer: z.number().int().nonnegative().optional(),
  /** Sheet of a workbook, and the cells that are read as `A5:Q4765`; the first sheet with a table, and all of it, where absent. */
  sheet: z.string().optional(),
  range: z.string().optional(),
  /** Path of the list of rows inside a JSON document: `data.items`; the document itself where absent. */
  path: z.string().optional(),
  /** Only these rows are read; all where absent. */
  sample: sampleSchema.optional(),
});
export type Dialect = z.infer<typeof dialectSchema>;

export function formatOf({ format }: Pick<Dialect, 'format'>): FileFormat {
  return format ?? 'delimited';
}
