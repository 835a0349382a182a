import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourceKey } from '../../core/data/source';
import { openArchive } from '../../core/workspace/archive';
import { freshWindows, openByButton, openWindow, sampleShown, saveByButton, serveWindow } from './harness';

const opened = freshWindows();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proforma-e2e-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const name = (page: Page): Promise<string | null> => page.getByTestId('workspace-name').textContent();
const dirty = (page: Page): Promise<string | null> => page.getByTestId('workspace-name').getAttribute('data-dirty');
const kept = async (page: Page): Promise<void> => {
  await expect.poll(() => page.getByTestId('status-saved').textContent(), { timeout: 5000 }).toContain('kept on this machine');
};

async function rename(page: Page, to: string): Promise<void> {
  await page.getByTestId('workspace-name').click();
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
}

test('a workspace is saved, and opens again with what was changed', async () => {
  const { page, context } = opened;
  await rename(page, 'My case');
  expect(await dirty(page)).toBe('true');
  const saved = join(folder, 'My case.proforma');
  await copyFile(await saveByButton(page), saved);
  expect(await dirty(page)).toBe('false');
  const archive = await openArchive(await readFile(saved));
  expect(archive.document.name).toBe('My case');
  expect(archive.repairs).toEqual([]);
  expect([...archive.tables.keys()].sort()).toEqual(archive.document.datasets.map(({ id }) => id).sort());
  expect([...archive.raw.keys()].sort()).toEqual([...new Set(archive.document.sources.map(sourceKey))].sort());
  const other = await openWindow(opened.browser, opened.address, { context });
  await sampleShown(other.page);
  await openByButton(other.page, saved);
  await expect.poll(() => name(other.page)).toContain('My case');
  expect(await dirty(other.page)).toBe('false');
});

test('unsaved work is kept within a second and is there after the window is gone', async () => {
  const { page, context } = opened;
  await rename(page, 'Half done');
  const changed = Date.now();
  await kept(page);
  expect(Date.now() - changed).toBeLessThan(2500);
  await page.close({ runBeforeUnload: false });
  const later = await openWindow(opened.browser, opened.address, { context });
  await expect.poll(() => name(later.page)).toContain('Half done');
  const line = later.page.getByTestId('notice-recovered');
  expect(await line.textContent()).toContain('"Half done"');
  await sampleShown(later.page);
  await later.page.keyboard.press('Control+z');
  await expect.poll(() => name(later.page)).toContain('Amazon and TikTok');
  await later.page.keyboard.press('Control+Shift+z');
  await later.page.getByRole('button', { name: 'Go back to the saved version' }).click();
  await expect.poll(() => name(later.page)).toContain('Amazon and TikTok');
  expect(await dirty(later.page)).toBe('false');
  await later.page.getByRole('button', { name: 'Bring the changes back' }).click();
  await expect.poll(() => name(later.page)).toContain('Half done');
});

test('a reload restores the work of its own window, and two windows keep apart', async () => {
  const { page, context } = opened;
  const second = await openWindow(opened.browser, opened.address, { context });
  await sampleShown(second.page);
  await rename(page, 'Window one');
  await rename(second.page, 'Window two');
  await kept(page);
  await kept(second.page);
  await page.reload();
  await expect.poll(() => name(page)).toContain('Window one');
  await second.page.reload();
  await expect.poll(() => name(second.page)).toContain('Window two');
  expect(second.errors).toEqual([]);
});

test('where nothing can be kept, an unsaved workspace stays open beside another, and closing it says that its changes would be lost', async () => {
  const { page } = opened;
  const saved = join(folder, 'another.proforma');
  await rename(page, 'Another');
  await copyFile(await saveByButton(page), saved);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await rename(page, 'Cannot be kept');
  await openByButton(page, saved);
  await expect.poll(() => name(page)).toContain('Another');
  await page.getByRole('button', { name: 'Close Cannot be kept' }).click();
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.textContent()).toContain('the changes are lost');
  expect(await name(page)).toContain('Cannot be kept');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await dirty(page)).toBe('true');
  await page.getByRole('button', { name: 'Close Cannot be kept' }).click();
  await dialog.getByRole('button', { name: 'Close without saving' }).click();
  await expect.poll(() => name(page)).toContain('Another');
  expect(await page.getByTestId('notice-left').count()).toBe(0);
});

test('a file that is no workspace is refused, and nothing changes', async () => {
  const { page } = opened;
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('open-file').click();
  await (await chooser).setFiles({ name: 'broken.proforma', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004 not really') });
  await page.getByTestId('notice-open').waitFor();
  expect(await page.getByTestId('notice-open').textContent()).toContain('broken.proforma was not opened');
  expect(await name(page)).toContain('Amazon and TikTok');
});

test('added data are recovered with their tables and rows', async () => {
  const { page, context } = opened;
  await openByButton(page, [{ name: 'lime.csv', text: 'market,firm,sales\nLime,Alpha,60\nLime,Delta,40\n' }]);
  await expect.poll(() => page.getByTestId('accept-data').isEnabled(), { timeout: 60_000 }).toBe(true);
  await page.getByTestId('accept-data').click();
  await kept(page);
  await page.close({ runBeforeUnload: false });
  const later = await openWindow(opened.browser, opened.address, { context });
  await later.page.locator('[data-testid^="tree-data/"]', { hasText: 'Lime' }).click();
  await expect.poll(() => later.page.getByTestId('summary').textContent()).toMatch(/2 rows.*1 market.*2 firms/);
  await expect.poll(() => later.page.getByTestId('preview').textContent(), { timeout: 60_000 }).toContain('Alpha');
});

test('data that were removed come back with their rows when the removal is undone after a crash', async () => {
  const { page, context } = opened;
  await openByButton(page, [{ name: 'lime.csv', text: 'market,firm,sales\nLime,Alpha,60\nLime,Delta,40\n' }]);
  await expect.poll(() => page.getByTestId('accept-data').isEnabled(), { timeout: 60_000 }).toBe(true);
  await page.getByTestId('accept-data').click();
  const item = page.locator('[data-testid^="tree-data/"]', { hasText: 'Lime' });
  await item.focus();
  await kept(page);
  await item.press('Delete');
  await expect.poll(() => item.count()).toBe(0);
  await page.waitForTimeout(700);
  await kept(page);
  await page.close({ runBeforeUnload: false });
  const later = await openWindow(opened.browser, opened.address, { context });
  await sampleShown(later.page);
  await later.page.keyboard.press('Control+z');
  await later.page.locator('[data-testid^="tree-data/"]', { hasText: 'Lime' }).click();
  await expect.poll(() => later.page.getByTestId('preview').textContent(), { timeout: 60_000 }).toContain('Alpha');
});

test('the workspace that the server was started with is opened', async () => {
  const { page } = opened;
  const saved = join(folder, 'served.proforma');
  await rename(page, 'Served case');
  await copyFile(await saveByButton(page), saved);
  const own = await serveWindow(saved);
  try {
    const there = await openWindow(opened.browser, own.address);
    await expect.poll(() => name(there.page)).toContain('Served case');
    expect(there.errors).toEqual([]);
    await there.context.close();
  } finally {
    await own.stop();
  }
});

test('a file that another program changed is not overwritten unasked, and stays in the list of recent files', async () => {
  const there = await openWindow(opened.browser, opened.address, { privateFile: 'case.proforma' });
  const { page } = there;
  await sampleShown(page);
  const firstBytes = (): Promise<string> =>
    page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle('case.proforma')).getFile()).slice(0, 2).text());
  await rename(page, 'Contested');
  await page.keyboard.press('Control+s');
  await expect.poll(() => dirty(page)).toBe('false');
  expect(await firstBytes()).toBe('PK');
  await rename(page, 'Contested twice');
  await page.evaluate(async () => {
    const writable = await (await (await navigator.storage.getDirectory()).getFileHandle('case.proforma')).createWritable();
    await writable.write('theirs');
    await writable.close();
  });
  await page.keyboard.press('Control+s');
  const notice = page.getByTestId('notice-save');
  await notice.waitFor();
  expect(await notice.textContent()).toContain('changed by another program');
  expect(await dirty(page)).toBe('true');
  expect(await firstBytes()).toBe('th');
  await notice.getByRole('button', { name: 'Overwrite' }).click();
  await expect.poll(() => dirty(page)).toBe('false');
  expect(await firstBytes()).toBe('PK');
  expect(await notice.count()).toBe(0);
  await page.getByTestId('open-menu').click();
  await page.getByRole('menuitem', { name: 'case.proforma' }).click();
  await expect.poll(() => name(page)).toContain('Contested twice');
  expect(there.errors).toEqual([]);
  await there.context.close();
});
