import { z } from 'zod';

/** How a delimited text file is written. */
export const dialectSchema = z.object({
  delimiter: z.string().length(1),
  decimal: z.enum(['.', ',']),
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1252']),
  /** Lines before the header that are not data. */
  skip: z.number().int().nonnegative().default(0),
});
export type Dialect = z.infer<typeof dialectSchema>;
