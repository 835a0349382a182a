/** `npm run screenshots`: the sample workspace in light and in dark, for the README, from the program as built. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './build.mjs';
import { launchChromium } from './chromium.mjs';
import { startServer } from './serve-child.mjs';

const folder = join(root, 'docs', 'images');
await build();
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await launchChromium();
try {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2, colorScheme, reducedMotion: 'reduce', locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(server.address);
    await page.locator('[data-testid="verdict-hhi"]').filter({ hasText: /\d/ }).first().waitFor({ timeout: 60_000 });
    await page.locator('svg.main-svg').first().waitFor({ timeout: 60_000 });
    await page.waitForLoadState('networkidle');
    const path = join(folder, `workbench-${colorScheme}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    process.stdout.write(`${path}\n`);
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
