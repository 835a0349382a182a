import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { command, file, freshBuild, proforma, proformaChild, root, runProgram } from './run';

beforeAll(freshBuild, 120_000);

const table = 'firm,share\nA,60\nB,40\n';

test('help lists the commands and exit codes, on standard output', async () => {
  const { code, out, err } = await proforma('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const word of ['concentration', 'screen', 'rules', 'reach', 'report', 'serve', 'Exit codes: 0 done']) expect(out).toContain(word);
});

test.each([
  ['concentration', ['--market', '--firm', '--value', '--period', '--fringe', '--unit', '--measures', '--owners', '--control', '--intervals', '--json']],
  ['screen', ['--merge', '--divest', '--guidelines', '--on', '--rules', '--explain', '--owners', '--intervals', '--market', '--json']],
  ['rules', ['--on', '--rules', '--json']],
  ['reach', ['--platforms', '--weight', '--cohort-column', '--cohort', '--union', '--rivals', '--json']],
  ['report', ['-o, --output']],
  ['serve', ['--port', '--open', '--no-open']],
])('help of %s names its options', async (name, options) => {
  const [asked, after] = await Promise.all([proforma('help', name), proforma(name, '--help')]);
  expect([asked.code, after.code]).toEqual([0, 0]);
  expect(after.out).toBe(asked.out);
  for (const option of options) expect(asked.out).toContain(option);
});

test('the version is the one of the package', async () => {
  expect((await proformaChild('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  ['no command', []],
  ['an unknown command', ['concentrate']],
  ['no file', ['concentration']],
  ['an unknown option', ['concentration', 'x.csv', '--colour']],
  ['a choice that does not exist', ['concentration', 'x.csv', '--unit', 'kilos']],
  ['an option without its value', ['concentration', 'x.csv', '--firm']],
  ['two workspaces', ['report', 'x.proforma', 'y.proforma', '-o', 'r.html']],
  ['a report without its output', ['report', 'x.proforma']],
  ['a port that is none', ['serve', '--port', '99999']],
])('%s is wrong usage: exit code 2, nothing on standard output', async (_, args) => {
  const { code, out, err } = await proforma(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).not.toBe('');
});

test('with --json standard output is one document, whatever else there is to say', async () => {
  const { out, err } = await proforma('concentration', file(table), '--fringe', 'Nobody', '--json');
  expect(() => JSON.parse(out) as unknown).not.toThrow();
  expect(err).toBe('');
});

test('a document is written as JSON is commonly indented', async () => {
  for (const args of [['concentration', file(table)], ['screen', file(table), '--merge', 'A+B', '--explain'], ['rules', '--on', '1900']]) {
    const { out } = await proforma(...args, '--json');
    expect(out).toBe(`${JSON.stringify(JSON.parse(out), null, 2)}\n`);
  }
});

test('whoever reads the result may stop reading', async () => {
  const path = file(`market,firm,value\n${Array.from({ length: 20_000 }, (_, i) => `m${i},A,1\n`).join('')}`);
  const { code, out, err } = await runProgram('bash', ['-c', `set -o pipefail; "${process.execPath}" "${command}" concentration "${path}" | head -n 1`]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Market');
});

test.skipIf(process.platform === 'win32')('from another folder: by node, by the link in node_modules, by npm', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'proforma-elsewhere-'));
  const here = { cwd: elsewhere };
  const path = file(table);
  await runProgram(process.execPath, [join(root, 'scripts/link-bin.mjs')]);
  const direct = await runProgram(process.execPath, [command, 'concentration', path, '--json'], here);
  expect(direct.code).toBe(0);
  const linked = await runProgram(join(root, 'node_modules/.bin/proforma'), ['concentration', path, '--json'], here);
  expect(linked).toEqual(direct);
  const npm = await runProgram('npm', ['--prefix', root, 'run', '--silent', 'proforma', '--', 'concentration', path, '--json'], here);
  expect(npm).toEqual(direct);
});
