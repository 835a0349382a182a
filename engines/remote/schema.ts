import { z } from 'zod';
import { dialectSchema } from '../../core/data/dialect';
import type { ToEngine } from './protocol';

const id = z.number().int().nonnegative();
const name = z.string().min(1).max(10_000);
const file = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('upload'), upload: id }), z.strictObject({ kind: z.literal('token'), token: z.uuid() })]);

/** What a window may say to a database: it names no path. Anything else, and any key more, is refused. */
export const fromWindow: z.ZodType<ToEngine> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('load'), id, request: z.strictObject({ table: name, dialect: dialectSchema, columns: z.array(z.string()), file }) }),
  z.strictObject({ type: z.literal('rows'), id, table: name, columns: z.array(z.string()) }),
  z.strictObject({ type: z.literal('upload'), id }),
  z.strictObject({ type: z.literal('piece'), id, bytes: z.instanceof(Uint8Array).nullable() }),
  z.strictObject({ type: z.literal('release'), upload: id }),
  z.strictObject({ type: z.literal('query'), id, sql: z.string(), params: z.array(z.union([z.string(), z.number(), z.null()])) }),
  z.strictObject({ type: z.literal('drop'), id, table: name }),
  z.strictObject({ type: z.literal('cancel'), id }),
]);
