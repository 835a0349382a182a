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

test('the data footprint stands apart from revenue, follows the deal, and its contexts are switched in place and undone', async () => {
  const { page } = opened;
  const union = /\d\d\.\d%/.exec(await text('reach-union'))![0];
  await page.getByTestId('audience-tab-footprint').click();
  const row = async (table: string, firm: string): Promise<string[]> =>
    (await page.getByTestId(table).getByRole('row', { name: new RegExp(firm) }).first().locator('th, td').allInnerTexts()).map((cell) => cell.replace(/\s+/g, ' ').trim());

  // What the acquirer sees after the deal is the reach of the deal.
  expect((await row('footprint-seen', 'Amazon')).slice(1, 3)[1]).toBe(union);
  expect((await row('footprint-seen', 'TikTok'))[2]).toBe('0.0%');
  expect(await row('footprint-contexts', 'Amazon')).toEqual([expect.stringContaining('Amazon'), '1', '3', '+2', '0.0%', expect.stringMatching(/^\d\d\.\d%$/), expect.stringMatching(/^\+\d\d\.\d pts$/)]);
  const hhi = await text('footprint-hhi');
  expect(hhi).toMatch(/Reach HHI [\d,]+ [\d,]+ \+\d+ points of users HHI of uses [\d,]+ [\d,]+ \+\d+ points of uses Attention HHI – – – points of minutes/);
  expect(hhi).toContain('Data concentration is not market concentration');
  expect(hhi).toContain('no minutes of use');
  expect(await text('footprint')).not.toMatch(/NaN|undefined|[-−]0\.0%/);

  const amazon = page.getByTestId('contexts-Amazon').getByRole('button', { name: 'video', exact: true });
  await amazon.click();
  await expect.poll(async () => (await row('footprint-contexts', 'Amazon')).slice(1, 4)).toEqual(['2', '3', '+1']);
  await page.getByTestId('undo').click();
  await expect.poll(async () => (await row('footprint-contexts', 'Amazon')).slice(1, 4)).toEqual(['1', '3', '+2']);
  expect(await amazon.getAttribute('aria-pressed')).toBe('false');

  await page.getByTestId('audience-scenario').selectOption('partnership');
  await expect.poll(() => text('footprint-seen')).toContain('Partners, combined: Amazon and TikTok');
  expect(await text('footprint-hhi')).toMatch(/Reach HHI ([\d,]+) \1 0 points of users/);
  await page.getByTestId('audience-scenario').selectOption('ban');
  await expect.poll(() => text('footprint-notes')).toContain('TikTok and TikTok Shop close');

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.waitForTimeout(300);
  await expectAccessible(page);
  expect(await page.getByTestId('footprint').evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
});

test('the place is accessible in light and dark', async () => {
  await opened.page.getByTestId('set-platforms').getByRole('button', { name: 'TikTok', exact: true }).click();
  await expectAccessible(opened.page);
  await opened.page.emulateMedia({ colorScheme: 'dark' });
  await opened.page.waitForTimeout(300);
  await expectAccessible(opened.page);
});
