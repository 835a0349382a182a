import { expect, test } from 'vitest';
import { ownershipSchema, ultimateOwner, ultimateOwners } from './ownership';
import { checkOwnership } from './ownership-check';
import { dayBefore, lastDay } from './ownership-dates';
import { parseOwnership } from './ownership-parse';
import { stakesIn } from './stakes';

const place = { file: 'owners.csv' };

test('rows without stake and dates stay valid and roll up to the ultimate owner', () => {
  const rows = ownershipSchema.parse([{ product: 'YouTube', owner: 'Google' }, { product: 'Google', owner: 'Alphabet' }]);
  expect(ultimateOwner(rows, 'YouTube')).toBe('Alphabet');
  expect(ultimateOwner(rows, 'TikTok')).toBe('TikTok');
});

test('owners of all names, without those that own themselves', () => {
  const rows = [{ product: 'YouTube', owner: 'Google' }, { product: 'Google', owner: 'Alphabet', from: '2015' }, { product: 'Waze', owner: 'Fund', stake: 0.2 }];
  expect([...ultimateOwners(rows)]).toEqual([['YouTube', 'Alphabet'], ['Google', 'Alphabet']]);
  expect([...ultimateOwners(rows, '2014')]).toEqual([['YouTube', 'Google']]);
});

test('the owner on a day, in a quarter, in a year', () => {
  const rows = [
    { product: 'Whole Foods', owner: 'Public', to: '2017-08-27' },
    { product: 'Whole Foods', owner: 'Amazon', from: '2017-08-28' },
  ];
  const on = (date?: string): string => ultimateOwner(rows, 'Whole Foods', date);
  expect([on('2017-08-27'), on('2017-08-28'), on('2017-Q2'), on('2017'), on('2016'), on()]).toEqual(['Public', 'Amazon', 'Public', 'Amazon', 'Public', 'Amazon']);
  expect(on('not a date')).toBe('Amazon');
});

test('a stake rolls up only above control, and control can be chosen', () => {
  const rows = [{ product: 'B', owner: 'A', stake: 0.5 }, { product: 'C', owner: 'A', stake: 0.5000001 }];
  expect(ultimateOwner(rows, 'B')).toBe('B');
  expect(ultimateOwner(rows, 'C')).toBe('A');
  expect(ultimateOwner(rows, 'B', undefined, 0.3)).toBe('A');
});

test('an owner of itself, stakes above all and circles are refused with row and remedy', () => {
  expect(checkOwnership([{ product: 'A', owner: 'A' }], place)).toMatchObject([{ code: 'owner-of-itself', file: 'owners.csv', row: 2, column: 'owner' }]);
  const above = checkOwnership([{ product: 'B', owner: 'X', stake: 0.6 }, { product: 'B', owner: 'Y', stake: 0.5 }], place);
  expect(above).toMatchObject([{ code: 'stakes-above-all', row: 3, column: 'stake' }]);
  expect(above[0]!.message).toContain('110%: X 60% (row 2), Y 50% (row 3)');
  const circle = checkOwnership([{ product: 'A', owner: 'B' }, { product: 'B', owner: 'C' }, { product: 'C', owner: 'A' }, { product: 'Z', owner: 'A' }], place);
  expect(circle).toMatchObject([{ code: 'ownership-circle', row: 4, message: 'A is owned by B is owned by C is owned by A: owners in a circle have no ultimate owner.' }]);
});

test('stakes at different times do not add up, and a stake of all is fine to the last unit', () => {
  expect(checkOwnership([{ product: 'B', owner: 'X', to: '2019' }, { product: 'B', owner: 'Y', from: '2020' }], place)).toEqual([]);
  expect(checkOwnership([{ product: 'B', owner: 'X', to: '2020' }, { product: 'B', owner: 'Y', from: '2020' }], place)).toMatchObject([{ code: 'stakes-above-all' }]);
  expect(checkOwnership([0.1, 0.2, 0.3, 0.4].map((stake, i) => ({ product: 'B', owner: `O${i}`, stake })), place)).toEqual([]);
  expect(checkOwnership([{ product: 'B', owner: 'X', to: '2019' }, { product: 'B', owner: 'Z', stake: 0.2, to: '2018' }], place)).toMatchObject([{ row: 3 }]);
});

test('circles that never hold at one time, or without control, are no circles', () => {
  expect(checkOwnership([{ product: 'A', owner: 'B', to: '2010' }, { product: 'B', owner: 'A', from: '2011' }], place)).toEqual([]);
  expect(checkOwnership([{ product: 'A', owner: 'B', stake: 0.3 }, { product: 'B', owner: 'A', stake: 0.2 }], place)).toEqual([]);
  expect(checkOwnership([{ product: 'A', owner: 'B', from: '2012' }, { product: 'B', owner: 'A', from: '2011' }], place)).toMatchObject([{ code: 'ownership-circle' }]);
});

test('dates that are none or are turned round', () => {
  expect(checkOwnership([{ product: 'A', owner: 'B', from: '2019-02-30' }], place)).toMatchObject([{ code: 'not-a-date', column: 'from' }]);
  expect(checkOwnership([{ product: 'A', owner: 'B', from: '2020', to: '2019' }], place)).toMatchObject([{ code: 'dates-turned-round', column: 'to' }]);
  expect([lastDay('2024-02'), lastDay('2023-02'), lastDay('2024Q1'), lastDay('FY2024'), lastDay('2024-13')]).toEqual(['2024-02-29', '2023-02-28', '2024-03-31', '2024-12-31', null]);
  expect([dayBefore('2024-03-01'), dayBefore('2024-01-01'), dayBefore('2024-01-10')]).toEqual(['2024-02-29', '2023-12-31', '2024-01-09']);
});

test('a file gives products to firms and firms to owners with stakes', () => {
  const { rows, lines, stakesRead, problems } = parseOwnership(
    { Product: ['YouTube', 'Search', 'Reels', ''], firm: ['Google', 'Google', 'Meta', 'Meta'], owner: ['Fund', 'Fund', 'Fund', 'Other fund'], stake: ['7', '7', '6', '5.5%'] },
    place,
  );
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    { product: 'YouTube', owner: 'Google' }, { product: 'Google', owner: 'Fund', stake: 0.07 }, { product: 'Search', owner: 'Google' },
    { product: 'Reels', owner: 'Meta' }, { product: 'Meta', owner: 'Fund', stake: 0.06 }, { product: 'Meta', owner: 'Other fund', stake: 0.055 },
  ]);
  expect(lines).toEqual([2, 2, 3, 4, 4, 5]);
  expect(stakesRead).toBe('percent');
});

test('a product on several rows of one firm belongs to it once, over all their times', () => {
  const { rows, problems } = parseOwnership(
    { product: ['P', 'P', 'P'], firm: ['F', 'F', 'G'], owner: ['X', 'Y', ''], stake: ['0.2', '0.3', ''], from: ['2010', '2012', '2016'], to: ['2013', '2015', ''] },
    place,
  );
  expect(problems).toEqual([]);
  expect(rows.filter(({ product }) => product === 'P')).toEqual([{ product: 'P', owner: 'F', from: '2010', to: '2015' }, { product: 'P', owner: 'G', from: '2016' }]);
});

test('rows that cannot be read are left out, each with its place; a doubtful unit is said', () => {
  const { rows, problems } = parseOwnership({ product: ['P', 'Q', 'R', 'S'], firm: ['', 'F', 'R', 'T'], owner: ['', 'X', '', ''], stake: ['', 'half', '', '1.5'] }, place);
  expect(rows).toEqual([{ product: 'S', owner: 'T', stake: 0.015 }]);
  expect(problems.map(({ code, row }) => [code, row])).toEqual([['missing-firm', 2], ['not-a-stake', 3], ['owner-of-itself', 4]]);
  expect(parseOwnership({ product: ['A', 'B'], firm: ['X', 'X'], stake: ['0.4', '60'] }, place).problems).toMatchObject([{ code: 'stake-unit-unclear' }]);
  expect(parseOwnership({ product: ['A'] }, place).problems).toMatchObject([{ code: 'missing-column', message: 'The ownership table has no column "firm".' }]);
});

test('stakes that do not roll up are held by the ultimate owner; those in a part of a firm are left out and said', () => {
  const rows = [
    { product: 'B', owner: 'A-Sub', stake: 0.1 }, { product: 'A-Sub', owner: 'A' }, { product: 'B', owner: 'A', stake: 0.05 },
    { product: 'Part', owner: 'B', stake: 0.6 }, { product: 'Part', owner: 'Fund', stake: 0.2 },
  ];
  const found = stakesIn(rows, { firms: ['A', 'B'], mergedInto: {} });
  expect(found.stakes).toEqual([{ owner: 'A', firm: 'B', stake: expect.closeTo(0.15, 12) as number }]);
  expect(found.leftOut).toEqual(["Fund's stake of 20% in Part is left out, since Part is part of B here"]);
});
