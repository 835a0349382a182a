/** Runs once before the browser tests: the built program is fresh, and a browser is found before workers race for one. */
import { build } from './build.mjs';
import { findChromium } from './chromium.mjs';

export async function setup() {
  await build();
  await findChromium();
}
