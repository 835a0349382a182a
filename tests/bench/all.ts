/** All benchmarks in one run, as Markdown on standard output: `npm run bench` writes it to docs/benchmarks.md. */
import os from 'node:os';
import { launchChromium } from '../../scripts/chromium.mjs';
import { benchCompare } from './compare';
import { benchEdit } from './edit';
import { benchFirstNumbers } from './first-numbers';
import { benchFormats } from './formats';
import { benchMillion } from './million';
import { benchSize } from './size';
import { benchSlider } from './slider';

const benches = [benchFirstNumbers, benchSlider, benchEdit, benchCompare, benchMillion, benchSize, benchFormats];
const browser = await launchChromium();
const sections: string[] = [];
try {
  for (const bench of benches) {
    process.stderr.write(`${bench.name}\n`);
    sections.push(await bench(browser));
  }
} finally {
  await browser.close();
}
const machine = `${os.cpus().length} cores of ${os.cpus()[0]?.model ?? 'an unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()}; Node ${process.version}; Chromium ${browser.version()}`;
process.stdout.write(`${machine}.\n\n${sections.join('\n\n')}\n`);
