import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { BridgeError, BridgeSaveOutcome, FileGrant } from '../../electron/bridge';
import { startDesktop, type Desktop } from './desktop';

/** Files through the whole bridge: window, preload, main and disk. */
let desktop: Desktop;
let page: Page;
let folder: string;

beforeAll(async () => {
  desktop = await startDesktop({ bare: true });
  page = await desktop.page();
});
afterAll(() => desktop?.dispose());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proforma-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function open(...paths: string[]): Promise<{ grants: FileGrant[]; texts: string[] }> {
  await desktop.answer({ method: 'showOpenDialog', result: { canceled: false, filePaths: paths } });
  return page.evaluate(async () => {
    const grants = await window.proforma!.openFiles([{ description: 'Tables', extensions: ['.csv', '.proforma'] }], true);
    return { grants, texts: await Promise.all(grants.map(async ({ url }) => (await fetch(url)).text())) };
  });
}

const save = (token: string, text: string, force = false): Promise<BridgeSaveOutcome | BridgeError> =>
  page.evaluate(
    ([name, content, insist]) =>
      window.proforma!.save(name, new TextEncoder().encode(content), insist).catch((cause: BridgeError) => ({ ...cause })),
    [token, text, force] as const,
  );

const saveAs = (name: string, text: string, extension = '.proforma'): Promise<FileGrant | BridgeError | null> =>
  page.evaluate(
    ([suggested, content, wanted]) =>
      window.proforma!.saveAs(suggested, { description: 'Workspace', extensions: [wanted] }, new TextEncoder().encode(content)).catch((cause: BridgeError) => ({ ...cause })),
    [name, text, extension] as const,
  );

test('the dialog offers the kinds that the window asks for, and a cancelled one gives nothing', async () => {
  await desktop.answer({ method: 'showOpenDialog', result: { canceled: true, filePaths: [] } });
  const grants = await page.evaluate(() => window.proforma!.openFiles([{ description: 'Tables', extensions: ['.csv', '.tsv'] }], false));
  expect(grants).toEqual([]);
  expect((await desktop.shown()).at(-1)).toEqual({
    method: 'showOpenDialog',
    options: { properties: ['openFile'], filters: [{ name: 'Tables', extensions: ['csv', 'tsv'] }, { name: 'All files', extensions: ['*'] }] },
  });
});

test('files are read whole and are then recent, newest first', async () => {
  const first = put('a.csv', 'market,firm,value\nUS,Amazon,40\n');
  const second = put('b.csv', '');
  const { grants, texts } = await open(first, second);
  expect(texts).toEqual(['market,firm,value\nUS,Amazon,40\n', '']);
  expect(grants.map(({ name, path }) => ({ name, path }))).toEqual([
    { name: 'a.csv', path: first },
    { name: 'b.csv', path: second },
  ]);
  const recent = (): Promise<string[]> => page.evaluate(async () => (await window.proforma!.recent()).map(({ path }) => path));
  await expect.poll(async () => (await recent()).slice(0, 2).sort()).toEqual([first, second]);
  const again = await page.evaluate(async () => {
    const [newest] = await window.proforma!.recent();
    return window.proforma!.openRecent(newest!.token);
  });
  expect((await recent())[0]).toBe(again.path);
});

test('a file that is gone from the disk is refused by its path, and leaves the recent list', async () => {
  const path = put('gone.csv', 'x');
  await open(path);
  await expect.poll(() => page.evaluate(async () => (await window.proforma!.recent())[0]?.name)).toBe('gone.csv');
  rmSync(path);
  const error = await page.evaluate(async () => {
    const [newest] = await window.proforma!.recent();
    return window.proforma!.openRecent(newest!.token).catch((cause: BridgeError) => ({ ...cause }));
  });
  expect(error).toMatchObject({ code: 'not-found', message: `gone.csv is no longer at ${path}. Open it from its new place.` });
  expect(await page.evaluate(async () => (await window.proforma!.recent()).map(({ name }) => name))).not.toContain('gone.csv');
});

test('saving replaces the file, keeps the previous version and its mode, and leaves nothing else', async () => {
  const path = put('deal.proforma', 'one');
  const { grants } = await open(path);
  expect(await save(grants[0]!.token, 'two')).toEqual({ saved: true });
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(readFileSync(`${path}.bak`, 'utf8')).toBe('one');
  expect(await save(grants[0]!.token, 'three')).toEqual({ saved: true });
  expect(readFileSync(`${path}.bak`, 'utf8')).toBe('two');
  expect(readdirSync(folder).sort()).toEqual(['deal.proforma', 'deal.proforma.bak']);
});

test('a file that another program changed is not overwritten unless the person insists', async () => {
  const path = put('deal.proforma', 'one');
  const { grants } = await open(path);
  const { token } = grants[0]!;
  const { mtime, atime } = statSync(path);
  // Same size and same time: only the bytes tell.
  writeFileSync(path, 'uno');
  utimesSync(path, atime, mtime);
  expect(await save(token, 'two')).toEqual({ saved: false, reason: 'changed' });
  expect(readFileSync(path, 'utf8')).toBe('uno');
  expect(await save(token, 'two', true)).toEqual({ saved: true });
  expect(readFileSync(`${path}.bak`, 'utf8')).toBe('uno');
});

test('a file that was only touched is not a changed one', async () => {
  const path = put('deal.proforma', 'one');
  const { grants } = await open(path);
  utimesSync(path, new Date(), new Date(Date.now() + 60_000));
  expect(await save(grants[0]!.token, 'two')).toEqual({ saved: true });
});

test('a file that was deleted since is no file to save over', async () => {
  const path = put('deal.proforma', 'one');
  const { grants } = await open(path);
  rmSync(path);
  expect(await save(grants[0]!.token, 'two')).toEqual({ saved: false, reason: 'no-file' });
  expect(existsSync(path)).toBe(false);
});

test('a write that fails keeps the old file and says why', async () => {
  const path = put('deal.proforma', 'one');
  const { grants } = await open(path);
  // A folder in the way of the backup makes the save fail after the new version was written aside.
  mkdirSync(`${path}.bak`);
  expect(await save(grants[0]!.token, 'two')).toMatchObject({ code: 'write-failed', message: expect.stringContaining('The earlier version is untouched.') as string });
  expect(readFileSync(path, 'utf8')).toBe('one');
  expect(readdirSync(folder).sort()).toEqual(['deal.proforma', 'deal.proforma.bak']);
});

test('save as writes where the person said, adds the extension, and the token saves there again', async () => {
  await desktop.answer({ method: 'showSaveDialog', result: { canceled: false, filePath: join(folder, 'deal') } });
  const grant = (await saveAs('Amazon/TikTok: deal', 'one')) as FileGrant;
  expect(grant.name).toBe('deal.proforma');
  expect((await desktop.shown()).at(-1)!.options.defaultPath).toBe('Amazon-TikTok- deal');
  expect(await save(grant.token, 'two')).toEqual({ saved: true });
  expect(readFileSync(join(folder, 'deal.proforma'), 'utf8')).toBe('two');
});

test('a name that gets its extension from us asks before it replaces a file', async () => {
  const path = put('deal.proforma', 'one');
  await desktop.answer({ method: 'showSaveDialog', result: { canceled: false, filePath: join(folder, 'deal') } }, { method: 'showMessageBox', result: { response: 1, checkboxChecked: false } });
  expect(await saveAs('deal', 'two')).toBeNull();
  expect(readFileSync(path, 'utf8')).toBe('one');
});

test('a cancelled save dialog writes nothing', async () => {
  await desktop.answer({ method: 'showSaveDialog', result: { canceled: true, filePath: '' } });
  expect(await saveAs('deal', 'one')).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test('an export is not among the recent files, a workspace is', async () => {
  await desktop.answer({ method: 'showSaveDialog', result: { canceled: false, filePath: join(folder, 'report.html') } }, { method: 'showSaveDialog', result: { canceled: false, filePath: join(folder, 'kept.proforma') } });
  await saveAs('report.html', '<p>', '.html');
  await saveAs('kept', '{}');
  const names = await page.evaluate(async () => (await window.proforma!.recent()).map(({ name }) => name));
  expect(names).toContain('kept.proforma');
  expect(names).not.toContain('report.html');
  await page.evaluate(() => window.proforma!.clearRecent());
  expect(await page.evaluate(() => window.proforma!.recent())).toEqual([]);
});

test('a dropped file is granted and read by its path', async () => {
  const path = put('dropped.csv', 'a;b\n1,5;2\n');
  const file = await desktop.fileHandle(path);
  const read = await page.evaluate(async (dropped) => {
    const grant = (await window.proforma!.grantDrop(dropped))!;
    return { path: grant.path, text: await (await fetch(grant.url)).text() };
  }, file);
  expect(read).toEqual({ path, text: 'a;b\n1,5;2\n' });
});
