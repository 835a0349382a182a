/**
 * `npm test`: build, types, lint, unit tests, browser tests. Every part runs even if an earlier one failed.
 * The last line is `N passed, N failed`; types and lint count as one each. A missing browser, or a run without any
 * browser test, is a failure: those tests are never skipped in silence.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './build.mjs';
import { findChromium } from './chromium.mjs';

const bin = (name, file) => join(root, 'node_modules', name, file);
const results = [];

/** Notes the outcome of a part. @param {string} name @param {number} passed @param {number} failed @param {string} [note] */
function note(name, passed, failed, note = '') {
  results.push({ name, passed, failed, note });
}

/** Runs a Node program with its output as our own; resolves to its exit code. */
function run(script, args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 1));
  });
}

async function check(name, script, args) {
  const code = await run(script, args);
  note(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

/** A Vitest project. Files that could not be run and errors outside any test count as failures. */
async function vitest(project) {
  const report = join(root, '.cache', `vitest-${project}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const code = await run(bin('vitest', 'vitest.mjs'), ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile=${report}`]);
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  try {
    for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
      const count = (status) => file.assertionResults.filter((test) => test.status === status).length;
      passed += count('passed');
      skipped += count('skipped') + count('pending') + count('todo');
      failed += count('failed') > 0 ? count('failed') : file.status === 'failed' ? 1 : 0;
    }
  } catch {
    // No report: Vitest itself did not come up. The exit code below says so.
  }
  if (code !== 0 && failed === 0) failed = 1;
  if (passed + failed === 0) failed = 1;
  note(`tests (${project})`, passed, failed, skipped > 0 ? `${skipped} skipped` : '');
}

try {
  await build();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  note('build', 0, 1);
}
await Promise.all([
  check('types (tsc)', bin('typescript', 'bin/tsc'), ['-p', '.', '--noEmit']),
  check('lint (eslint)', bin('eslint', 'bin/eslint.js'), ['.', '--max-warnings=0']),
]);
await vitest('unit');
try {
  await findChromium();
  await vitest('e2e');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  note('tests (e2e)', 0, 1, 'no browser');
}

process.stdout.write('\n');
for (const { name, passed, failed, note } of results) {
  process.stdout.write(`${name.padEnd(16)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed${note === '' ? '' : `   ${note}`}\n`);
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
process.stdout.write(`${total('passed')} passed, ${total('failed')} failed\n`);
process.exitCode = total('failed') > 0 ? 1 : 0;
