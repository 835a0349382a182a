import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshWindows, openByButton } from './harness';

const opened = freshWindows();
const folder = mkdtempSync(join(tmpdir(), 'proforma-large-'));
const file = join(folder, 'large.csv');

/** Markets of five periods and a hundred firms each, about 6 MB. */
const MARKETS = 400;

beforeAll(() => {
  const lines = ['market,period,firm,sales'];
  for (let market = 0; market < MARKETS; market++) {
    for (let period = 2020; period < 2025; period++) {
      for (let firm = 0; firm < 100; firm++) lines.push(`Market ${market},${period},Firm ${firm},${100 + ((market * 31 + period * 7 + firm * 13) % 97)}`);
    }
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Notes the longest time between two frames from now on. */
const watchFrames = `{
  let last = performance.now();
  window.longestGap = 0;
  const draw = () => {
    const now = performance.now();
    window.longestGap = Math.max(window.longestGap, now - last);
    last = now;
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
}`;

test('the window draws on while a file of 200,000 rows is read, tells rows and seconds, and stops at once', async () => {
  const { page } = opened;
  await expect.poll(() => page.getByTestId('status-engine').textContent(), { timeout: 60_000 }).toContain('Database ready');
  await openByButton(page, file);
  const activity = page.getByTestId('activity');
  await expect.poll(() => activity.textContent(), { timeout: 30_000, interval: 50 }).toMatch(/Opening large\.csv.*rows/);
  const stopped = await page.evaluate(async () => {
    const began = performance.now();
    document.querySelector<HTMLButtonElement>('[data-testid=activity] button')!.click();
    while (document.querySelector('[data-testid=activity]') !== null) await new Promise((next) => requestAnimationFrame(next));
    return performance.now() - began;
  });
  expect(stopped).toBeLessThan(500);

  await page.evaluate(watchFrames);
  await openByButton(page, file);
  await expect.poll(() => activity.textContent(), { timeout: 30_000, interval: 50 }).toMatch(/rows, \d+ s/);
  await expect.poll(() => activity.count(), { timeout: 90_000 }).toBe(0);
  expect(await page.evaluate('window.longestGap')).toBeLessThan(250);
  await expect.poll(() => page.getByTestId('summary').textContent(), { timeout: 60_000 }).toContain('200,000 rows');
});
