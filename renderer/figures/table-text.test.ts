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

test('tsv keeps one line a row and never writes NaN', () => {
  const lines = tableToTsv(table).split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[3]).toBe("'+Plus Co\t");
  expect(lines[4]).toBe("'@at\t");
});
