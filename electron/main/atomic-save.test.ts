import * as nodeFs from 'node:fs/promises';
import { chmodSync, lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveAtomically, type SaveFs } from './atomic-save';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proforma-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const fault = (code: string): Error => Object.assign(new Error(code), { code });

test.each<keyof SaveFs>(['open', 'rename'])('a failing %s keeps the old file and leaves nothing behind', async (method) => {
  const path = join(folder, 'deal.proforma');
  writeFileSync(path, 'one');
  const broken: SaveFs = { ...nodeFs, [method]: () => Promise.reject(fault('ENOSPC')) };
  await expect(saveAtomically(path, bytes('two'), { backup: true }, broken)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(readFileSync(path, 'utf8')).toBe('one');
  expect(readdirSync(folder)).toEqual(['deal.proforma']);
});

test('a disk that fills up in the middle of writing keeps the old file and leaves nothing behind', async () => {
  const path = join(folder, 'deal.proforma');
  writeFileSync(path, 'one');
  const broken: SaveFs = {
    ...nodeFs,
    open: (async (...args: Parameters<typeof nodeFs.open>) => {
      const handle = await nodeFs.open(...args);
      handle.writeFile = async () => {
        await handle.write('tw');
        throw fault('ENOSPC');
      };
      return handle;
    }) as typeof nodeFs.open,
  };
  await expect(saveAtomically(path, bytes('two'), { backup: true }, broken)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(readFileSync(path, 'utf8')).toBe('one');
  expect(readdirSync(folder)).toEqual(['deal.proforma']);
});

test('a failing last rename leaves the old file in place, and its copy equal to it', async () => {
  const path = join(folder, 'deal.proforma');
  writeFileSync(path, 'one');
  const broken: SaveFs = { ...nodeFs, rename: (from, to) => (to === path ? Promise.reject(fault('EIO')) : nodeFs.rename(from, to)) };
  await expect(saveAtomically(path, bytes('two'), { backup: true }, broken)).rejects.toMatchObject({ code: 'EIO' });
  expect(readFileSync(path, 'utf8')).toBe('one');
  expect(readFileSync(`${path}.bak`, 'utf8')).toBe('one');
  expect(readdirSync(folder)).toHaveLength(2);
});

test('a disk without links gets a copy of the previous version', async () => {
  const path = join(folder, 'deal.proforma');
  writeFileSync(path, 'one');
  await saveAtomically(path, bytes('two'), { backup: true }, { ...nodeFs, link: () => Promise.reject(fault('EPERM')) });
  expect([readFileSync(path, 'utf8'), readFileSync(`${path}.bak`, 'utf8')]).toEqual(['two', 'one']);
});

test('what a killed save has left is removed by a later one; what a save under way writes is not', async () => {
  const path = join(folder, 'deal.proforma');
  const [old, young, other] = ['.deal.proforma.1.tmp', '.deal.proforma.2.tmp', '.another.proforma.1.tmp'].map((name) => join(folder, name));
  for (const aside of [old!, young!, other!]) writeFileSync(aside, 'half');
  const yesterday = new Date(Date.now() - 86_400_000);
  for (const aside of [old!, other!]) utimesSync(aside, yesterday, yesterday);
  await saveAtomically(path, bytes('two'), { backup: true });
  expect(readdirSync(folder).sort()).toEqual(['.another.proforma.1.tmp', '.deal.proforma.2.tmp', 'deal.proforma']);
});

test('a new file has no backup, and an empty one is a file', async () => {
  const path = join(folder, 'deal.proforma');
  await saveAtomically(path, new Uint8Array(), { backup: true });
  expect(readFileSync(path, 'utf8')).toBe('');
  expect(readdirSync(folder)).toEqual(['deal.proforma']);
});

test.skipIf(process.platform === 'win32')('a symbolic link stays one, and the file behind it keeps its mode', async () => {
  const path = join(folder, 'deal.proforma');
  const link = join(folder, 'link.proforma');
  writeFileSync(path, 'one');
  chmodSync(path, 0o600);
  symlinkSync(path, link);
  await saveAtomically(link, bytes('two'), { backup: false });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
