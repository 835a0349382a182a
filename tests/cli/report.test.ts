import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { command, freshBuild, proforma, root, runProgram } from './run';

beforeAll(freshBuild, 120_000);

const sample = join(root, 'datasets/amazon-and-tiktok.proforma');

test('the sample as one HTML file that needs nothing else', async () => {
  const output = join(mkdtempSync(join(tmpdir(), 'proforma-report-')), 'report.html');
  const { code, out } = await proforma('report', sample, '-o', output);
  expect(code).toBe(0);
  expect(out).toContain(output);
  const html = readFileSync(output, 'utf8');
  expect(html).toMatch(/^<!doctype html>/i);
  expect(html.match(/<svg /g)!.length).toBeGreaterThan(3);
  expect(html).toContain('HHI');
  expect(html).toMatch(/synthetic/i);
  expect(html).not.toMatch(/NaN|undefined|Infinity/);
  expect(html).not.toMatch(/<script|<link|<iframe|\ssrc="(?!data:)|url\((?!["']?(?:data:|#))/i);
  expect(existsSync(`${output}.part`)).toBe(false);
}, 120_000);

test('the same workspace on the same day gives the same file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proforma-report-'));
  const entries = unzipSync(new Uint8Array(readFileSync(sample)));
  const document = JSON.parse(strFromU8(entries['workspace.json']!)) as { scenarios: unknown[]; markets: unknown[] };
  const small = join(folder, 'small.proforma');
  writeFileSync(small, zipSync({ ...entries, 'workspace.json': strToU8(JSON.stringify({ ...document, scenarios: document.scenarios.slice(0, 2), markets: document.markets.slice(0, 1) })) }));
  const [one, two] = [join(folder, 'one.html'), join(folder, 'two.html')];
  for (const output of [one, two]) {
    const ran = await runProgram(process.execPath, [command, 'report', small, '-o', output], { env: { SOURCE_DATE_EPOCH: '1764000000' } });
    expect(ran.code).toBe(0);
  }
  expect(readFileSync(two, 'utf8')).toBe(readFileSync(one, 'utf8'));
}, 120_000);

test('an output that cannot be written is named as it was given, and nothing is left beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proforma-report-'));
  const inside = join(folder, 'reports');
  mkdirSync(inside);
  const onFolder = await proforma('report', sample, '-o', inside);
  expect(onFolder).toMatchObject({ code: 3, out: '' });
  expect(onFolder.err).toContain(`${inside} is a folder, so no report can be written over it.`);
  expect(onFolder.err).toContain('Name a file with -o');
  const nowhere = await proforma('report', sample, '-o', join(folder, 'missing', 'r.html'));
  expect(nowhere).toMatchObject({ code: 3, out: '' });
  expect(nowhere.err).toContain(`There is no folder ${join(folder, 'missing')} to write r.html in.`);
  expect(nowhere.err).not.toContain('.part');
  expect(readdirSync(folder)).toEqual(['reports']);
}, 180_000);

test('a workspace that has lost a table is refused: a report without a market would be read as the whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proforma-report-'));
  const entries = unzipSync(new Uint8Array(readFileSync(sample)));
  delete entries['tables/retail.parquet'];
  const damaged = join(folder, 'damaged.proforma');
  writeFileSync(damaged, zipSync(entries));
  const ran = await proforma('report', damaged, '-o', join(folder, 'r.html'));
  expect(ran).toMatchObject({ code: 3, out: '' });
  expect(ran.err).toContain('The table of "US online retail" in damaged.proforma is missing or damaged');
  expect(readdirSync(folder)).toEqual(['damaged.proforma']);
}, 60_000);
