import { z } from 'zod';
import { dialectSchema } from './dialect';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One of several files that are read as one table, in order. */
export const partSchema = z.object({
  name: z.string().min(1),
  path: z.string().nullable().default(null),
  bytes: z.number().int().nonnegative(),
  sha256,
  /** Rows it brought; the lines of the table count on from one part to the next. */
  rows: z.number().int().nonnegative(),
  /** `line` of the table less the line of this file. */
  lineOffset: z.number().int().nonnegative(),
});
export type SourcePart = z.infer<typeof partSchema>;

/** A statement whose rows are the source, and the sources that it reads by the names it gives them. */
export const sourceQuerySchema = z.object({
  sql: z.string().min(1),
  reads: z.record(z.string(), z.string()),
});

/** A file as opened. The same file has the same `sha256` wherever it lies. */
export const sourceSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Where it was found, where the host knows: an absolute path, or `sample:` for shipped data. */
  path: z.string().nullable().default(null),
  bytes: z.number().int().nonnegative(),
  /** Of the file; of the hashes of the parts in order where there are several; of statement and sources read for a query. */
  sha256,
  dialect: dialectSchema,
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
  opened: z.string(),
  /** Made up, not observed: marked wherever its numbers are shown. */
  synthetic: z.boolean().default(false),
  /** Who published it, when and under which definition, where known. */
  citation: z.string().default(''),
  /** Files of the same shape read as one table; its last column `file` names the file of each row. */
  parts: z.array(partSchema).min(1).optional(),
  query: sourceQuerySchema.optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/** Column that names the file of each row where several files are one table. */
export const FILE_COLUMN = 'file';

/**
 * Names the rows of a source: the same file read in the same way gives the same rows. Letters, digits and an underscore;
 * begins with the SHA-256. The decimal mark is no part of it: rows are text until their columns get roles.
 */
export function sourceKey({ sha256: hash, dialect }: Pick<Source, 'sha256' | 'dialect'>): string {
  const { decimal: _decimal, ...way } = dialect;
  return `${hash}_${fingerprint(JSON.stringify(Object.entries(way).sort(([a], [b]) => (a < b ? -1 : 1))))}`;
}

/** The SHA-256 in a key. */
export function hashOfKey(key: string): string {
  return key.slice(0, 64);
}

/** FNV-1a, 64 bits, in hexadecimal: tells the few ways apart in which one file is read. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/** File and line of a row of the table, which counts lines on over the parts. */
export function placeOf({ name, parts }: Pick<Source, 'name' | 'parts'>, line: number): { readonly file: string; readonly line: number } {
  const part = parts?.findLast(({ lineOffset }) => line > lineOffset);
  return part === undefined ? { file: name, line } : { file: part.name, line: line - part.lineOffset };
}
