import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, freshWindows, openByButton } from './harness';

const opened = freshWindows();
const WAIT = { timeout: 60_000 };

const summary = (page: Page): Promise<string | null> => page.getByTestId('summary').textContent();
const readable = async (page: Page): Promise<void> => {
  await expect.poll(() => page.getByTestId('accept-data').isEnabled(), WAIT).toBe(true);
};
const open = async (page: Page, name: string, text: string): Promise<void> => {
  await openByButton(page, [{ name, text }]);
  await readable(page);
};
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
const inspector = (page: Page): Promise<string | null> => page.getByTestId('inspector').textContent();
/** Picks a file for the picker that a click opens. */
const pick = async (page: Page, click: () => Promise<void>, name: string, text: string): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await click();
  await (await chooser).setFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(text) }]);
};

const sales = (year: number): string => `market,period,firm,sales\nCement,${year},Alpha,50\nCement,${year},Beta,30\nCement,${year},Total,80\nLime,${year},Alpha,60\nLime,${year},Delta,40\n`;

test('several files are listed in the tree and read as one table, and each cell leads to its line in its own file', async () => {
  const { page } = opened;
  await openByButton(page, [{ name: 'cement_2023.csv', text: sales(2023) }, { name: 'cement_2024.csv', text: sales(2024) }]);
  await expect.poll(() => page.locator('.tree-row', { hasText: 'not added' }).count(), WAIT).toBe(2);
  await page.getByTestId('join-data').click();
  await readable(page);
  expect(await summary(page)).toMatch(/10 rows.*2 markets.*2 periods/);
  await page.getByTestId('preview').locator('.grid-cell', { hasText: 'cement_2024.csv' }).first().click();
  await expect.poll(() => inspector(page)).toMatch(/Line 2 of cement_2024\.csv.*Cement,2024,Alpha,50/);
});

test('a wide table is shown before and after, understood, and leads from a share to the cell it comes from; the shape is taken back', async () => {
  const { page } = opened;
  await open(page, 'wide.csv', 'Firm;2022;2023;2024\nAlpha;10;20;30\nBeta;30;20;10\n');
  await tab(page, await page.getByRole('tab', { name: /^Shape/ }).textContent().then((text) => text!));
  if ((await page.getByRole('tab', { name: 'Shape (changed)' }).count()) === 0) {
    await page.getByText('Columns become rows', { exact: true }).click();
    await page.getByTestId('use-shape').click();
  }
  await expect.poll(() => page.getByLabel('First rows after').textContent(), WAIT).toContain('2022');
  expect(await page.getByLabel('First rows before').textContent()).toContain('Alpha');
  await expectAccessible(page);
  await expect.poll(() => summary(page), WAIT).toMatch(/3 periods.*2 firms/);
  await tab(page, 'As understood');
  const row = page.getByTestId('understood').locator('.grid-row', { hasText: '2023' }).filter({ hasText: 'Beta' });
  expect(await row.textContent()).toContain('50.0%');
  await row.locator('.grid-cell').last().click();
  await expect.poll(() => inspector(page)).toMatch(/Line 3 of wide\.csv, column 2023.*Beta;30;20;10/);
  await tab(page, 'Shape (changed)');
  await page.getByTestId('take-back-shape').click();
  await expect.poll(() => page.getByRole('tab', { name: 'Shape', exact: true }).count(), WAIT).toBe(1);
});

test('respondents: platforms by the dozen, what answers mean, and cohorts of ages with their people', async () => {
  const { page } = opened;
  const people = Array.from({ length: 90 }, (_, i) => `${i + 1},${(0.5 + (i % 7) / 10).toFixed(1)},${i % 30 === 29 ? 99 : 18 + (i % 60)},${i % 3 === 0 ? 1 : 2},${i % 5 === 0 ? 1 : i % 11 === 0 ? 9 : 2}`);
  await openByButton(page, [{ name: 'panel_2021 synthetic.csv', text: `id,weight,age,use_tiktok,use_shein\n${people.join('\n')}\n` }]);
  await page.getByTestId('summary').waitFor(WAIT);
  await page.getByLabel('Content').selectOption('respondents');
  await tab(page, 'Columns');
  await page.getByTestId('search-columns').fill('use_');
  await page.getByLabel('Tick all columns that are shown').check();
  if (await page.getByTestId('make-platforms').isEnabled()) await page.getByTestId('make-platforms').click();
  await page.getByTestId('search-columns').fill('');
  expect(await page.getByTestId('role-use_tiktok').inputValue()).toBe('platform');
  expect(await page.getByTestId('role-weight').inputValue()).toBe('weight');
  if ((await page.getByTestId('role-age').inputValue()) !== 'cohort') await page.getByTestId('role-age').selectOption('cohort');
  await page.getByRole('group', { name: 'What "2" means' }).getByRole('button', { name: 'no' }).click(WAIT);
  await page.getByTestId('cohorts').selectOption('four-ages');
  await readable(page);
  await expect.poll(() => page.getByTestId('cohort-counts').textContent(), WAIT).toMatch(/18-29\D*\d+.*no cohort/);
  expect(await page.getByRole('group', { name: 'What "9" means' }).getByRole('button', { name: '?' }).getAttribute('aria-pressed')).toBe('true');
  expect(await summary(page)).toMatch(/2 platforms.*4 cohorts/);
  await expectAccessible(page);
});

test('how a file was read says why, and is changed in place; a row that fits no column is shown from the file', async () => {
  const { page } = opened;
  await open(page, 'ragged.csv', 'market,firm,sales\nA,x,50\nA,y,40,7\nA,z,10\n');
  const panel = page.getByRole('region', { name: 'How it was read' });
  expect(await panel.textContent()).toMatch(/fields/);
  await page.getByRole('button', { name: 'Show line 3' }).first().click();
  await expect.poll(() => inspector(page), WAIT).toMatch(/Line 3.*not in the table.*A,y,40,7/);
  await page.getByTestId('dialect-header').selectOption('no');
  await expect.poll(() => page.getByTestId('preview').getByRole('columnheader').nth(1).textContent(), WAIT).toContain('column 1');
});

test('a market takes only some rows by clicking, with the rows in and out, in named steps that are undone', async () => {
  const { page } = opened;
  await open(page, 'cement.csv', sales(2024));
  await page.getByTestId('accept-data').click();
  await page.locator('[data-testid^="tree-markets/"]', { hasText: 'Cement' }).click();
  const place = page.getByTestId('place-markets');
  const before = await place.locator('.fact-strip').first().textContent();
  await page.getByTestId('add-condition').click();
  await page.getByTestId('condition-column').selectOption('firm');
  await page.getByTestId('condition-test').selectOption('is-not');
  await page.locator('.value-ticks label', { hasText: 'Total' }).click(WAIT);
  await page.getByTestId('use-condition').click();
  await expect.poll(() => page.getByTestId('row-counts').textContent(), WAIT).toMatch(/4 rows in, 1 left out/);
  // 50 and 30 of 80: 62.5² + 37.5².
  await expect.poll(() => place.locator('.fact-strip').first().textContent(), WAIT).toContain('5,313');
  await page.getByTestId('market-tab-rows').click();
  await page.getByTestId('market-rows').getByText(/^Left out/).click();
  await expect.poll(() => page.getByTestId('left-out').textContent(), WAIT).toMatch(/Total/);
  await page.keyboard.press('Control+z');
  await page.getByTestId('market-tab-shares').click();
  await expect.poll(() => place.locator('.fact-strip').first().textContent(), WAIT).toBe(before);
});

test('the next file is read the same way in one step, and a file that changed tells what changed', async () => {
  const { page } = opened;
  await open(page, 'cement_2023.csv', sales(2023));
  await page.getByTestId('accept-data').click();
  await pick(page, () => page.getByTestId('read-next').click(), 'cement_2024.csv', sales(2024));
  await expect.poll(() => page.locator('[data-testid^="tree-markets/"]', { hasText: 'Cement, 2024' }).count(), WAIT).toBe(1);
  expect(await summary(page)).toContain('2024');
  await page.keyboard.press('Control+z');
  expect(await page.locator('.tree-label', { hasText: 'Cement 2024' }).count()).toBe(0);
  await page.locator('.tree-row', { hasText: 'Cement 2023' }).click();
  await pick(page, () => page.getByTestId('locate-file').click(), 'cement_2023.csv', sales(2023).replace('Beta,30', 'Beta,35'));
  await expect.poll(() => page.getByTestId('other-file').textContent(), WAIT).toMatch(/1 cell says something else.*line 3, sales: 30 35/);
  await page.getByTestId('use-new-file').click();
  await expect.poll(() => page.getByTestId('other-file').count()).toBe(0);
  await expect.poll(() => page.getByTestId('preview').textContent(), WAIT).toContain('35');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByTestId('preview').textContent(), WAIT).not.toContain('35');
});

test('a file of a shape that was read before is read the same way, says so, and forgets', async () => {
  const { page } = opened;
  await open(page, 'cement_2023.csv', sales(2023));
  await page.getByTestId('role-market').selectOption('firm');
  await readable(page);
  await page.getByTestId('accept-data').click();
  await open(page, 'cement_2025.csv', sales(2025));
  expect(await page.getByTestId('recalled').textContent()).toMatch(/Read as you read cement_2023\.csv/);
  expect(await page.getByTestId('role-market').inputValue()).toBe('firm');
  await page.getByRole('button', { name: 'Forget' }).click();
  await expect.poll(() => page.getByTestId('role-market').inputValue(), WAIT).toBe('market');
  expect(await page.getByTestId('recalled').count()).toBe(0);
});
