import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecentList, type RecentList } from './recent';

let folder: string;
let system: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proforma-recent-'));
  system = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => join(folder, 'recent.json');
const make = (): RecentList => createRecentList(file(), { addRecentDocument: (path) => void system.push(path), clearRecentDocuments: () => (system = []) }, () => undefined);
const paths = async (list: RecentList): Promise<string[]> => (await list.list()).map(({ path }) => path);

test('ten files are kept, newest first, each once and with its token, also after a restart', async () => {
  const list = make();
  for (let index = 0; index < 12; index += 1) await list.add(`/data/${index}.csv`);
  const [before] = (await list.list()).filter(({ path }) => path === '/data/5.csv');
  await list.add('/data/5.csv');
  const again = make();
  expect(await paths(again)).toEqual([5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((index) => `/data/${index}.csv`));
  expect(await again.pathOf(before!.token)).toBe('/data/5.csv');
  expect(system).toHaveLength(13);
});

test('files added at once are all kept', async () => {
  const list = make();
  await Promise.all(['/a', '/b', '/c'].map((path) => list.add(path)));
  expect(await paths(make())).toEqual(['/c', '/b', '/a']);
});

test('a spoilt list counts as empty, and one that cannot be written still lives in memory', async () => {
  writeFileSync(file(), '{"half": ');
  expect(await paths(make())).toEqual([]);
  const nowhere = createRecentList(join(folder, 'no/such/folder.json'), { addRecentDocument: () => undefined, clearRecentDocuments: () => undefined }, () => undefined);
  await nowhere.add('/a');
  expect(await paths(nowhere)).toEqual(['/a']);
});

test('clearing clears the system too, and an unknown token is refused', async () => {
  const list = make();
  await list.add('/a');
  await list.clear();
  expect(await paths(list)).toEqual([]);
  expect(system).toEqual([]);
  await expect(list.pathOf('nobody')).rejects.toMatchObject({ code: 'unknown-token' });
});
