import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dropFile, expectAccessible, freshWindows, openByButton } from './harness';

const opened = freshWindows();

const sales = `market,period,firm,sales
Cement,2023,Alpha,50
Cement,2023,Beta,30
Cement,2023,Other,20
Cement,2024,Alpha,45
Cement,2024,Beta,35
Cement,2024,Gamma,10
Cement,2024,Other,10
Lime,2024,Alpha,60
Lime,2024,Delta,40
`;

const summary = (page: Page): Promise<string | null> => page.getByTestId('summary').textContent();
const accepted = async (page: Page): Promise<void> => {
  await expect.poll(() => page.getByTestId('accept-data').isEnabled(), { timeout: 60_000 }).toBe(true);
};

test('a CSV of values is read, shown with its roles, and becomes a dataset with its markets in one undo step', async () => {
  const { page } = opened;
  const marketsBefore = await page.locator('[data-testid^="tree-markets/"]').count();
  await openByButton(page, [{ name: 'cement_sales.csv', text: sales }]);
  await accepted(page);
  expect(await page.getByTestId('role-market').inputValue()).toBe('market');
  expect(await page.getByTestId('role-period').inputValue()).toBe('period');
  expect(await page.getByTestId('role-firm').inputValue()).toBe('firm');
  expect(await page.getByTestId('role-sales').inputValue()).toBe('value');
  expect(await page.getByTestId('unit').inputValue()).toBe('level');
  expect(await page.getByRole('button', { name: 'Count Other as a firm' }).count()).toBe(1);
  expect(await summary(page)).toMatch(/9 rows.*2 markets.*2 periods.*4 firms/);
  await page.getByTestId('accept-data').click();
  await page.getByRole('button', { name: 'See its markets' }).waitFor();
  expect(await page.locator('[data-testid^="tree-markets/"]').count()).toBe(marketsBefore + 2);
  expect(await page.getByTestId('workspace-name').getAttribute('data-dirty')).toBe('true');
  await page.keyboard.press('Control+z');
  expect(await page.locator('[data-testid^="tree-markets/"]').count()).toBe(marketsBefore);
  expect(await page.locator('.tree-label', { hasText: 'Cement sales' }).count()).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  expect(await page.locator('.tree-label', { hasText: 'Cement sales' }).count()).toBe(1);
});

test('an added market is screened: HHI of the named firms over the whole market', async () => {
  const { page } = opened;
  await openByButton(page, [{ name: 'cement.csv', text: sales }]);
  await accepted(page);
  await page.getByTestId('accept-data').click();
  await page.locator('[data-testid^="tree-markets/"]', { hasText: 'Cement' }).click();
  // 45, 35 and 10 per cent named, 10 per cent fringe: 2025 + 1225 + 100.
  await expect.poll(() => page.getByTestId('place-markets').textContent()).toContain('3,350');
});

test('roles, unit and fringe are changed in place, and the table is read anew', async () => {
  const { page } = opened;
  await openByButton(page, [{ name: 'cement.csv', text: sales }]);
  await accepted(page);
  await page.getByRole('button', { name: 'Count Other as a firm' }).click();
  await expect.poll(() => summary(page)).toContain('5 firms');
  await page.getByTestId('role-period').selectOption('');
  await accepted(page);
  await expect.poll(() => summary(page)).not.toContain('periods');
  await page.getByTestId('role-market').selectOption('firm');
  expect(await page.getByTestId('role-firm').inputValue()).toBe('market');
});

test('an added dataset is given another meaning and takes it back by undo', async () => {
  const { page } = opened;
  await openByButton(page, [{ name: 'cement.csv', text: sales }]);
  await accepted(page);
  await page.getByTestId('accept-data').click();
  await page.getByRole('button', { name: 'Count Other as a firm' }).click();
  await expect.poll(() => summary(page)).toContain('5 firms');
  await page.keyboard.press('Control+z');
  await expect.poll(() => summary(page)).toContain('4 firms');
});

test('respondents become an audience', async () => {
  const { page } = opened;
  const rows = Array.from({ length: 60 }, (_, i) => `${i + 1},1.${i % 10},${i % 2 === 0 ? 'Young' : 'Old'},${i % 3 === 0 ? 1 : 0},${i % 4 === 0 ? 1 : 0}`);
  await dropFile(page, 'panel synthetic.csv', `id,weight,cohort,Amazon,TikTok\n${rows.join('\n')}\n`);
  await accepted(page);
  expect(await page.getByTestId('role-Amazon').inputValue()).toBe('platform');
  expect(await page.getByTestId('role-weight').inputValue()).toBe('weight');
  expect(await summary(page)).toMatch(/60 rows.*2 platforms.*2 cohorts/);
  expect(await page.getByTestId('place-data').textContent()).toContain('Synthetic');
  await page.getByTestId('accept-data').click();
  await page.getByRole('button', { name: 'See its audience' }).waitFor();
});

const refusals: readonly (readonly [string, string, string, RegExp])[] = [
  ['an empty file', 'empty.csv', '', /empty\.csv is empty/],
  ['a web page', 'page.csv', '<!doctype html><html><body>No</body></html>', /a web page, not a table/],
  ['a header without rows', 'head.csv', 'market,firm,share\n', /has a header but no rows/],
];
test.each(refusals)('%s is refused in place, with the file and a remedy, and the workspace stays as it was', async (_, name, text, message) => {
  const { page } = opened;
  const tree = (): Promise<string[]> => page.locator('.tree-label').allTextContents();
  const before = await tree();
  await openByButton(page, [{ name, text }]);
  await page.getByTestId('refusal').waitFor();
  expect(await page.getByTestId('problems').textContent()).toMatch(message);
  expect(await tree()).toEqual(before);
  expect(await page.getByTestId('workspace-name').getAttribute('data-dirty')).toBe('false');
});

const faults: readonly (readonly [string, string, RegExp])[] = [
  ['text in the value column', 'market,firm,share\nA,x,50\nA,y,many\nA,z,10\n', /Line 3 of faulty\.csv.*"many".*"share"/],
  ['a negative value', 'market,firm,sales\nA,x,50\nA,y,-4\n', /Line 3 of faulty\.csv.*−?-?4/],
  ['shares above the whole', 'market,firm,share\nA,x,70\nA,y,60\n', /sum to 130%, above 100%/],
];
test.each(faults)('%s is shown with its line and cannot be added', async (_, text, message) => {
  const { page } = opened;
  await openByButton(page, [{ name: 'faulty.csv', text }]);
  const problems = page.getByTestId('problems').first();
  await problems.waitFor({ timeout: 60_000 });
  expect(await problems.textContent()).toMatch(message);
  expect(await page.getByTestId('accept-data').isEnabled()).toBe(false);
  await problems.getByRole('button', { name: /Show line/ }).first().click();
  expect(await page.locator('.grid-row[data-marked]').count()).toBeGreaterThan(0);
});

test('a remedy is applied by its button', async () => {
  const { page } = opened;
  await openByButton(page, [{ name: 'shares.csv', text: 'market,firm,share\nA,x,70\nA,y,60\n' }]);
  await page.getByRole('button', { name: 'Treat as values, not shares' }).click({ timeout: 60_000 });
  await accepted(page);
  expect(await page.getByTestId('unit').inputValue()).toBe('level');
});

test('a large file scrolls without drawing all its rows, by keys too', async () => {
  const { page } = opened;
  const rows = Array.from({ length: 20_000 }, (_, i) => `M${i % 100},F${i % 7},${(i % 13) + 1}`);
  await openByButton(page, [{ name: 'large.csv', text: `market,firm,sales\n${rows.join('\n')}\n` }]);
  await accepted(page);
  const grid = page.getByTestId('preview');
  expect(await grid.getAttribute('aria-rowcount')).toBe('20001');
  expect(await grid.locator('.grid-row').count()).toBeLessThan(120);
  await grid.focus();
  await page.keyboard.press('End');
  await expect.poll(() => grid.locator('[role=rowheader]').last().textContent()).toBe('20001');
});

test('the reading of a file passes axe', async () => {
  const { page } = opened;
  await openByButton(page, [{ name: 'shares.csv', text: 'market,firm,share\nA,x,70\nA,y,60\n' }]);
  await page.getByTestId('problems').first().waitFor({ timeout: 60_000 });
  await expectAccessible(page);
});

test('the database dies, is started again with its tables, and the workspace is untouched', async () => {
  const { page, errors } = opened;
  await openByButton(page, [{ name: 'cement.csv', text: sales }]);
  await accepted(page);
  const [worker] = page.workers();
  await worker!.evaluate(() => {
    setTimeout(() => {
      throw new Error('struck down');
    });
  });
  const line = page.getByTestId('notice-engine');
  await expect.poll(() => line.textContent(), { timeout: 60_000 }).toContain('was started again');
  expect(errors.splice(0).join(' ')).toContain('struck down');
  await page.getByRole('button', { name: 'Count Other as a firm' }).click();
  await expect.poll(() => summary(page), { timeout: 60_000 }).toContain('5 firms');
  await page.getByTestId('accept-data').click();
  await page.getByRole('button', { name: 'See its markets' }).waitFor();
});

test('a row that does not fit is shown with its line, and the others can be added without it', async () => {
  const { page } = opened;
  await openByButton(page, [{ name: 'ragged.csv', text: 'market,firm,sales\nA,x,50\nA,y,40,7\nA,z,10\n' }]);
  const problems = page.getByTestId('problems').first();
  await problems.waitFor({ timeout: 60_000 });
  expect(await problems.textContent()).toMatch(/Line 3 of ragged\.csv/);
  await accepted(page);
  expect(await page.getByTestId('accept-data').textContent()).toBe('Add without the faulty rows');
  expect(await summary(page)).toContain('2 firms');
});
