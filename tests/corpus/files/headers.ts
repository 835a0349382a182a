import type { RefusedFile, UglyFile } from '../ugly-file';
import { THREE, THREE_HHI, THREE_TABLE, points, utf8 } from '../ugly-file';

const BODY = 'Amazon;40\nWalmart;35\nTarget;25\n';

/** Where the names of columns are, and what stands above and below the table. */
export const headers: readonly UglyFile[] = [
  { name: 'title.csv', bytes: utf8(`Estrazione del 2018-04-16\nfirm;sales\n${BODY}`), columns: ['firm', 'sales'], table: THREE_TABLE, lines: [3, 4, 5], told: [], hhi: [THREE_HHI] },
  { name: 'titles-and-blanks.csv', bytes: utf8(`Market report;\n\n2024, in USD bn\n\nfirm;sales\n${BODY}`), columns: ['firm', 'sales'], table: THREE_TABLE, lines: [6, 7, 8], told: [], hhi: [THREE_HHI], dialect: { skip: 4 } },
  { name: 'title-with-delimiters.csv', bytes: utf8('Table 3, revised: sales, by firm and year\nfirm,year,sales,units\nAmazon,2023,40,4\nWalmart,2023,35,3\nTarget,2023,25,2\n'), columns: ['firm', 'year', 'sales', 'units'], table: [['Amazon', 2023, 40, 4], ['Walmart', 2023, 35, 3], ['Target', 2023, 25, 2]], lines: [3, 4, 5], told: [], hhi: [THREE_HHI] },
  { name: 'notes-below.csv', bytes: utf8(`firm;sales\n${BODY}\nSource: own survey of 2024; all firms\n* estimated\n`), columns: ['firm', 'sales'], table: THREE_TABLE, told: ['notes-below'], hhi: [THREE_HHI] },
  { name: 'notes-and-titles.csv', bytes: utf8('Report;;\nfirm;sales;city\nAmazon;40;x\nWalmart;35;y\nTarget;25;z\nQuelle: Statistisches Bundesamt;;\n© 2024;;\n'), columns: ['firm', 'sales', 'city'], table: [['Amazon', 40, 'x'], ['Walmart', 35, 'y'], ['Target', 25, 'z']], lines: [3, 4, 5], told: ['notes-below'], hhi: [THREE_HHI], mapping: { market: null } },
  { name: 'rows-affected.csv', bytes: utf8('firm,sales\nAmazon,40\nWalmart,35\nTarget,25\n\n(3 rows affected)\n'), columns: ['firm', 'sales'], table: THREE_TABLE, told: ['notes-below'], hhi: [THREE_HHI] },
  { name: 'last-row-is-data.csv', bytes: utf8('market,firm,sales\nUS,Amazon,40\nUS,Walmart,35\nUS,Target,25\nUS,Costco,\n'), columns: ['market', 'firm', 'sales'], table: [['US', 'Amazon', 40], ['US', 'Walmart', 35], ['US', 'Target', 25], ['US', 'Costco', null]], told: [], hhi: [THREE_HHI], checks: ['missing-value'] },
  { name: 'no-header.csv', bytes: utf8('2B,410,AER,0\n2B,411,ASF,0\n2B,412,KZN,1\n3C,413,KZN,\\N\n'), columns: ['column 1', 'column 2', 'column 3', 'column 4'], table: [['2B', 410, 'AER', 0], ['2B', 411, 'ASF', 0], ['2B', 412, 'KZN', 1], ['3C', 413, 'KZN', null]], lines: [1, 2, 3, 4], told: ['no-header'] },
  { name: 'no-header-quoted.dat', bytes: utf8('-1,"Unknown",\\N,"Y"\n1,"Private, flight",\\N,"Y"\n2,"Airways","1T","N"\n'), columns: ['column 1', 'column 2', 'column 3', 'column 4'], table: [[-1, 'Unknown', null, 'Y'], [1, 'Private, flight', null, 'Y'], [2, 'Airways', '1T', 'N']], lines: [1, 2, 3], told: ['no-header'] },
  { name: 'said-to-have-no-header.csv', bytes: utf8('Amazon,40\nWalmart,35\nTarget,25\n'), columns: ['column 1', 'column 2'], table: THREE_TABLE, lines: [1, 2, 3], told: [], dialect: { header: false }, hhi: [THREE_HHI], mapping: { firm: 'column 1', value: 'column 2' } },
  {
    name: 'two-header-rows.csv', bytes: utf8(';Revenue;;Units;\nFirm;2022;2023;2022;2023\nAmazon;40;44;4;5\nWalmart;35;33;3;3\nTarget;25;23;2;2\n'), columns: ['Firm', 'Revenue 2022', 'Revenue 2023', 'Units 2022', 'Units 2023'],
    table: [['Amazon', 40, 44, 4, 5], ['Walmart', 35, 33, 3, 3], ['Target', 25, 23, 2, 2]], lines: [3, 4, 5], told: ['header-rows'], hhi: [THREE_HHI], mapping: { firm: 'Firm', value: 'Revenue 2022', unit: 'level', period: null },
  },
  {
    name: 'three-header-rows.csv', bytes: utf8('Market;Sales;;;\n;online;;offline;\nName;USD;EUR;USD;EUR\nAmazon;40;44;4;5\nWalmart;35;33;3;3\nTarget;25;23;2;2\n'), columns: ['Market Name', 'Sales online USD', 'Sales online EUR', 'Sales offline USD', 'Sales offline EUR'],
    table: [['Amazon', 40, 44, 4, 5], ['Walmart', 35, 33, 3, 3], ['Target', 25, 23, 2, 2]], lines: [4, 5, 6], told: ['header-rows'], hhi: [THREE_HHI], mapping: { firm: 'Market Name', value: 'Sales online USD', unit: 'level', market: null, period: null },
  },
  { name: 'units-below-names.csv', bytes: utf8('firm;sales\n;USD bn\nAmazon;40\nWalmart;35\nTarget;25\n'), columns: ['firm', 'sales USD bn'], table: THREE_TABLE, lines: [3, 4, 5], told: ['header-rows'], hhi: [THREE_HHI] },
  { name: 'nameless-index.csv', bytes: utf8(',firm,sales\n0,Amazon,40\n1,Walmart,35\n2,Target,25\n'), columns: ['column 1', 'firm', 'sales'], table: THREE.map((row, i) => [i, ...row]), told: ['column-without-name'], hhi: [THREE_HHI] },
  { name: 'row-names-of-r.txt', bytes: utf8('"firm" "sales"\n"1" "Amazon" 40\n"2" "Walmart" 35\n"3" "Target" 25\n'.replaceAll(' ', ',')), columns: ['column 1', 'firm', 'sales'], table: THREE.map((row, i) => [i + 1, ...row]), told: ['column-without-name', 'header-short'], hhi: [THREE_HHI] },
  { name: 'same-names.csv', bytes: utf8('firm,sales,Sales,line,sales\nAmazon,40,1,2,3\nWalmart,35,1,2,3\nTarget,25,1,2,3\n'), columns: ['firm', 'sales', 'Sales (2)', 'line (2)', 'sales (3)'], table: THREE.map((row) => [...row, 1, 2, 3]), told: ['column-name-repeated'], hhi: [THREE_HHI], mapping: { value: 'sales', unit: 'level' } },
  { name: 'one-letter-names.csv', bytes: utf8('f,s\nAmazon,40\nWalmart,35\nTarget,25\n'), columns: ['f', 's'], table: THREE_TABLE, told: [], hhi: [THREE_HHI], mapping: { firm: 'f', value: 's', unit: 'level' } },
  { name: 'sql-words.csv', bytes: utf8('select,from,"group by; drop table t --"\nAmazon,40,a\nWalmart,35,b\nTarget,25,c\n'), columns: ['select', 'from', 'group by; drop table t --'], table: [['Amazon', 40, 'a'], ['Walmart', 35, 'b'], ['Target', 25, 'c']], told: [], hhi: [THREE_HHI], mapping: { firm: 'select', value: 'from', unit: 'level' } },
  { name: 'years-as-columns.csv', bytes: utf8('firm,2022,2023\nAmazon,40,50\nWalmart,35,30\nTarget,25,20\n'), columns: ['firm', '2022', '2023'], table: [['Amazon', 40, 50], ['Walmart', 35, 30], ['Target', 25, 20]], told: [], hhi: [THREE_HHI, points([50, 30, 20])] },
  { name: 'months-as-columns.csv', bytes: utf8('empresa,UF,2023-01,2023-02,2023-03\nOi,SP,40.0,50.0,1.0\nVivo,SP,35.0,30.0,1.0\nClaro,SP,25.0,20.0,2.0\n'), columns: ['empresa', 'UF', '2023-01', '2023-02', '2023-03'], table: [['Oi', 'SP', 40, 50, 1], ['Vivo', 'SP', 35, 30, 1], ['Claro', 'SP', 25, 20, 2]], told: [], hhi: [THREE_HHI, points([50, 30, 20]), points([1, 1, 2])] },
  { name: 'numbers-as-columns.csv', bytes: utf8('firm,1,2,3,4\nAmazon,40,50,1,2\nWalmart,35,30,1,2\nTarget,25,20,2,2\n'), columns: ['firm', '1', '2', '3', '4'], table: [['Amazon', 40, 50, 1, 2], ['Walmart', 35, 30, 1, 2], ['Target', 25, 20, 2, 2]], told: [], hhi: [THREE_HHI], mapping: { firm: 'firm', value: '1', unit: 'level', period: null } },
];

/** What is no table. */
export const refused: readonly RefusedFile[] = [
  { name: 'empty.csv', bytes: new Uint8Array(0), refused: 'empty-file' },
  { name: 'blank.csv', bytes: utf8('\ufeff\n \n'), refused: 'empty-file' },
  { name: 'prose.txt', bytes: utf8('Once upon a time.\nThere was a market.\nIt had one firm, alone.\nThe end.\n'), refused: 'no-table' },
  { name: 'prose-with-colons.txt', bytes: utf8('To: all\nSubject: market shares\nDear all: here it is.\nYours: me\n'), refused: 'no-table' },
  { name: 'page.html', bytes: utf8('<!DOCTYPE html><html><body>a,b</body></html>'), refused: 'no-table' },
  { name: 'header-only.csv', bytes: utf8('market,firm,sales\n'), refused: 'header-only' },
  { name: 'names-missing.csv', bytes: utf8('a,b\n1,2,3\n4,5,6\n7,8,9\n'), refused: 'header-width' },
];
