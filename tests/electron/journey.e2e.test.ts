import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openArchive } from '../../core/workspace/archive';
import { startDesktop, type Desktop } from './desktop';

/** The main job on the desktop: open a table, model a merger, save, and find it again. */
let desktop: Desktop;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proforma-journey-'));
  desktop = await startDesktop({ userData: join(folder, 'user') });
});
afterEach(async () => {
  await desktop?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const CEMENT = `market,period,firm,sales
Cement,2024,Alpha,45
Cement,2024,Beta,35
Cement,2024,Gamma,10
Cement,2024,Other,10
`;

test('a CSV opened through the dialog becomes a market, a merger in it moves HHI, and the saved workspace holds both', async () => {
  const page = await desktop.page();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  await page.waitForFunction(() => performance.getEntriesByName('first-numbers', 'measure').length > 0);

  const csv = join(folder, 'cement.csv');
  writeFileSync(csv, CEMENT);
  await desktop.answer({ method: 'showOpenDialog', result: { canceled: false, filePaths: [csv] } });
  await desktop.clickMenu('file.open');
  await expect.poll(() => page.getByTestId('accept-data').isEnabled(), { timeout: 60_000 }).toBe(true);
  await page.getByTestId('accept-data').click();
  await page.locator('[data-testid^="tree-markets/"]', { hasText: 'Cement' }).click();
  // 45, 35 and 10 per cent named, 10 per cent fringe: 2025 + 1225 + 100.
  await expect.poll(() => page.getByTestId('place-markets').textContent()).toContain('3,350');

  await desktop.clickMenu('go.scenarios');
  await page.getByRole('button', { name: 'Add a scenario' }).first().click();
  await page.keyboard.press('Enter');
  await page.getByTestId('add-step').click();
  await page.getByTestId('add-step-merge').click();
  for (const [field, firm] of [
    ['step-party-1', 'Alpha'],
    ['step-party-2', 'Gamma'],
  ] as const) {
    await page.getByTestId(field).fill(firm);
    await page.getByTestId(field).press('Enter');
  }
  await page.getByTestId('candidate-markets').getByRole('button', { name: 'Cement' }).click();
  // The merger adds twice 45 times 10.
  await expect.poll(() => page.getByTestId('verdict-hhi').textContent()).toMatch(/3,350.*4,250.*\+900/);

  const saved = join(folder, 'cement.proforma');
  await desktop.answer({ method: 'showSaveDialog', result: { canceled: false, filePath: saved } });
  await desktop.clickMenu('file.saveAs');
  await expect.poll(() => page.getByTestId('workspace-name').getAttribute('data-dirty'), { timeout: 20_000 }).toBe('false');
  const archive = await openArchive(new Uint8Array(readFileSync(saved)));
  expect(archive.repairs).toEqual([]);
  expect(archive.document.sources.map(({ name }) => name)).toContain('cement.csv');
  expect(archive.document.scenarios.flatMap(({ steps }) => steps)).toContainEqual(expect.objectContaining({ type: 'merge', parties: ['Alpha', 'Gamma'] }));
  expect(await page.title()).not.toContain('*');

  await page.getByTestId('workspace-name').click();
  await page.keyboard.type('Cement case');
  await page.keyboard.press('Enter');
  await desktop.clickMenu('file.save');
  await expect.poll(async () => (await openArchive(new Uint8Array(readFileSync(saved)))).document.name, { timeout: 20_000 }).toBe('Cement case');
  expect((await openArchive(new Uint8Array(readFileSync(`${saved}.bak`)))).document.name).not.toBe('Cement case');
  expect(errors).toEqual([]);
});

test('a workspace that the system asks to open is the one on screen', async () => {
  const page = await desktop.page();
  await page.waitForFunction(() => performance.getEntriesByName('first-numbers', 'measure').length > 0);
  const saved = join(folder, 'kept.proforma');
  await page.getByTestId('workspace-name').click();
  await page.keyboard.type('Kept case');
  await page.keyboard.press('Enter');
  await desktop.answer({ method: 'showSaveDialog', result: { canceled: false, filePath: saved } });
  await desktop.clickMenu('file.saveAs');
  await expect.poll(() => page.getByTestId('workspace-name').getAttribute('data-dirty'), { timeout: 20_000 }).toBe('false');
  await page.getByTestId('workspace-name').click();
  await page.keyboard.type('Changed since');
  await page.keyboard.press('Enter');
  await desktop.clickMenu('edit.undo');
  await expect.poll(() => page.getByTestId('workspace-name').textContent()).toContain('Kept case');
  await desktop.startAgain([saved]);
  await expect.poll(() => page.title()).toContain('Kept case');
  await expect.poll(() => page.evaluate(async () => (await window.proforma!.recent())[0]?.name)).toBe('kept.proforma');
});
