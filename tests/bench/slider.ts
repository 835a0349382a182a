import type { Browser, Page } from 'playwright-core';
import { serve } from '../../cli/serve/server';
import { join } from 'node:path';
import { root } from '../../scripts/build.mjs';
import { median, ms, ratio } from './median';
import { stepOwnCode } from './step-own-code';

const STEPS = 60;
const FRAME = 1000 / 60;

/**
 * One step of a divestiture's slider to the figure redrawn with it, on the sample, set against one frame of a screen: our
 * own code alone, and all work between the event and the end of drawing.
 */
export async function benchSlider(browser: Browser): Promise<string> {
  const server = await serve({ folder: join(root, 'out', 'renderer'), port: 0, workspace: null });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(server.address);
    await page.locator('[data-testid="verdict-hhi"]').filter({ hasText: /\d/ }).first().waitFor({ timeout: 60_000 });
    await page.locator('.main-svg').first().waitFor({ timeout: 60_000 });
    await page.locator('[data-testid="add-step"]').click();
    await page.locator('[data-testid="add-step-divest"]').click();
    const slider = page.locator('[data-testid="divest-share-slider"]').last();
    await slider.focus();
    await slider.evaluate((input: HTMLInputElement) => input.scrollIntoView());
    const times = await move(page, STEPS);
    const own = times.slice(5);
    const row = (what: string, values: readonly number[]) => `| ${what} | ${ms(median(values))} | ${ms(Math.max(...values))} | ${ratio(median(values), FRAME)} |`;
    return [
      '## Slider to figure',
      '',
      `One step of the divestiture slider on the sample, event to redrawn figure, ${own.length} steps. Aim: under 16 ms of our own code.`,
      '',
      '| what | median, ms | slowest, ms | ratio to a frame of 16.7 ms |',
      '|---|---:|---:|---:|',
      row('Our own code: the change, every screen and reach, the figure as JSON (in Node)', await stepOwnCode(new URL('../../datasets/amazon-and-tiktok.proforma', import.meta.url), STEPS, 20)),
      row('Event to redrawn figure in the window, with React and Plotly', own),
    ].join('\n');
  } finally {
    await context.close();
    await server.close();
  }
}

/** Presses an arrow key and waits until the figure of that step is there. */
async function move(page: Page, steps: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < steps; i++) {
    const before = await page.evaluate(() => performance.getEntriesByName('step-to-figure').length);
    await page.keyboard.press(i % 20 < 10 ? 'ArrowLeft' : 'ArrowRight');
    await page.waitForFunction((n) => performance.getEntriesByName('step-to-figure').length > n, before, { timeout: 30_000 });
    times.push(await page.evaluate(() => performance.getEntriesByName('step-to-figure').at(-1)!.duration));
  }
  return times;
}
