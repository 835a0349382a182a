import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openArchive, packArchive } from '../../core/workspace/archive';
import { migrate, migrations } from '../../core/workspace/migrate';
import { WORKSPACE_VERSION } from '../../core/workspace/schema';

/** Files as earlier versions of the program saved them: never made again. */
const folder = join(import.meta.dirname, '..', 'workspaces');
const kept = readdirSync(folder).filter((name) => name.endsWith('.proforma'));
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
const jsonOf = (name: string): Record<string, unknown> => JSON.parse(strFromU8(unzipSync(bytesOf(name))['workspace.json']!)) as Record<string, unknown>;

test('every migration is run by a kept file, and leads to the next version', () => {
  const run = new Set<number>();
  for (const name of kept) {
    const json = jsonOf(name);
    const before = structuredClone(json);
    const migrated = migrate(json, json['version'] as number, (from) => run.add(from));
    expect(migrated['version']).toBe(WORKSPACE_VERSION);
    expect(json, 'the document itself is left alone').toEqual(before);
  }
  const known = Object.keys(migrations).map(Number);
  expect(known).toEqual(Array.from({ length: WORKSPACE_VERSION - 1 }, (_, i) => i + 1));
  expect([...run].sort()).toEqual(known);
});

test.each(kept)('%s opens whole, and saved and opened again stays as it is', async (name) => {
  const opened = await openArchive(bytesOf(name));
  expect(opened.problems).toEqual([]);
  expect(opened.version).toBeLessThan(WORKSPACE_VERSION);
  expect([...opened.tables.keys()]).toEqual(opened.document.datasets.map(({ id }) => id));
  expect(opened.raw.size).toBe(opened.document.sources.length);
  const saved = packArchive(opened);
  const again = await openArchive(saved);
  expect(again.problems).toEqual([]);
  expect(again.document).toEqual(opened.document);
  expect(again.tables).toEqual(opened.tables);
  expect(packArchive(again)).toEqual(saved);
});

test('version 1 to 2: every step has an id, one that it had stays, and what else there is too', () => {
  const steps = [{ type: 'merge', id: 'step-1' }, { type: 'exit', firm: 'A' }, { type: 'exit', firm: 'B' }];
  const migrated = migrate({ schema: 'proforma.workspace', version: 1, extra: 1, scenarios: [{ id: 's', steps }, 'no scenario', { id: 'none' }] }, 1);
  expect(migrated).toEqual({
    schema: 'proforma.workspace', version: 2, extra: 1,
    scenarios: [{ id: 's', steps: [steps[0], { id: 'step-2', type: 'exit', firm: 'A' }, { id: 'step-3', type: 'exit', firm: 'B' }] }, 'no scenario', { id: 'none' }],
  });
});
