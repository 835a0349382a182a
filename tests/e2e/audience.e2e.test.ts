import { expect, test } from 'vitest';
import { expectAccessible, freshWindows } from './harness';

const opened = freshWindows('#/audience');

const text = async (id: string): Promise<string> => (await opened.page.getByTestId(id).innerText()).replace(/\s+/g, ' ');

test('the reach of the deal is deduplicated, with its interval, what it adds, its rivals and its sample', async () => {
  expect(await text('reach-union')).toMatch(/\d\d\.\d% 95% \d\d\.\d% to \d\d\.\d%/);
  expect(await text('reach-added')).toMatch(/\+\d\.\d pts to Amazon alone, \d\d\.\d%/);
  expect(await text('reach-rivals')).toContain('Shein, Temu');
  expect(await text('reach-sample')).toMatch(/800 effective size \d{3}/);
  expect(await text('place-audience')).toContain('synthetic data');
});

test('it is said by how much summing the platforms would overstate', async () => {
  const { page } = opened;
  const said = await page.getByTestId('overstatement').first().innerText();
  const [, sum, net, over] = /reach ([\d.]+)%; together they reach ([\d.]+)%. The sum is ([\d.]+) pts/.exec(said.replace(/\s+/g, ' '))!;
  expect(Number(sum) - Number(net)).toBeCloseTo(Number(over), 0);
  expect(Number(sum)).toBeGreaterThan(100);
});

test('cohort, rivals and data are choices of the document, each undone', async () => {
  const { page } = opened;
  const before = await text('reach-union');
  await page.getByTestId('audience-cohort').selectOption('Everyone');
  await expect.poll(() => text('reach-union')).not.toBe(before);
  await page.getByTestId('undo').click();
  await expect.poll(() => text('reach-union')).toBe(before);

  const rivals = page.getByTestId('rivals');
  await rivals.getByRole('combobox').fill('walmart');
  await rivals.getByRole('combobox').press('Enter');
  await expect.poll(() => text('reach-rivals')).toContain('Shein, Temu, Walmart');
  await rivals.getByRole('combobox').fill('Etsy');
  await rivals.getByRole('combobox').press('Enter');
  await expect.poll(() => text('reach-absent')).toContain('Etsy');
  await rivals.getByRole('button', { name: 'Take out Walmart' }).click();
  await expect.poll(() => text('reach-rivals')).not.toContain('Walmart');

  const published = await page.getByTestId('audience-dataset').locator('option').nth(1).innerText();
  await page.getByTestId('audience-dataset').selectOption({ label: published });
  await expect.poll(() => text('reach-sample')).toContain('no sample');
  expect(await text('place-audience')).not.toMatch(/NaN|undefined|[-−]0\.0%/);
});

test('any set of platforms has its union, what only one reaches and what each adds', async () => {
  const { page } = opened;
  const set = page.getByTestId('set-platforms');
  for (const name of ['TikTok', 'Instagram', 'Temu']) await set.getByRole('button', { name, exact: true }).click();
  const number = (row: string, cell: number) =>
    page.getByTestId('set-table').getByRole('row', { name: new RegExp(`^${row}`) }).locator('td').nth(cell).innerText().then((shown) => Number(shown.replace('%', '')));
  const union = Number((await text('set-union')).replace('%', ''));
  const added = (await number('TikTok', 2)) + (await number('Instagram', 2)) + (await number('Temu', 2));
  expect(added).toBeCloseTo(union, 0);
  expect(await number('TikTok', 2)).toBe(await number('TikTok', 0));
  expect(await number('Temu', 1)).toBe(await number('Temu', 2));
  await page.getByTestId('place-nav-compare').click();
  await page.getByTestId('place-nav-audience').click();
  expect(await set.locator('[aria-pressed="true"]').count()).toBe(3);
});

test('the place is accessible in light and dark', async () => {
  await opened.page.getByTestId('set-platforms').getByRole('button', { name: 'TikTok', exact: true }).click();
  await expectAccessible(opened.page);
  await opened.page.emulateMedia({ colorScheme: 'dark' });
  await opened.page.waitForTimeout(300);
  await expectAccessible(opened.page);
});
