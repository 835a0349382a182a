import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { serve } from '../../cli/serve/server';
import { root } from '../../scripts/build.mjs';
import { median, ms, ratio } from './median';

const ROUNDS = 9;

/**
 * Load to first paint of a bare page, to first paint of the window, and to the frame with the sample's numbers: the same
 * server, a new browser profile each time (nothing kept), the two pages in turn.
 */
export async function benchFirstNumbers(browser: Browser): Promise<string> {
  const folder = join(root, '.cache', 'bench', 'window');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'out', 'renderer'), folder, { recursive: true });
  writeFileSync(join(folder, 'bare.html'), '<!doctype html><title>Bare</title><p>HHI 1,741</p>');
  const server = await serve({ folder, port: 0, workspace: null });
  const bare: number[] = [];
  const paint: number[] = [];
  const numbers: number[] = [];
  try {
    // The first round warms the server and the disk and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      const one = await load(browser, `${server.address}bare.html`, 'first-contentful-paint');
      const [first, shown] = await loadBoth(browser, server.address);
      if (round === 0) continue;
      bare.push(one);
      paint.push(first);
      numbers.push(shown);
    }
  } finally {
    await server.close();
  }
  const base = median(bare);
  const row = (what: string, values: readonly number[]) => `| ${what} | ${ms(median(values))} | ${ratio(median(values), base)} |`;
  return [
    '## First paint',
    '',
    `From navigation, cold cache, median of ${ROUNDS}. Aim: the sample's numbers within 1,500 ms.`,
    '',
    '| what | ms | ratio to the bare page |',
    '|---|---:|---:|',
    row('Bare page of the same server, first paint', bare),
    row('Window, first paint', paint),
    row("Window, the sample's numbers painted", numbers),
  ].join('\n');
}

async function load(browser: Browser, address: string, entry: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    return await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, entry).then((handle) => handle.jsonValue() as Promise<number>);
  } finally {
    await context.close();
  }
}

async function loadBoth(browser: Browser, address: string): Promise<readonly [number, number]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForFunction(() => performance.getEntriesByName('first-numbers').length > 0, undefined, { timeout: 120_000 });
    return await page.evaluate(() => {
      const measured = performance.getEntriesByName('first-numbers').find(({ entryType }) => entryType === 'measure')!;
      return [performance.getEntriesByName('first-contentful-paint')[0]!.startTime, measured.duration] as const;
    });
  } finally {
    await context.close();
  }
}
