/** `npm run bench`: every benchmark against its named alternative in one run, written to docs/benchmarks.md. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './build.mjs';
import { findChromium } from './chromium.mjs';

await build();
await findChromium();

/** Output of a bench; its progress goes to the screen. @param {string} file @returns {string} */
function run(file) {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', join('tests', 'bench', file)], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 1_200_000,
  });
  if (status !== 0) throw new Error(`tests/bench/${file} ended with ${status}.`);
  return stdout.trim();
}

const text = `# Benchmarks

Made by \`npm run bench\`: medians and ratios of one run on one machine. Times depend on the machine; the ratios much less.

${run('all.ts')}

## Screens of a large table

${run('screen.ts')}
`;
mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(join(root, 'docs', 'benchmarks.md'), text);
process.stdout.write(text);
