import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../core/workspace/archive';
import { expectAccessible, freshWindows, openByButton, openWindow, saveByButton } from './harness';

const opened = freshWindows();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proforma-tabs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const name = (page: Page): Promise<string | null> => page.getByTestId('workspace-name').textContent();
const tabs = (page: Page): Promise<string[]> => page.getByTestId('tab').allTextContents();
const shownTab = (page: Page): Promise<string | null> => page.locator('.tab[data-shown="true"]').textContent();
const openScenario = (page: Page): Promise<string | null> => page.locator('.tree [aria-selected="true"]').first().textContent();
const kept = (page: Page) => expect.poll(() => page.getByTestId('status-saved').textContent(), { timeout: 5000 }).toContain('kept on this machine');

async function rename(page: Page, to: string): Promise<void> {
  await page.getByTestId('workspace-name').click();
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
}

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

test('a second workspace opens in a tab, and each keeps its document, past, place and unsaved mark', async () => {
  const { page } = opened;
  const saved = join(folder, 'other.proforma');
  await rename(page, 'Other');
  await copyFile(await saveByButton(page), saved);
  expect(await page.getByTestId('notice-sample').count()).toBe(0);
  await rename(page, 'Unsaved thoughts');
  await page.locator('[data-testid="tree-scenarios/acquire-shop"]').click();
  await openByButton(page, saved);
  await expect.poll(() => name(page)).toContain('Other');
  expect(await tabs(page)).toEqual(['Unsaved thoughts, unsaved changes', 'Other']);
  expect(await openScenario(page)).not.toContain('Shop only');
  expect(await page.getByTestId('undo').isEnabled()).toBe(false);
  await page.keyboard.press('Alt+PageUp');
  await expect.poll(() => name(page)).toContain('Unsaved thoughts');
  expect(await openScenario(page)).toContain('Shop only');
  await page.keyboard.press('Control+z');
  await expect.poll(() => tabs(page)).toEqual(['Other', 'Other']);
  await expectAccessible(page);
});

test('closing asks only when something is unsaved, and what was closed can be brought back', async () => {
  const { page } = opened;
  await run(page, 'template merger');
  await expect.poll(() => name(page)).toContain('Merger screen');
  await page.getByRole('button', { name: 'Close Merger screen' }).click();
  await expect.poll(() => name(page)).toContain('Amazon and TikTok');
  await run(page, 'template audience');
  await rename(page, 'Half an idea');
  await page.keyboard.press('Alt+w');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close without saving' }).click();
  await expect.poll(() => name(page)).toContain('Amazon and TikTok');
  await page.getByTestId('notice-left').getByRole('button', { name: 'Bring it back' }).click();
  await expect.poll(() => name(page)).toContain('Half an idea');
  await page.keyboard.press('Control+z');
  await expect.poll(() => name(page)).toContain('Audience overlap');
  await page.keyboard.press('Control+Shift+z');
  await page.getByRole('button', { name: 'Close Half an idea' }).click();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save and close' }).click();
  expect((await openArchive(await readFile(await (await download).path()))).document.name).toBe('Half an idea');
  await expect.poll(() => name(page)).toContain('Amazon and TikTok');
  expect(await page.getByTestId('tab-bar').count()).toBe(0);
});

test('after a crash every unsaved tab is there again, at the place where the person was', async () => {
  const { page, context } = opened;
  await rename(page, 'First case');
  await kept(page);
  await run(page, 'template merger');
  await rename(page, 'Second case');
  await kept(page);
  await page.keyboard.press('Alt+PageUp');
  await page.locator('[data-testid="tree-scenarios/acquire-shop"]').click();
  await page.waitForTimeout(100);
  await page.close({ runBeforeUnload: false });
  const later = await openWindow(opened.browser, opened.address, { context });
  await expect.poll(() => name(later.page)).toContain('First case');
  expect(await tabs(later.page)).toEqual(['First case, unsaved changes', 'Second case, unsaved changes']);
  expect(await openScenario(later.page)).toContain('Shop only');
  const notice = later.page.getByTestId('notice-recovered');
  expect(await notice.textContent()).toContain('one more workspace');
  await later.page.keyboard.press('Alt+PageDown');
  await expect.poll(() => notice.textContent()).toContain('"Second case"');
  await later.page.reload();
  await expect.poll(() => shownTab(later.page)).toContain('Second case');
  expect(later.errors).toEqual([]);
});

test('each save is a version: what changed is said, the differences are shown, and one can be restored and undone', async () => {
  const { page } = opened;
  await rename(page, 'Version one');
  await saveByButton(page);
  await page.locator('[data-testid="tree-scenarios/acquire-all"]').press('Delete');
  await saveByButton(page);
  await run(page, 'version history');
  const versions = page.getByTestId('version');
  await expect.poll(() => versions.count()).toBe(3);
  expect(await versions.nth(0).textContent()).toContain('Delete "Amazon acquires TikTok"');
  expect(await versions.nth(1).textContent()).toContain('Rename the workspace to "Version one"');
  expect(await versions.nth(2).textContent()).toContain('before the first save');
  await versions.nth(1).click();
  expect(await page.locator('.versions-preview').textContent()).toContain('Scenario "Amazon acquires TikTok" removed');
  await expectAccessible(page);
  await page.getByTestId('restore-version').click();
  await expect.poll(() => page.locator('[data-testid="tree-scenarios/acquire-all"]').count()).toBe(1);
  expect(await page.getByTestId('undo').getAttribute('title')).toContain('Undo restore the version');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('[data-testid="tree-scenarios/acquire-all"]').count()).toBe(0);
  const download = page.waitForEvent('download');
  await run(page, 'what i did text');
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('Rename the workspace to "Version one"');
  expect(text).toContain('Undo: Restore the version');
});

test('a damaged workspace opens as far as it goes, and saving does not touch the file', async () => {
  const { page } = opened;
  const sound = await readFile(await saveByButton(page));
  const path = join(folder, 'damaged.proforma');
  await writeFile(path, sound.subarray(0, sound.indexOf('data/')));
  await openByButton(page, path);
  const notice = page.getByTestId('notice-repairs');
  await notice.waitFor();
  expect(await notice.textContent()).toContain('damaged.proforma is damaged and was opened as far as it goes');
  expect(await tabs(page)).toHaveLength(2);
  await expect.poll(() => page.getByTestId('verdict-hhi').first().textContent()).toMatch(/\d/);
  const name = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await name).suggestedFilename()).toMatch(/\.proforma$/);
});
