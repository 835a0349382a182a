/**
 * Writes the byte size and SHA-256 of every resource into the `datapackage.json` of each sample data set.
 * Run with `npx tsx scripts/seal-datasets.ts` after a data file has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface SealedResource {
  path: string;
  bytes?: number;
  hash?: string;
  [key: string]: unknown;
}

/** Bytes and digest of one file, in the form the Data Package standard asks for. */
export function sealOf(content: Uint8Array): { bytes: number; hash: string } {
  return { bytes: content.byteLength, hash: `sha256:${createHash('sha256').update(content).digest('hex')}` };
}

/** Refreshes the seals of the package in `folder`. Throws if a resource is missing. */
export function sealPackage(folder: string): void {
  const file = join(folder, 'datapackage.json');
  const descriptor = JSON.parse(readFileSync(file, 'utf8')) as { resources: SealedResource[] };
  for (const resource of descriptor.resources) Object.assign(resource, sealOf(readFileSync(join(folder, resource.path))));
  writeFileSync(file, `${JSON.stringify(descriptor, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../datasets/', import.meta.url));
  for (const entry of readdirSync(root)) {
    if (existsSync(join(root, entry, 'datapackage.json'))) sealPackage(join(root, entry));
  }
}
