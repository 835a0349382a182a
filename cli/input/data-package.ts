import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

/** The part of a Frictionless data package that says whether its numbers are made up. */
const packageSchema = z.looseObject({
  synthetic: z.boolean().default(false),
  resources: z.array(z.looseObject({ path: z.string().optional(), synthetic: z.boolean().optional() })),
});

/** Is a file made up? Its own name says so, or the `datapackage.json` beside it that lists it. */
export async function isSynthetic(path: string): Promise<boolean> {
  if (/synthetic/i.test(basename(path))) return true;
  try {
    const found = packageSchema.parse(JSON.parse(await readFile(join(dirname(path), 'datapackage.json'), 'utf8')));
    const resource = found.resources.find((entry) => entry.path === basename(path));
    return resource !== undefined && (resource.synthetic ?? found.synthetic);
  } catch {
    // No data package, or one of another kind: nothing is claimed.
    return false;
  }
}
