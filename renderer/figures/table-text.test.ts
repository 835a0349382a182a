import { expect, test } from 'vitest';
import type { FigureTable } from '../../core/figures/figure';
import { tableToCsv, tableToTsv } from './table-text';

const table: FigureTable = {
  columns: [
    { name: 'Firm', format: 'text' },
    { name: 'Share, after', format: 'share' },
  ],
  rows: [
    ['=HYPERLINK("http://x")', 0.1 + 0.2],
    ['-Minus, Inc.', -0.05],
    ['+Plus\nCo', null],
    ['@at', Number.NaN],
  ],
};

test('csv quotes, keeps full precision and makes formulas inert', () => {
  expect(tableToCsv(table)).toBe(
    'Firm,"Share, after"\r\n' +
      '"\'=HYPERLINK(""http://x"")",0.30000000000000004\r\n' +
      '"\'-Minus, Inc.",-0.05\r\n' +
      '"\'+Plus\nCo",\r\n' +
      "'@at,\r\n",
  );
});

test('blanks, line breaks and full-width signs before a formula do not keep it from being made inert, and all that divides cells is quoted', () => {
  const odd: FigureTable = { columns: [{ name: ' =A', format: 'text' }], rows: [['\n=1+1'], ['\uff1d1'], ['a;=1+1'], ['a - b']] };
  expect(tableToCsv(odd)).toBe("' =A\r\n\"'\n=1+1\"\r\n'\uff1d1\r\n\"a;=1+1\"\r\na - b\r\n");
  expect(tableToTsv(odd)).toBe("' =A\n' =1+1\n'\uff1d1\na;=1+1\na - b");
});

test('tsv keeps one line a row and never writes NaN', () => {
  const lines = tableToTsv(table).split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[3]).toBe("'+Plus Co\t");
  expect(lines[4]).toBe("'@at\t");
});
