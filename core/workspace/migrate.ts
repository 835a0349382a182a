import { WORKSPACE_VERSION } from './schema';

/** Turns a document of version n into one of version n + 1; the key is n. */
const migrations: Readonly<Record<number, (document: Record<string, unknown>) => Record<string, unknown>>> = {};

/** Brings a document of an older version up to date, working on a copy. */
export function migrate(document: Record<string, unknown>, version: number): Record<string, unknown> {
  let current = structuredClone(document);
  for (let v = version; v < WORKSPACE_VERSION; v++) {
    const step = migrations[v];
    if (step === undefined) throw new Error(`No migration leads from version ${v} of a workspace to the next.`);
    current = { ...step(current), version: v + 1 };
  }
  return current;
}
