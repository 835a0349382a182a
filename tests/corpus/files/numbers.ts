import type { UglyFile } from '../ugly-file';
import { THREE_HHI, points, utf8 } from '../ugly-file';

/** Three firms with numbers as they are written somewhere; `values` as they should be read. */
function of(name: string, cells: readonly string[], values: readonly (number | null)[], more: Partial<UglyFile> = {}): UglyFile {
  const known = values.filter((value) => value !== null);
  return {
    name, bytes: utf8(`firm;sales\n${cells.map((cell, i) => `F${i};${cell}`).join('\n')}\n`), columns: ['firm', 'sales'], table: values.map((value, i) => [`F${i}`, value]), told: [],
    ...(known.every((value) => value >= 0) ? { hhi: [points(known)] } : {}), ...more,
  };
}

const missing = { checks: ['missing-value'] };

/** Numbers in the customs of countries and programs, and what stands where there is none. */
export const numbers: readonly UglyFile[] = [
  of('us-thousands.csv', ['1,234,567.50', '987,654.25', '12.00'], [1234567.5, 987654.25, 12]),
  of('de-thousands.csv', ['1.234.567,50', '987.654,25', '12,00'], [1234567.5, 987654.25, 12]),
  of('fr-thousands.csv', ['1\u202f234\u202f567,50', '987\u00a0654,25', '12,00'], [1234567.5, 987654.25, 12]),
  of('ch-thousands.csv', ["1'234'567.50", '987\u2019654.25', '12.00'], [1234567.5, 987654.25, 12]),
  of('in-thousands.csv', ['12,34,567.50', '9,87,654.25', '12.00'], [1234567.5, 987654.25, 12]),
  of('plain-blank-thousands.csv', ['1 234 567', '987 654', '12'], [1234567, 987654, 12]),
  of('in-two-ways.csv', ['1.234', '5.678', '2.345'], [1.234, 5.678, 2.345], { told: ['decimal-mark-unclear'] }),
  of('in-two-ways-chosen.csv', ['1.234', '5.678', '2.345'], [1234, 5678, 2345], { dialect: { decimal: ',' } }),
  of('comma-in-two-ways.csv', ['1,234', '5,678', '2,345'], [1234, 5678, 2345], { told: ['decimal-mark-unclear'] }),
  {
    name: 'decided-by-another-column.csv', bytes: utf8('firm;sales;share\nA;1.234;40,5\nB;5.678;35,5\nC;2.345;24,0\n'), columns: ['firm', 'sales', 'share'], table: [['A', 1234, 40.5], ['B', 5678, 35.5], ['C', 2345, 24]], told: ['decimal-mark-unclear'], hhi: [points([1234, 5678, 2345])], mapping: { value: 'sales', unit: 'level' },
  },
  {
    name: 'two-marks.csv', bytes: utf8('firm;sales;lat;share\nA;12,5;48.137;40,5\nB;7,5;50.11;35,5\nC;5,5;52.5;24,0\n'), columns: ['firm', 'sales', 'lat', 'share'], table: [['A', 12.5, '48.137', 40.5], ['B', 7.5, '50.11', 35.5], ['C', 5.5, '52.5', 24]], told: ['decimal-mark-mixed'], hhi: [points([12.5, 7.5, 5.5])], mapping: { value: 'sales', unit: 'level' },
  },
  of('another-mark-below.csv', ['1.5', '2.5', '3,5'], [1.5, 2.5, null], { table: [['F0', 1.5], ['F1', 2.5], ['F2', '3,5']], hhi: undefined, checks: ['text-value'] } as Partial<UglyFile>),
  of('percent-signs.csv', ['40%', '35 %', '25%'], [40, 35, 25]),
  of('some-percent-signs.csv', ['40%', '35', '25%'], [40, 35, 25], { checks: ['mixed-percent'] }),
  of('per-mille.csv', ['400\u2030', '350 \u2030', '250\u2030'], [40, 35, 25]),
  of('currencies.csv', ['$40', 'EUR 35', '25 CHF'], [40, 35, 25]),
  of('money.csv', ['R$ 1.234,50', 'R$ 987,25', 'R$ 12,00'], [1234.5, 987.25, 12]),
  of('accounting.csv', ['40', '(5)', '25'], [40, -5, 25], { checks: ['negative-value'] }),
  of('trailing-minus.csv', ['40', '5-', '25'], [40, -5, 25], { checks: ['negative-value'] }),
  of('footnotes.csv', ['40*', '35 [1]', '25\u00b2'], [40, 35, 25]),
  of('daggers.csv', ['40.5\u2020', '35.25 (p)', '24.25**'], [40.5, 35.25, 24.25]),
  of('units-stuck.csv', ['40 MW', '35', '25'], [null, 35, 25], { table: [['F0', '40 MW'], ['F1', 35], ['F2', 25]], hhi: undefined, checks: ['text-value'] } as Partial<UglyFile>),
  of('suffixes.csv', ['40k', '35', '2bn'], [null, 35, null], { table: [['F0', '40k'], ['F1', 35], ['F2', '2bn']], hhi: undefined, checks: ['text-value'] } as Partial<UglyFile>),
  of('large.csv', ['1000000000000000', '1e15', '2,000,000,000,000,000'], [1e15, 1e15, 2e15]),
  of('small.csv', ['1e-9', '0.000000001', '2E-9'], [1e-9, 1e-9, 2e-9]),
  of('negative-zero.csv', ['-0', '40', '-0.0', '35'], [-0, 40, -0, 35], { hhi: [points([40, 35])], checks: ['zero-value'] }),
  of('dates-are-no-numbers.csv', ['01.02.2023', '3', '4'], [null, 3, 4], { table: [['F0', '01.02.2023'], ['F1', 3], ['F2', 4]], hhi: undefined, checks: ['text-value'] } as Partial<UglyFile>),
  of('not-available.csv', ['40', 'n/a', 'NA', '35', '#N/A', 'k.A.', '25'], [40, null, null, 35, null, null, 25], missing),
  of('dashes.csv', ['40', '-', '\u2013', '35', '--', '25'], [40, null, null, 35, null, 25], missing),
  of('dots.csv', ['40', '.', '..', '35', ':', '25', '*'], [40, null, null, 35, null, 25, null], missing),
  of('one-blank.csv', ['40', ' ', '35', '25'], [40, null, 35, 25], missing),
  of('backslash-n.csv', ['40', '\\N', '35', '25'], [40, null, 35, 25], missing),
  of('null-words.csv', ['40', 'NULL', 'nan', 'None', '35', '25'], [40, null, null, null, 35, 25], missing),
  of('not-numbers.csv', ['40', 'inf', '0x10', '1_000', 'TRUE'], [40, null, null, null, null], { table: [['F0', 40], ['F1', 'inf'], ['F2', '0x10'], ['F3', '1_000'], ['F4', 'TRUE']], mapping: { firm: 'firm', value: 'sales', unit: 'level' }, hhi: undefined, checks: ['text-value'] } as Partial<UglyFile>),
  { ...of('padded-numbers.csv', ['  40', '\u00a035\u00a0', '25  '], [40, 35, 25]), hhi: [THREE_HHI] },
];
