import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { file, freshBuild, proforma, refusal, root } from './run';

beforeAll(freshBuild, 120_000);

const good = 'market,firm,share\nX,A,60\nX,B,40\n';

test('an empty file, and one with a header alone', async () => {
  expect(await refusal('concentration', file('', 'empty.csv'))).toMatchObject({ code: 'empty-file', file: 'empty.csv' });
  expect(await refusal('concentration', file('market,firm,share\n', 'header.csv'))).toMatchObject({ code: 'header-only', file: 'header.csv' });
});

test('what is no table: prose, JSON, a picture, a folder, nothing', async () => {
  expect(await refusal('concentration', file('Dear reader\nthis is a letter\n'))).toMatchObject({ code: 'no-table' });
  expect(await refusal('concentration', file('{"a": 1}\n'))).toMatchObject({ code: 'no-list' });
  expect(await refusal('concentration', file(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3)))).toMatchObject({ code: 'no-table' });
  expect(await refusal('concentration', join(root, 'cli/output'))).toMatchObject({ code: 'empty-folder' });
  expect(await refusal('concentration', '/no/such/file.csv')).toMatchObject({ code: 'file-not-found', file: '/no/such/file.csv' });
});

test('text in the value column names row and column', async () => {
  const problem = await refusal('concentration', file('market,firm,share\nX,A,60\nX,B,forty\n', 'text.csv'), '--value', 'share');
  expect(problem).toMatchObject({ code: 'text-value', file: 'text.csv', row: 3, column: 'share' });
  expect(problem.message).toContain('forty');
});

test('a negative value names row and column', async () => {
  expect(await refusal('concentration', file('market,firm,sales\nX,A,60\nX,B,-4\n', 'below.csv'))).toMatchObject({ code: 'negative-value', file: 'below.csv', row: 3, column: 'sales' });
});

test('shares that sum above 1, in percent and in fractions', async () => {
  for (const [rows, unit] of [['A,70\nB,40\n', 'percent'], ['A,0.7\nB,0.4\n', 'fraction']] as const) {
    const problem = await refusal('concentration', file(`firm,share\n${rows}`, 'above.csv'), '--unit', unit);
    expect(problem.file).toBe('above.csv');
    expect(problem.message).toMatch(/110/);
    expect(problem.row).toBeGreaterThanOrEqual(2);
  }
});

test('shares that miss 100% by the rounding of published figures are no error', async () => {
  expect((await proforma('concentration', file('firm,share\nA,33.4\nB,33.4\nC,33.3\n'), '--json')).code).toBe(0);
});

test('a row with a field too many names its line', async () => {
  expect(await refusal('concentration', file(`${good}X,C,1,2\n`, 'wide.csv'))).toMatchObject({ code: 'rejected-row', file: 'wide.csv', row: 4 });
});

test('a column that is not there names those that are', async () => {
  const problem = await refusal('concentration', file(good), '--firm', 'Company');
  expect(problem).toMatchObject({ code: 'missing-role', column: 'Company' });
  expect(problem.remedy).toContain('"firm"');
  expect(await refusal('concentration', file(good), '--firm', 'Firm')).toMatchObject({ remedy: 'Write "firm".' });
  expect(await refusal('concentration', file(good), '--firm', 'firm', '--market', 'firm')).toMatchObject({ code: 'column-in-two-roles' });
});

test('a file without a column for a role says which role, and how to name one', async () => {
  const problem = await refusal('concentration', file('firm,note\nA,x\nB,y\n'));
  expect(problem).toMatchObject({ code: 'missing-role' });
  expect(problem.remedy).toContain('--value');
});

test('a market or period that the data lacks', async () => {
  const path = file('market,period,firm,share\nX,2024,A,60\nX,2024,B,40\n');
  expect(await refusal('concentration', path, '--only-period', '2023')).toMatchObject({ code: 'period-not-in-data' });
  expect(await refusal('screen', path, '--merge', 'A+B', '--only-market', 'Y')).toMatchObject({ code: 'market-not-in-data' });
});

test('what is no workspace', async () => {
  const output = file('', 'untouched.html');
  for (const [content, code] of [['firm,share\nA,1\n', 'workspace-not-a-workspace'], ['PK\u0003\u0004 broken', 'workspace-damaged']] as const) {
    const { code: exit, err, out } = await proforma('report', file(content), '-o', output);
    expect({ exit, out }).toEqual({ exit: 3, out: '' });
    expect(err, code).toMatch(/^error: .*workspace/i);
  }
});
