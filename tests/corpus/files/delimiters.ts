import type { UglyFile } from '../ugly-file';
import { THREE, THREE_HHI, THREE_TABLE, seeded, utf8, points } from '../ugly-file';

const three = (delimiter: string): string => `firm${delimiter}sales\n${THREE.map(([firm, value]) => `${firm}${delimiter}${value}`).join('\n')}\n`;
const plain = (name: string, delimiter: string): UglyFile => ({ name, bytes: utf8(three(delimiter)), columns: ['firm', 'sales'], table: THREE_TABLE, told: [], hhi: [THREE_HHI] });

/** Delimiters, lines and their ends. */
export const delimiters: readonly UglyFile[] = [
  plain('comma.csv', ','),
  plain('semicolon.csv', ';'),
  plain('tab.tsv', '\t'),
  plain('pipe.txt', '|'),
  plain('caret.txt', '^'),
  plain('tilde.txt', '~'),
  plain('colon.txt', ':'),
  plain('section.txt', '\u00a7'),
  plain('unit-separator.txt', '\u001f'),
  {
    name: 'blanks.txt', bytes: utf8('firm            sales  share\nAmazon             40   40.0\nWalmart Stores     35   35.0\nTarget             25   25.0\n'), columns: ['firm', 'sales', 'share'],
    table: [['Amazon', 40, 40], ['Walmart Stores', 35, 35], ['Target', 25, 25]], told: [], hhi: [THREE_HHI], mapping: { value: 'sales', unit: 'level' },
  },
  { name: 'one-blank.txt', bytes: utf8('firm sales\nAmazon 40\nWalmart  35\nTarget 25\n'), columns: ['firm', 'sales'], table: THREE_TABLE, told: [], hhi: [THREE_HHI] },
  { name: 'crlf.csv', bytes: utf8(three(',').replaceAll('\n', '\r\n')), columns: ['firm', 'sales'], table: THREE_TABLE, told: [], hhi: [THREE_HHI] },
  { name: 'cr-only.csv', bytes: utf8(three(',').replaceAll('\n', '\r')), columns: ['firm', 'sales'], table: THREE_TABLE, lines: [2, 3, 4], told: [], hhi: [THREE_HHI] },
  { name: 'mixed-breaks.csv', bytes: utf8('firm,sales\r\nAmazon,40\nWalmart,35\rTarget,25\r\n'), columns: ['firm', 'sales'], table: THREE_TABLE, lines: [2, 3, 4], told: [], hhi: [THREE_HHI] },
  { name: 'no-last-break.csv', bytes: utf8(three(',').trimEnd()), columns: ['firm', 'sales'], table: THREE_TABLE, told: [], hhi: [THREE_HHI] },
  { name: 'blank-lines.csv', bytes: utf8('\n\nfirm,sales\n\nAmazon,40\n   \n\nWalmart,35\n,\nTarget,25\n\n\n'), columns: ['firm', 'sales'], table: THREE_TABLE, lines: [5, 8, 10], told: ['empty-rows'], hhi: [THREE_HHI] },
  { name: 'commas-in-semicolons.csv', bytes: utf8('firm;share, %\nAmazon;40,5\nWalmart;35,25\nTarget;24,25\n'), columns: ['firm', 'share, %'], table: [['Amazon', 40.5], ['Walmart', 35.25], ['Target', 24.25]], told: [], hhi: [points([40.5, 35.25, 24.25])] },
  { name: 'more-commas-than-semicolons.csv', bytes: utf8('A;1,5;2,5;3,5\nB;3,5;4,5;5,5\nC;2,5;1,5;0,5\n'), columns: ['column 1', 'column 2', 'column 3', 'column 4'], table: [['A', 1.5, 2.5, 3.5], ['B', 3.5, 4.5, 5.5], ['C', 2.5, 1.5, 0.5]], told: ['no-header'] },
  { name: 'ragged.csv', bytes: utf8('market,firm,sales\nUS,Amazon,40\nUS,Walmart\nUS,Target,25,x\nUS,Costco,10\n'), columns: ['market', 'firm', 'sales'], table: [['US', 'Amazon', 40], ['US', 'Costco', 10]], lines: [2, 5], told: ['rejected-row'], hhi: [points([40, 10])] },
  { name: 'empty-last-column.csv', bytes: utf8('firm;sales;\nAmazon;40;\nWalmart;35;\nTarget;25;\n'), columns: ['firm', 'sales', 'column 3'], table: THREE.map((row) => [...row, null]), told: ['column-without-name'], hhi: [THREE_HHI] },
  { name: 'spare-delimiter.csv', bytes: utf8('firm;sales\nAmazon;40;\nWalmart;35;\nTarget;25;\n'), columns: ['firm', 'sales', 'column 3'], table: THREE.map((row) => [...row, null]), told: ['column-without-name', 'header-short'], hhi: [THREE_HHI] },
  long(),
  veryLongLine(),
];

/** Three thousand rows of ten markets. */
function long(): UglyFile {
  const next = seeded(5);
  const rows = Array.from({ length: 3000 }, (_, i) => [`M${i % 10}`, `Firm ${i % 17}`, 1 + next(1000)] as const);
  const hhi = Array.from({ length: 10 }, (_, m) => {
    const sums = new Map<string, number>();
    for (const [market, firm, value] of rows) if (market === `M${m}`) sums.set(firm, (sums.get(firm) ?? 0) + value);
    return points([...sums.values()]);
  });
  return { name: 'long.csv', bytes: utf8(`market,firm,units\n${rows.map((row) => row.join(',')).join('\n')}\n`), columns: ['market', 'firm', 'units'], table: rows.slice(0, 50), rows: 3000, told: [], hhi, checks: ['repeated-row'] };
}

/** A note of three million letters in one cell: more than the database takes for a line. */
function veryLongLine(): UglyFile {
  return { name: 'very-long-line.csv', bytes: utf8(`firm,sales,note\nAmazon,40,${'x'.repeat(3_000_000)}\nWalmart,35,y\nTarget,25,z\n`), columns: ['firm', 'sales', 'note'], table: [['Amazon', 40, 'x'.repeat(3_000_000)], ['Walmart', 35, 'y'], ['Target', 25, 'z']], told: [], hhi: [THREE_HHI] };
}
