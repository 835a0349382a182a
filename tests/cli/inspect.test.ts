import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { InspectedFile, RefusedFile } from '../../cli/inspect/inspect-file';
import { inspectFile } from '../../cli/inspect/inspect-file';
import { inspectedText } from '../../cli/inspect/text';
import { documentOf, file, freshBuild, proforma } from './run';

async function inspected(content: string | Uint8Array, name: string, options: Parameters<typeof inspectFile>[1] = {}): Promise<InspectedFile> {
  const found = await inspectFile(file(content, name), options);
  if ('refused' in found) throw new Error(JSON.stringify(found.problems));
  return found;
}

const sales = 'market;year;company;sales\nNorth;2023;Alpha;1.000,5\nNorth;2023;Beta;500\nNorth;2023;Other;250\nNorth;2024;Alpha;1.200\nNorth;2024;Beta;\n';

test('dialect, roles with their reasons, columns and checks of a file', async () => {
  const found = await inspected(sales, 'inspect-sales.csv');
  expect(found.source).toMatchObject({ file: 'inspect-sales.csv', rows: 5, dialect: { delimiter: ';', decimal: ',', encoding: 'utf-8' } });
  expect(found.proposals[0]).toMatchObject({ kind: 'shares', roles: { market: 'market', period: 'year', firm: 'company', value: 'sales' }, unit: 'level', fringe: ['Other'] });
  for (const { reason, by } of found.proposals[0]!.reasons) expect([by, reason.length > 5]).toEqual(['guess', true]);
  expect(found.columns.map(({ name, role, filled, missing }) => [name, role, filled, missing])).toEqual([['market', 'market', 5, 0], ['year', 'period', 5, 0], ['company', 'firm', 5, 0], ['sales', 'value', 4, 1]]);
  expect(found.checks.find(({ code }) => code === 'missing-value')).toMatchObject({ rows: 1, lines: [6], remedies: ['Leave out line 6'] });
  expect(found.usable).toBe(true);
  const text = inspectedText(found);
  expect(text).toContain('inspect-sales.csv: 5 rows, 4 columns; read as shares or values of firms');
  expect(text).toMatch(/value = sales: /);
});

test('firms as columns are turned into rows, shown before and after', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `2020-${String(i + 1).padStart(2, '0')},${50 + i},${30 - i},15,5`);
  const found = await inspected(`Date,Alpha,Beta,Gamma,Other\n${rows.join('\n')}\n`, 'inspect-wide.csv');
  expect(found.reshape).toMatchObject({ kind: 'unpivot', columns: ['Alpha', 'Beta', 'Gamma', 'Other'] });
  expect(found.reshape!.before.rows[0]).toEqual(['2020-01', '50', '30', '15', '5']);
  expect(found.reshape!.after.rows.slice(0, 2)).toEqual([['2020-01', 'Alpha', '50'], ['2020-01', 'Beta', '30']]);
  expect(found.usable).toBe(true);
  expect(inspectedText(found)).toMatch(/Reshape: 4 columns become rows/);
});

test('rows that do not fit are checks here, not a refusal', async () => {
  const found = await inspected('market,company,share\nX,A,50\nX,B\nX,C,30\n', 'inspect-ragged.csv');
  expect(found.checks.find(({ code }) => code === 'rejected-row')).toMatchObject({ severity: 'error', lines: [3] });
});

test('what the person says of the file is read: decimal mark, encoding, header and rows', async () => {
  expect((await inspected('firm,share\nA,1.234\nB,2.345\n', 'inspect-decimal.csv', { decimal: ',' })).source.dialect.decimal).toBe(',');
  expect((await inspected(new Uint8Array(Buffer.from('firm,share\nCaf\xe9,60\nTee,40\n', 'latin1')), 'inspect-latin.csv', { encoding: 'latin-1' })).columns[0]!.examples).toEqual(['Café', 'Tee']);
  expect((await inspected('A,60\nB,40\n', 'inspect-headless.csv', { header: false })).source).toMatchObject({ rows: 2, columns: ['column 1', 'column 2'] });
  expect((await inspected(sales, 'inspect-where.csv', { where: '"year" = \'2023\'' })).problems.some(({ message }) => /^2 of 5 rows .*left out/.test(message))).toBe(true);
});

test('JSON and gzip are opened like text', async () => {
  const rows = [{ market: 'N', firm: 'A', sales: 1 }, { market: 'N', firm: 'B', sales: 2.5 }];
  const found = await inspected(gzipSync(JSON.stringify(rows)), 'inspect-rows.json.gz');
  expect([found.source.dialect.format, found.source.dialect.gzip, found.source.rows]).toEqual(['json', true, 2]);
});

test('one document for all files; one that cannot be opened is told beside the others and ends the command with 3', async () => {
  await freshBuild();
  const ran = await proforma('inspect', file(sales, 'inspect-a.csv'), file('', 'inspect-empty.csv'), '/no/such/file.csv', '--json');
  expect(ran.code).toBe(3);
  const document = documentOf(ran) as unknown as { files: (InspectedFile | RefusedFile)[] };
  expect(document.files.map((each) => ('refused' in each ? each.problems[0]!.code : each.source.file))).toEqual(['inspect-a.csv', 'empty-file', 'file-not-found']);
}, 120_000);
