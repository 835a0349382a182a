import { expect, test } from 'vitest';
import { expectAccessible, freshWindows } from './harness';

const opened = freshWindows('#/markets/online-retail');

const text = async (id: string): Promise<string> => (await opened.page.getByTestId(id).innerText()).replace(/\s+/g, ' ');

test('a market shows its HHI with band and bounds, CR4, its firms and its trend', async () => {
  const { page } = opened;
  expect(await text('market-hhi')).toMatch(/1,741 moderately concentrated \(US 2023\)/);
  expect(await text('market-bounds')).toMatch(/1,741 to 1,7\d\d/);
  expect(await text('market-cr4')).toContain('50.3%');
  expect(await text('market-firms')).toContain('5');
  await page.getByTestId('figure-shares').locator('.main-svg').first().waitFor();
  await page.getByTestId('figure-trend').locator('.main-svg').first().waitFor();
  expect((await page.getByTestId('firm-table').getByRole('row', { name: /^Walmart/ }).innerText()).replace(/\s+/g, ' ')).toMatch(/Walmart 8\.2% 67\.24 \d+/);
});

test('another period is a change of the document: every number follows, and undo takes it back', async () => {
  const { page } = opened;
  await page.getByTestId('market-period').selectOption('2022');
  await expect.poll(() => text('market-hhi')).toContain('1,514');
  expect(await page.getByTestId('undo').getAttribute('aria-label')).toBe('Undo screen US online retail in 2022');
  await page.getByTestId('undo').click();
  await expect.poll(() => text('market-hhi')).toContain('1,741');
});

test('a market is renamed in place, duplicated, defined otherwise and deleted, each undone', async () => {
  const { page } = opened;
  const name = page.getByRole('textbox', { name: 'Name of the market' });
  await name.fill('Retail on the web');
  await name.press('Enter');
  await expect.poll(() => page.locator('[data-testid="tree-markets/online-retail"]').innerText()).toContain('Retail on the web');
  await page.getByRole('button', { name: 'Duplicate this market' }).click();
  await expect.poll(() => name.inputValue()).toBe('Retail on the web copy');
  await page.getByTestId('market-dataset').selectOption({ label: await page.getByTestId('market-dataset').locator('option').nth(1).innerText() });
  await expect.poll(() => text('market-hhi')).not.toContain('1,741');
  await page.getByRole('button', { name: 'Delete this market' }).click();
  await expect.poll(() => page.locator('[data-testid^="tree-markets/"]').count()).toBe(4);
  for (let i = 0; i < 4; i++) await page.getByTestId('undo').click();
  await expect.poll(() => page.locator('[data-testid="tree-markets/online-retail"]').innerText()).toContain('US online retail');
});

test('rules are chosen side by side and show in the verdict strip', async () => {
  const { page } = opened;
  await page.getByTestId('rule-us-2010').click({ force: true });
  await page.getByTestId('place-nav-scenarios').click();
  await expect.poll(() => page.getByTestId('verdict-us-2010').isVisible()).toBe(true);
  expect(await page.getByTestId('candidate-markets').locator('th[scope="col"]').allInnerTexts()).toEqual(expect.arrayContaining(['US 2023', 'US 2010', 'EU 2004']));
});

test('the place is accessible in light and dark', async () => {
  await expectAccessible(opened.page);
  await opened.page.emulateMedia({ colorScheme: 'dark' });
  await opened.page.waitForTimeout(300);
  await expectAccessible(opened.page);
});
