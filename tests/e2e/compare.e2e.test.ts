import { expect, test } from 'vitest';
import { expectAccessible, freshWindows } from './harness';

const opened = freshWindows('#/compare');

const text = async (id: string): Promise<string> => (await opened.page.getByTestId(id).innerText()).replace(/\s+/g, ' ');

const row = async (market: number, name: RegExp): Promise<string> =>
  (await opened.page.getByTestId('compare-table').locator('tbody').nth(market).getByRole('row', { name }).innerText()).replace(/\s+/g, ' ');

test('scenarios stand under each other in every market, with their differences to the baseline', async () => {
  const { page } = opened;
  const table = page.getByTestId('compare-table');
  expect(await table.locator('tbody').count()).toBe(4);
  expect(await row(0, /^Status quo/)).toMatch(/Status quo ?baseline 1,741 0 – – – not screened/);
  expect(await row(0, /^Amazon acquires TikTok 1/)).toMatch(/1,792 \+51 \+51 41\.5% \+0\.6 pts no presumption no concern ordinarily/);
  expect(await row(3, /^Meta acquires TikTok/)).toMatch(/presumption not a safe harbour$/);
  expect(await text('compare-reach')).toMatch(/Amazon acquires TikTok Amazon, TikTok/);
  expect(await text('place-compare')).not.toMatch(/NaN|undefined|\d\.\d{6,}/);
});

test('another baseline, fewer scenarios and fewer markets', async () => {
  const { page } = opened;
  await page.getByTestId('compare-baseline').selectOption({ label: 'Amazon acquires TikTok' });
  await expect.poll(() => row(0, /^Status quo/)).toMatch(/1,741 0 −51/);
  expect(await page.getByTestId('undo').getAttribute('aria-label')).toBe('Undo compare with Amazon acquires TikTok');
  await page.getByTestId('compare-scenarios').getByRole('button', { name: 'Meta acquires TikTok' }).click();
  await page.getByTestId('compare-markets').getByRole('button', { name: 'US digital advertising' }).click();
  const table = page.getByTestId('compare-table');
  expect(await table.locator('tbody').count()).toBe(3);
  expect(await table.innerText()).not.toContain('Meta acquires TikTok');
  await page.locator('figure .main-svg').first().waitFor();
  await page.getByRole('radio', { name: 'Change in HHI' }).click();
  await expect.poll(() => page.locator('figure figcaption').innerText()).toMatch(/change|HHI/i);
});

test('the table is exported as shown', async () => {
  const { page } = opened;
  await page.getByTestId('compare-markets').getByRole('button', { name: 'US digital advertising' }).click();
  await page.getByRole('button', { name: 'Export comparison by market' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save table as CSV' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString('utf8').trim().split('\r\n');
  expect(lines[0]).toBe('Market,Period,Scenario,HHI,Change by the deal,HHI to baseline,Merged share,Share to baseline,US 2023,EU 2004');
  expect(lines).toHaveLength(1 + 3 * 6);
  expect(lines.join('\n')).not.toContain('US digital advertising');
});

test('the place is accessible in light and dark, and nothing is cut off when narrow', async () => {
  await expectAccessible(opened.page);
  await opened.page.emulateMedia({ colorScheme: 'dark' });
  await opened.page.setViewportSize({ width: 1024, height: 700 });
  await opened.page.waitForTimeout(300);
  await expectAccessible(opened.page);
  const wide = await opened.page.evaluate(() => document.querySelector('.pane-centre')!.scrollWidth - document.querySelector('.pane-centre')!.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
});
