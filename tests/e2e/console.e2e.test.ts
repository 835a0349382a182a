import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, freshWindows, saveByButton } from './harness';

const opened = freshWindows('#/data');
const wait = { timeout: 20_000 };

async function newQuery(page: Page): Promise<void> {
  await page.getByTestId('place-nav-data').click();
  await page.getByTestId('new-query').click();
  await page.getByTestId('sql').waitFor();
}

async function write(page: Page, sql: string): Promise<void> {
  await page.getByTestId('sql').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(sql);
}

const facts = (page: Page): Promise<string | null> => page.getByTestId('result-facts').textContent();

test('a query is written with completion, run, used as market data, undone, and kept with the workspace', async () => {
  const { page } = opened;
  await newQuery(page);
  await page.getByTestId('sql').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('SELECT firm FROM us_online', { delay: 20 });
  await page.getByRole('option', { name: 'us_online_retail_shares' }).waitFor();
  // A choice made sooner than a person could is not taken: the editor waits a moment before it listens.
  await page.waitForTimeout(250);
  await page.keyboard.press('Enter');
  expect((await page.getByTestId('sql').textContent())!).toContain('SELECT firm FROM us_online_retail_shares');

  await write(page, `SELECT period, firm, share + 0 AS share, '=1+1' AS formula FROM us_online_retail_shares WHERE market = 'US online retail' AND period = '2024' ORDER BY share DESC`);
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('result').waitFor();
  await expect.poll(() => facts(page), wait).toMatch(/^\d+ rows in/);
  const first = page.getByTestId('result').getByRole('row').nth(1);
  await expect.poll(() => first.textContent(), wait).toMatch(/^12024Amazon40\.9/);
  await expectAccessible(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export the result' }).click();
  await page.getByRole('menuitem', { name: 'Save rows as CSV' }).click();
  const { readFile } = await import('node:fs/promises');
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved).toMatch(/^period,firm,share,formula\r\n2024,Amazon,40\.9,'=1\+1\r\n/);

  const markets = await page.locator('[data-testid^="tree-markets/"]').count();
  await page.getByTestId('use-as-data').click();
  await expect.poll(() => page.getByTestId('accept-data').isEnabled(), { timeout: 30_000 }).toBe(true);
  expect(await page.getByTestId('role-firm').inputValue()).toBe('firm');
  await expect.poll(() => page.getByTestId('preview').textContent(), wait).toContain('40.9');
  await page.getByTestId('accept-data').click();
  await expect.poll(() => page.locator('[data-testid^="tree-markets/"]').count(), wait).toBe(markets + 1);
  const path = await saveByButton(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('[data-testid^="tree-markets/"]').count(), wait).toBe(markets);

  const { openArchive } = await import('../../core/workspace/archive');
  const { document } = await openArchive(new Uint8Array(await readFile(path)));
  expect(document.queries?.[0]?.sql).toContain('share + 0');
  const source = document.sources.find(({ query }) => query !== undefined)!;
  expect(Object.keys(source.query!.reads)).toEqual(['us_online_retail_shares']);
});

test('what is no reading statement, and what the database refuses, is said where it stands; the result before stays', async () => {
  const { page } = opened;
  await newQuery(page);
  await write(page, 'FROM us_online_retail_shares');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => facts(page), wait).toMatch(/rows in/);
  for (const [sql, said] of [
    ['DROP TABLE us_online_retail_shares', 'only reads'],
    ['SELECT nothing FROM us_online_retail_shares', 'Referenced column "nothing" not found'],
    ["SELECT * FROM read_csv('x.csv')", 'reads files'],
  ] as const) {
    await write(page, sql);
    await page.getByTestId('run-sql').click();
    await expect.poll(() => page.getByTestId('problems').textContent(), wait).toContain(said);
    expect(await page.getByTestId('result').count()).toBe(1);
  }
});

test('a statement that would never end is cancelled from the status bar', async () => {
  const { page } = opened;
  await newQuery(page);
  await write(page, 'SELECT count(*) AS n FROM range(100000000000) a, range(1000) b WHERE (a.range + b.range) % 7 = 3');
  await page.keyboard.press('Control+Enter');
  const cancel = page.getByRole('status').getByRole('button', { name: 'Cancel' });
  await cancel.waitFor();
  await page.waitForTimeout(300);
  const took = await cancel.evaluate(
    (button) =>
      new Promise<number>((said) => {
        const start = performance.now();
        new MutationObserver(() => document.querySelector('[data-testid="problems"]')?.textContent.includes('cancelled') && said(performance.now() - start)).observe(document.body, { subtree: true, childList: true, characterData: true });
        (button as HTMLElement).click();
      }),
  );
  // Half a second on a machine that has nothing else to do.
  expect(took).toBeLessThan(2000);
});
