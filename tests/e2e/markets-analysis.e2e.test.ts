import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleSetSchema } from '../../core/rules/rule-set';
import { expectAccessible, freshWindows } from './harness';

const opened = freshWindows('#/markets/online-retail');

const text = async (id: string): Promise<string> => (await opened.page.getByTestId(id).innerText()).replace(/\s+/g, ' ');
const tab = (name: string): Promise<void> => opened.page.getByRole('tab', { name }).click();
const type = async (id: string, value: string): Promise<void> => {
  await opened.page.getByTestId(id).fill(value);
  await opened.page.getByTestId(id).press('Enter');
};

test('measures come from the registry with formula and reason, and are chosen, given a parameter and undone', async () => {
  const { page } = opened;
  await tab('Measures');
  expect(await text('measure-hhi')).toContain('1,741');
  expect(await page.getByTestId('measure-hhi').locator('math').count()).toBe(2);
  expect(await text('measure-gini')).toContain('not defined Part of the market is not known firm by firm');
  await page.getByTestId('choose-measures').click();
  await page.getByTestId('show-linda').click({ force: true });
  await page.keyboard.press('Escape');
  expect(await text('measure-linda4')).toContain('Linda index');
  await page.getByTestId('measure-cr4').getByRole('textbox').fill('1');
  await page.getByTestId('measure-cr4').getByRole('textbox').press('Enter');
  await expect.poll(() => text('measure-cr1')).toContain('40.9%');
  await page.getByTestId('measure-cr1').getByRole('textbox').fill('many');
  await page.getByTestId('measure-cr1').getByRole('textbox').press('Enter');
  expect(await text('measure-cr1')).toContain('Write a whole number above 0.');
  await page.keyboard.press('Escape');
  await page.getByTestId('undo').click();
  await expect.poll(() => page.getByTestId('measure-cr4').count()).toBe(1);
  await page.getByTestId('figure-lorenz').locator('.main-svg').first().waitFor();
  await expectAccessible(page);
});

test('a typed range gives ranges of HHI and change, and answers that depend with where they turn', async () => {
  const { page } = opened;
  await type('range-of-TikTok', '2-0.4');
  await expect.poll(() => page.getByTestId('firm-table').innerText()).toContain('runs downwards');
  await type('range-of-TikTok', '0.4-2');
  // 2 x 40.9 x 0.4 and 2 x 40.9 x 2 points.
  await expect.poll(() => text('ranges-panel')).toMatch(/Change \+33 to \+164/);
  expect(await text('range-us-2023')).toMatch(/US 2023 depends presumption or no presumption .*where TikTok is below 1\.2/);
  expect(await text('range-eu-2004')).toContain('EU 2004 no');
  await page.getByTestId('undo').click();
  await expect.poll(() => text('ranges-panel')).toContain('type a range');
});

test('a name is counted as fringe and as a firm again, with every number following', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'Count Walmart as fringe' }).click();
  await expect.poll(() => text('market-firms').catch(() => ''), { timeout: 30_000 }).toContain('4');
  expect(await text('market-hhi')).toContain('1,674');
  await page.getByRole('button', { name: 'Count Walmart as a firm' }).click();
  await expect.poll(() => text('market-firms').catch(() => ''), { timeout: 30_000 }).toContain('5');
  expect(await text('market-hhi')).toContain('1,741');
});

test('owners are edited in place: control rolls up, a smaller stake is a holding that the MHHI reads, a fault stands at its row', async () => {
  const { page } = opened;
  await tab('Ownership');
  const row = (await page.locator('[data-testid^="owner-"][data-testid$="-stake"]').count()) + 1;
  await page.getByTestId('new-owned').fill('Walmart');
  await type('new-owner', 'Amazon');
  // 40.9 and 8.2 together: 49.1 squared and the rest.
  await expect.poll(() => text('market-firms').catch(() => ''), { timeout: 30_000 }).toContain('4');
  expect(await text('market-hhi')).toContain('2,412');
  await type(`owner-${row}-from`, '2025');
  await expect.poll(() => text('market-hhi').catch(() => ''), { timeout: 30_000 }).toContain('1,741');
  await type(`owner-${row}-from`, '');
  await type(`owner-${row}-stake`, '20');
  await expect.poll(() => text('mhhi-mhhi').catch(() => ''), { timeout: 30_000 }).toMatch(/MHHI 1,9\d\d/);
  expect(await page.getByRole('region', { name: 'Modified HHI' }).innerText()).toContain('Thresholds of the HHI are not meant for the MHHI');
  await page.getByTestId('mhhi-control').selectOption('silent');
  await expect.poll(() => text('mhhi-delta')).not.toContain('+166');
  await type(`owner-${row}-to`, 'never');
  await expect.poll(() => page.getByTestId('owners-table').innerText()).toContain('"never" is not a date');
  await page.getByTestId(`owner-${row}-to`).press('Escape');
  await page.getByTestId('new-owned').fill('Temu');
  await type('new-owner', 'Temu');
  await expect.poll(() => page.getByTestId('owners-table').innerText()).toContain('Temu is given as its own owner');
  await expectAccessible(page);
});

test('owners come from a file, with its faults by line', async () => {
  const { page } = opened;
  await tab('Ownership');
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('open-owners').click();
  await (await chooser).setFiles({ name: 'owners.csv', mimeType: 'text/csv', buffer: Buffer.from('product,firm,stake,from\nWalmart,Holding,30%,2020\nTemu,,,\n') });
  await expect.poll(() => page.getByTestId('owners-table').locator('tbody tr').count()).toBe(1);
  expect(await page.getByTestId('owner-1-owner').inputValue()).toBe('Holding');
  expect(await page.getByTestId('owner-1-stake').inputValue()).toBe('30');
  await expect.poll(() => page.getByRole('region', { name: 'Ownership' }).innerText()).toContain('Row 3 names no firm for Temu');
});

test('a rule set of one\'s own is written, tried at its boundary, read, saved as a file, deleted and imported', async () => {
  const { page } = opened;
  await page.getByTestId('new-rule').click();
  expect(await page.getByTestId('keep-rule').isDisabled()).toBe(true);
  await page.getByTestId('rule-field-title').fill('Ruritanian notice');
  await page.getByTestId('rule-field-jurisdiction').fill('Ruritania');
  await page.getByTestId('rule-field-id').fill('ruritania');
  await page.getByTestId('rule-field-citation').fill('Official Journal 1');
  await page.getByTestId('outcome-0-consequence').fill('The merger is prohibited.');
  await page.getByTestId('outcome-1-consequence').fill('The merger is allowed.');
  await page.getByTestId('test-0-limit').fill('1,700x');
  expect(await page.getByTestId('rule-editor').innerText()).toContain('Write a number of points');
  await page.getByTestId('test-0-limit').fill('1,700');
  await page.getByTestId('test-1-limit').fill('40');
  const boundary = (await page.getByTestId('boundary-table').innerText()).replace(/\s+/g, ' ');
  expect(boundary).toMatch(/HHI > 1,700 hhi 1,699\.99: missed no concern 1,700: missed no concern 1,700\.01: met concern/);
  await expectAccessible(page);
  await page.getByTestId('keep-rule').click();
  await expect.poll(() => text('range-ruritania')).toContain('yes concern');

  await page.getByTestId('rule-menu-ruritania').click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as a file' }).click();
  const path = await (await download).path();
  expect(ruleSetSchema.parse(JSON.parse(readFileSync(path, 'utf8')))).toMatchObject({ id: 'ruritania', tests: [{ limit: 1700 }, { limit: 40 }] });

  await page.getByTestId('rule-menu-ruritania').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect.poll(() => page.getByTestId('rule-ruritania').count()).toBe(0);
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('import-rules').click();
  await (await chooser).setFiles([
    { name: 'mine.json', mimeType: 'application/json', buffer: readFileSync(path) },
    { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"id":"x"}') },
  ]);
  await expect.poll(() => page.getByTestId('rule-ruritania').count()).toBe(1);
  expect(await page.getByRole('region', { name: 'Rules' }).innerText()).toContain('"x" of broken.json is not as a rule set must be');
});

test('a shipped rule set is a start for one\'s own, and the rule sets of a day are chosen at once', async () => {
  const { page } = opened;
  await page.getByTestId('rule-menu-eu-2004').click();
  await page.getByRole('menuitem', { name: 'Duplicate as my own' }).click();
  expect(await page.getByTestId('rule-editor').innerText()).toContain('hhiUpTo2000 missed');
  await page.getByTestId('keep-rule').click();
  await expect.poll(() => page.getByTestId('rule-eu-2004-own').isChecked()).toBe(true);
  await page.getByTestId('rules-date').fill('2005-06-30');
  await page.getByTestId('rules-in-force').click();
  await expect.poll(() => page.getByTestId('rule-us-1992').isChecked()).toBe(true);
  expect(await page.getByTestId('rule-us-2023').isChecked()).toBe(false);
  expect(await page.getByTestId('rule-eu-2004').isChecked()).toBe(true);
  await page.getByTestId('undo').click();
  await expect.poll(() => page.getByTestId('rule-us-2023').isChecked()).toBe(true);
});
