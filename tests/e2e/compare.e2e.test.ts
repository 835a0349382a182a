import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/build.mjs';
import { openArchive, packArchive } from '../../core/workspace/archive';
import { expectAccessible, freshWindows } from './harness';

const opened = freshWindows('#/compare');

const text = async (id: string): Promise<string> => (await opened.page.getByTestId(id).innerText()).replace(/\s+/g, ' ');

const row = async (market: number, name: RegExp): Promise<string> =>
  (await opened.page.getByTestId('compare-table').locator('tbody').nth(market).getByRole('row', { name }).first().innerText()).replace(/\s+/g, ' ');

/** The sample as a colleague has it: another period of the first market under a name typed otherwise, and one market under another name. */
async function colleague(): Promise<string> {
  const { document, tables, raw } = await openArchive(new Uint8Array(readFileSync(join(root, 'datasets/amazon-and-tiktok.proforma'))));
  const [first, second, ...rest] = document.markets;
  const path = join(mkdtempSync(join(tmpdir(), 'proforma-compare-')), 'colleague.proforma');
  const changed = { ...document, name: 'Colleague', markets: [{ ...first!, name: 'US  Online Retail', period: '2022' }, { ...second!, id: 'ads', name: 'Advertising on screens' }, ...rest], scenarios: document.scenarios.slice(0, 2) };
  writeFileSync(path, packArchive({ document: changed, tables, raw }));
  return path;
}

async function addWorkspace(path: string): Promise<void> {
  const chooser = opened.page.waitForEvent('filechooser');
  await opened.page.getByTestId('compare-add').click();
  await (await chooser).setFiles(path);
}

test('scenarios stand under each other in every market: before, after, change by the deal and less the baseline', async () => {
  const { page } = opened;
  const table = page.getByTestId('compare-table');
  expect(await table.locator('tbody').count()).toBe(4);
  const headings = await table.locator('thead th').allInnerTexts();
  expect(headings.slice(0, 4)).toEqual(['Scenario', 'HHI', 'Share of the merged firm', 'CR4']);
  expect(headings.slice(6, 10)).toEqual(['Before', 'After', 'Change by the deal', 'Less baseline']);
  expect(await row(0, /^Status quo/)).toMatch(/Status quo ?baseline 1,741 1,741 ?best 0 ?best – – – 50\.3% ?best – not screened/);
  expect(await row(0, /^Amazon acquires TikTok 1/)).toMatch(/1,741 1,792 ?worst \+51 ?worst \+51 .*41\.5% ?worst \+0\.6 pts .*no presumption no concern ordinarily/);
  expect(await row(0, /^Amazon acquires TikTok 1/)).toContain('Beyond share 30.0% of US 2023');
  expect(await row(3, /^Meta acquires TikTok/)).toMatch(/presumption not a safe harbour$/);
  expect(await text('compare-reach')).toMatch(/Amazon acquires TikTok Amazon, TikTok, TikTok Shop 93\.6%.*\+6\.7 pts/);
  expect(await text('place-compare')).not.toMatch(/NaN|undefined|\d\.\d{6,}/);
});

test('another baseline, fewer scenarios and markets, and periods beside each other', async () => {
  const { page } = opened;
  await page.getByTestId('compare-baseline').selectOption({ label: 'Amazon acquires TikTok' });
  await expect.poll(() => row(0, /^Status quo/)).toMatch(/1,741 1,741 ?best 0 ?best −51/);
  expect(await page.getByTestId('undo').getAttribute('aria-label')).toBe('Undo compare with Amazon acquires TikTok');
  await page.getByTestId('compare-scenarios').getByRole('button', { name: 'Meta acquires TikTok' }).click();
  await page.getByTestId('compare-markets').getByRole('button', { name: 'US digital advertising' }).click();
  const table = page.getByTestId('compare-table');
  expect(await table.locator('tbody').count()).toBe(3);
  expect(await table.innerText()).not.toContain('Meta acquires TikTok');
  const periods = page.getByTestId('compare-periods');
  await periods.getByRole('button', { name: '2022', exact: true }).click();
  await periods.getByRole('button', { name: '2024', exact: true }).click();
  await expect.poll(() => row(0, /^Amazon acquires TikTok, 2022/)).toMatch(/2022 ?baseline 1,514/);
  expect(await row(0, /^Amazon acquires TikTok, 2024/)).toMatch(/1,741 1,792.* \+278/);
  expect(await text('place-compare')).toContain('has no rows');
  await periods.getByRole('button', { name: 'As defined' }).click();
  await expect.poll(() => table.innerText()).not.toContain(', 2022');
});

test('what differs is said in words and explained, and every market definition is screened', async () => {
  const { page } = opened;
  await page.getByTestId('differs-scenario').selectOption({ label: 'Amazon acquires TikTok, sells TikTok Shop to Walmart' });
  await expect.poll(() => text('what-differs')).toMatch(/Step Added: Amazon merges with TikTok Step Added: TikTok divests 0\.62% of the market to Walmart/);
  await page.getByTestId('figure-explained-hhi').locator('.main-svg').first().waitFor();
  await page.getByTestId('figure-explained-hhi').getByRole('radio', { name: 'Table' }).click();
  await expect.poll(() => text('figure-explained-hhi')).toMatch(/Amazon merges with TikTok \+25 – \+51 0 .*to Walmart −15 – \+10 −41 All together \+10/);
  await page.getByTestId('what-differs').getByRole('radio', { name: 'Reach' }).click();
  await page.getByTestId('figure-explained-reach').waitFor();
  const matrix = page.getByTestId('definition-matrix');
  expect(await matrix.locator('figcaption h2').innerText()).toBe('1 of 4 market definitions gives “presumption” under Meta acquires TikTok');
  await page.getByTestId('definition-rule').selectOption('eu-2004');
  await expect.poll(() => matrix.locator('figcaption h2').innerText()).toContain('“not a safe harbour”');
  await matrix.getByRole('radio', { name: 'Table' }).click();
  expect((await matrix.innerText()).replace(/\s+/g, ' ')).toMatch(/Social commerce, wide definition 2025 Meta acquires TikTok .* not a safe harbour HHI \+/);
});

test('another workspace stands beside the open one, its names aligned and corrected, and leaves again', async () => {
  const { page } = opened;
  await addWorkspace(await colleague());
  const names = page.getByTestId('compare-names');
  await names.waitFor();
  expect(await text('compare-names')).toMatch(/US Online Retail .*same but for case and spacing/);
  expect(await row(0, /^Amazon acquires TikTok \(colleague\.proforma\)/)).toMatch(/1,514/);
  expect(await page.getByTestId('compare-table').locator('tbody').count()).toBe(5);
  await names.getByLabel('Counterpart of Advertising on screens').selectOption({ label: 'US digital advertising' });
  await expect.poll(() => page.getByTestId('compare-table').locator('tbody').count()).toBe(4);
  expect(await text('compare-names')).toContain('as you said');
  await page.getByTestId('differs-scenario').selectOption({ label: 'Status quo (colleague.proforma)' });
  await expect.poll(() => text('what-differs')).toMatch(/Period of US online retail 2024 2022/);
  await expectAccessible(page);
  expect(await page.getByTestId('undo').isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Take colleague.proforma out of the comparison' }).click();
  await expect.poll(() => page.getByTestId('compare-names').count()).toBe(0);
});

test('a file that is no workspace is refused, and nothing is added', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'proforma-compare-')), 'broken.proforma');
  writeFileSync(path, 'market,share\nA,1\n');
  await addWorkspace(path);
  await opened.page.getByText(/broken\.proforma was not opened/).waitFor();
  expect(await opened.page.getByTestId('compare-other').count()).toBe(0);
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
  expect(lines[0]).toBe('Market,Period,Scenario,"HHI, before","HHI, after","HHI, change by the deal","HHI, less baseline","Share of the merged firm, after","Share of the merged firm, less baseline","CR4, after","CR4, less baseline",US 2023,EU 2004');
  expect(lines).toHaveLength(1 + 3 * 10);
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
