import { z } from 'zod';
import { dialectSchema } from './dialect';

/** A file as opened. The same file has the same `sha256` wherever it lies. */
export const sourceSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Where it was found, where the host knows: an absolute path, or `sample:` for shipped data. */
  path: z.string().nullable().default(null),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  dialect: dialectSchema,
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
  opened: z.string(),
  /** Made up, not observed: marked wherever its numbers are shown. */
  synthetic: z.boolean().default(false),
  /** Who published it, when and under which definition, where known. */
  citation: z.string().default(''),
});
export type Source = z.infer<typeof sourceSchema>;
