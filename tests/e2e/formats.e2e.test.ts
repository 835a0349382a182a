import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Table, Utf8, Float64, tableToIPC, vectorFromArray } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { rowsOf, workbook } from '../formats/workbook';
import { freshWindows } from './harness';

const opened = freshWindows();
const folder = mkdtempSync(join(tmpdir(), 'proforma-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

const firms = ['Alpha', 'Beta', 'Gamma', 'Delta'];
const sales = [40, 30, 20.5, 9.5];
/** Sum of the squared shares in points. */
const HHI = '3,011';

const files: Readonly<Record<string, () => Uint8Array>> = {
  'sales.xlsx': () =>
    workbook([
      { name: 'Cover', rows: rowsOf([['A report']]) },
      { name: 'Data', rows: rowsOf([['Sales by firm'], null, ['market', 'firm', 'sales'], ...firms.map((firm, i) => ['Cement', firm, sales[i]!] as const)]) },
    ]),
  'sales.parquet': () => new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'market', data: firms.map(() => 'Cement') }, { name: 'firm', data: firms }, { name: 'sales', data: sales, type: 'DOUBLE' }] })),
  'sales.arrow': () => tableToIPC(new Table({ market: vectorFromArray(firms.map(() => 'Cement'), new Utf8()), firm: vectorFromArray(firms, new Utf8()), sales: vectorFromArray(sales, new Float64()) }), 'file'),
  'sales.json': () => new TextEncoder().encode(JSON.stringify({ data: firms.map((firm, i) => ({ market: 'Cement', firm, sales: sales[i] })) })),
  'sales.ndjson.gz': () => new Uint8Array(gzipSync(firms.map((firm, i) => JSON.stringify({ market: 'Cement', firm, sales: sales[i] })).join('\n'))),
  'sales.csv.gz': () => new Uint8Array(gzipSync(`market;firm;sales\n${firms.map((firm, i) => `Cement;${firm};${String(sales[i]).replace('.', ',')}`).join('\n')}\n`)),
};

function put(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function choose(page: Page, paths: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('open-file').click();
  await (await chooser).setFiles([...paths]);
}

const accept = async (page: Page): Promise<void> => {
  await expect.poll(() => page.getByTestId('accept-data').isEnabled(), { timeout: 60_000 }).toBe(true);
};

test('every format opens in the window, and a workbook leads to the HHI of its market', async () => {
  const { page, errors } = opened;
  for (const [name, bytes] of Object.entries(files)) {
    await choose(page, [put(name, bytes())]);
    await accept(page);
    expect([name, await page.getByTestId('summary').textContent()]).toEqual([name, expect.stringMatching(/4 rows.*4 firms/)]);
    if (name !== 'sales.xlsx') await page.getByTestId('discard-data').click();
    else await page.getByTestId('accept-data').click();
  }
  await page.locator('[data-testid^="tree-markets/"]', { hasText: 'Cement' }).click();
  await expect.poll(() => page.getByTestId('place-markets').textContent()).toContain(HHI);
  expect(errors).toEqual([]);
});

test('another sheet of a workbook is chosen where it is read', async () => {
  const { page } = opened;
  const sheets = ['North', 'South'].map((name, i) => ({ name, rows: rowsOf([['market', 'firm', 'sales'], ...firms.slice(0, 3 + i).map((firm, k) => [name, firm, sales[k]!] as const)]) }));
  await choose(page, [put('two.xlsx', workbook(sheets))]);
  await accept(page);
  expect(await page.getByTestId('summary').textContent()).toMatch(/3 rows/);
  await page.getByTestId('dialect-sheet').selectOption('South');
  await expect.poll(() => page.getByTestId('summary').textContent()).toMatch(/4 rows/);
});

test('files of the same shape are read as one table, with their names beside the rows', async () => {
  const { page } = opened;
  await choose(page, ['2023', '2024'].map((year) => put(`sales_${year}.csv`, `firm,sales\n${firms.map((firm, i) => `${firm},${sales[i]}`).join('\n')}\n`)));
  await page.getByTestId('join-data').click({ timeout: 60_000 });
  await accept(page);
  expect(await page.getByTestId('summary').textContent()).toMatch(/8 rows/);
  expect(await page.getByTestId('role-file').count()).toBe(1);
});

test('a large workbook can be cancelled while it is read, and the window stays alive', async () => {
  const { page } = opened;
  const rows = Array.from({ length: 120_000 }, (_, i) => ['Cement', `Firm ${i}`, i / 7] as const);
  await choose(page, [put('large.xlsx', workbook([{ name: 'Data', rows: rowsOf([['market', 'firm', 'sales'], ...rows]) }]))]);
  const cancel = page.getByRole('button', { name: /Cancel/ }).first();
  await cancel.waitFor();
  const began = Date.now();
  await cancel.click();
  await page.getByTestId('refusal').waitFor();
  expect(Date.now() - began).toBeLessThan(3000);
  expect(await page.getByTestId('refusal').textContent()).toContain('cancelled');
});
