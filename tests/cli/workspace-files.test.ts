import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../core/workspace/archive';
import { WORKSPACE_VERSION } from '../../core/workspace/schema';
import { documentOf, freshBuild, proforma, refusal, root } from './run';

beforeAll(freshBuild, 120_000);

const sample = join(root, 'datasets/amazon-and-tiktok.proforma');
const old = join(root, 'tests/workspaces/v1.proforma');
const folder = (): string => mkdtempSync(join(tmpdir(), 'proforma-files-'));

interface Files {
  readonly files: readonly { readonly sound: boolean; readonly written: string | null; readonly backup: string | null; readonly problems: readonly { readonly code: string; readonly severity: string }[] }[];
}

test('what was saved, unpacked and packed again has the same bytes', async () => {
  const at = folder();
  for (const [i, path] of [sample, old].entries()) {
    const unpacked = join(at, `folder-${i}`);
    const document = documentOf(await proforma('unpack', path, '-o', unpacked, '--json'));
    expect(document).toMatchObject({ folder: unpacked });
    expect(readdirSync(unpacked).sort()).toEqual(['README.txt', 'data', 'tables', 'workspace.json']);
    writeFileSync(join(unpacked, '.gitignore'), 'nothing of the workspace');
    const packed = join(at, `packed-${i}.proforma`);
    documentOf(await proforma('pack', unpacked, '-o', packed, '--json'));
    expect(readFileSync(packed).equals(readFileSync(path))).toBe(true);
  }
});

test('an unpacked workspace is replaced, a folder of something else is not', async () => {
  const at = folder();
  const unpacked = join(at, 'deal');
  await proforma('unpack', sample, '-o', unpacked);
  expect((await proforma('unpack', old, '-o', unpacked)).code).toBe(0);
  expect(readdirSync(join(unpacked, 'tables'))).toEqual(['d1.parquet']);
  expect(readdirSync(join(unpacked, 'data'))).toHaveLength(1);
  writeFileSync(join(at, 'mine.txt'), 'mine');
  expect(await refusal('unpack', old, '-o', at)).toMatchObject({ code: 'folder-in-use' });
  expect(await refusal('pack', at, '-o', join(at, 'x.proforma'))).toMatchObject({ code: 'no-workspace-folder' });
});

test('an entry that would leave the folder is refused, and nothing is written', async () => {
  const at = folder();
  const evil = join(at, 'evil.proforma');
  writeFileSync(evil, zipSync({ ...unzipSync(readFileSync(old)), '../outside.txt': strToU8('out') }));
  expect(await refusal('unpack', evil, '-o', join(at, 'in'))).toMatchObject({ code: 'unsafe-name' });
  expect(readdirSync(at)).toEqual(['evil.proforma']);
});

test('an edited document is packed and checked; a broken one is refused with what is wrong', async () => {
  const at = folder();
  const unpacked = join(at, 'deal');
  await proforma('unpack', old, '-o', unpacked);
  const path = join(unpacked, 'workspace.json');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('Tea of version 1', 'Renamed by hand'));
  expect((await proforma('pack', unpacked, '-o', join(at, 'a.proforma'))).out).toContain('Renamed by hand');
  writeFileSync(path, text.replace('"merge"', '"murge"'));
  expect(await refusal('pack', unpacked, '-o', join(at, 'b.proforma'))).toMatchObject({ code: 'part-lost', message: expect.stringContaining('A buys B') as string });
  expect(existsSync(join(at, 'b.proforma'))).toBe(false);
  writeFileSync(path, text.slice(0, 300));
  const { files } = documentOf(await proforma('validate', unpacked, '--json')) as unknown as Files;
  expect(files[0]!.problems.map(({ code }) => code)).toContain('document-cut');
});

test('validate says all that is wrong of each file, and ends with 3 when something is', async () => {
  const at = folder();
  const bytes = readFileSync(sample);
  const broken = join(at, 'broken.proforma');
  const table = bytes.indexOf('tables/panel.parquet');
  const damaged = Buffer.from(bytes);
  damaged[table + 100]! ^= 4;
  writeFileSync(broken, damaged.subarray(0, bytes.length - 40));
  writeFileSync(join(at, 'text.proforma'), 'no workspace');
  const fine = await proforma('validate', sample, old);
  expect(fine.code).toBe(0);
  expect(fine.out).toMatch(/sound[^]*older-version|version is 1/);
  const ran = await proforma('validate', sample, broken, join(at, 'text.proforma'), '--json');
  expect(ran.code).toBe(3);
  const { files } = documentOf(ran) as unknown as Files;
  expect(files.map(({ sound }) => sound)).toEqual([true, false, false]);
  expect(files[1]!.problems.map(({ code }) => code)).toEqual(['file-cut', 'table-lost']);
  expect(files[2]!.problems.map(({ code }) => code)).toEqual(['workspace-not-a-workspace']);
});

test('migrate writes the newest version and keeps the file as it was', async () => {
  const at = folder();
  const over = join(at, 'over.proforma');
  const beside = join(at, 'beside.proforma');
  cpSync(old, over);
  cpSync(old, beside);
  const { files } = documentOf(await proforma('migrate', over, '--json')) as unknown as Files;
  expect(files[0]).toMatchObject({ written: over, backup: `${over}.v1.bak` });
  expect(readFileSync(`${over}.v1.bak`).equals(readFileSync(old))).toBe(true);
  const opened = await openArchive(readFileSync(over));
  expect(opened).toMatchObject({ version: WORKSPACE_VERSION, problems: [] });
  expect((await proforma('migrate', over)).out).toContain('nothing was written');
  expect((await proforma('migrate', beside, '--beside')).code).toBe(0);
  expect(readFileSync(beside).equals(readFileSync(old))).toBe(true);
  expect(readFileSync(join(at, `beside.v${WORKSPACE_VERSION}.proforma`)).equals(readFileSync(over))).toBe(true);
  cpSync(old, over);
  expect(await refusal('migrate', over)).toMatchObject({ code: 'backup-exists' });
});
