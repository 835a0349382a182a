import { giveStepsIds } from './migrations/1-to-2';
import { WORKSPACE_VERSION } from './schema';

/** Turns a document of version n into one of version n + 1; the key is n. One file a migration. */
export const migrations: Readonly<Record<number, (document: Record<string, unknown>) => Record<string, unknown>>> = { 1: giveStepsIds };

/** Brings a document of an older version up to date, working on a copy. `onStep` is told of each version that was left behind. */
export function migrate(document: Record<string, unknown>, version: number, onStep: (from: number) => void = () => undefined): Record<string, unknown> {
  let current = structuredClone(document);
  for (let from = version; from < WORKSPACE_VERSION; from++) {
    const step = migrations[from];
    if (step === undefined) throw new Error(`No migration leads from version ${from} of a workspace to the next.`);
    current = { ...step(current), version: from + 1 };
    onStep(from);
  }
  return current;
}
