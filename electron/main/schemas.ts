import { z } from 'zod';
import { fromWindow } from '../../engines/remote/schema';
import type { Calls, Channel } from '../channels';

const extension = z.string().regex(/^\.[A-Za-z0-9]{1,16}$/);
const kind = z.strictObject({ description: z.string().min(1).max(200), extensions: z.array(extension).min(1).max(20) });
const token = z.uuid();
const content = z.instanceof(Uint8Array);
const name = z.string().min(1).max(500);
const nothing = z.strictObject({});

/** The one shape that each channel accepts; anything else, and any key more, is refused. */
export const SCHEMAS: { readonly [K in Channel]: z.ZodType<Calls[K]['input']> } = {
  'files.open': z.strictObject({ kinds: z.array(kind).min(1).max(20), multiple: z.boolean() }),
  'files.drop': z.strictObject({ path: z.string().min(1).max(32_767) }),
  'files.save': z.strictObject({ token, content, force: z.boolean() }),
  'files.saveAs': z.strictObject({ suggestedName: name, kind, content }),
  'recent.list': nothing,
  'recent.open': z.strictObject({ token }),
  'recent.clear': nothing,
  'document.set': z.strictObject({ name, dirty: z.boolean(), unsaved: z.array(name).max(1000) }),
  'engine.open': nothing,
  'engine.post': z.strictObject({ life: z.number().int(), message: fromWindow }),
  'window.ready': nothing,
};
