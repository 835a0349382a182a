import { expect, test } from 'vitest';
import { ownershipRowSchema } from '../../../core/market/ownership';
import { cellText, ownershipFields, readOwnershipFile, withCell } from './ownership-edit';

const row = { product: 'Flipkart', owner: 'Walmart', stake: 0.77, from: '2018-08' };

test('a cell shows what it takes: the same text changes nothing', () => {
  for (const field of ownershipFields) expect(withCell(row, field, cellText(row, field))).toEqual(row);
  expect(cellText({ ...row, stake: 0.333 }, 'stake')).toBe('33.3');
});

test('a stake is percent, all of it where empty, and never above all', () => {
  expect(withCell(row, 'stake', '17,4 %')).toEqual({ ...row, stake: 0.174 });
  expect(withCell(row, 'stake', '100')).toEqual({ ...row, stake: 1 });
  expect(withCell(row, 'stake', '')).toEqual({ product: 'Flipkart', owner: 'Walmart', from: '2018-08' });
  for (const text of ['0', '101', '-5', 'most', '1e2']) expect(withCell(row, 'stake', text)).toMatch(/is not a stake/);
});

test('what the document cannot hold is refused in a sentence', () => {
  for (const field of ['product', 'owner'] as const) expect(withCell(row, field, '')).toMatch(/^Name /);
  for (const text of ['soon', '2019-13', '2019-02-30', '19']) expect(withCell(row, 'to', text)).toMatch(/is not a date/);
  for (const text of ['2019', '2019-06', '2019-06-30']) {
    const next = withCell(row, 'to', text);
    expect(ownershipRowSchema.safeParse(next).success).toBe(true);
  }
});

test('a file is read with its own delimiter, and a fault names its line', () => {
  const text = 'Product;Firm;Owner;Stake;From;To\r\nInstagram;Meta;;;2012-04;\r\n\r\nX;X;;;;\r\nJet;Walmart;;100%;2016-09;2020-05\r\n';
  const read = readOwnershipFile(new TextEncoder().encode(text), 'owners.csv');
  expect(read.rows).toEqual([{ product: 'Instagram', owner: 'Meta', from: '2012-04' }, { product: 'Jet', owner: 'Walmart', stake: 1, from: '2016-09', to: '2020-05' }]);
  expect(read.problems.map(({ code, row: line, file }) => [code, line, file])).toEqual([['owner-of-itself', 4, 'owners.csv']]);
});

test('what is no ownership table is refused with the columns that it needs', () => {
  expect(readOwnershipFile(new TextEncoder().encode('a,b\n1,2\n'), 'x.csv').problems[0]).toMatchObject({ code: 'missing-column' });
  expect(readOwnershipFile(new Uint8Array(), 'x.csv').problems[0]).toMatchObject({ code: 'empty-file' });
});
