import { expect, test } from 'vitest';
import { comparePeriods, periodStart, periodDays } from './period';

test('periods begin when they say, as a year and its fraction', () => {
  expect(periodStart('2024')).toBe(2024);
  for (const text of ['2024Q3', '2024 Q3', 'Q3 2024', '3Q24', 'H2 2024', 'Jul 2024', 'July 2024', '2024-07', '07/2024', '2024M7', '1 July 2024', '2024-07-01', 'Jul 1, 2024']) {
    expect([text, periodStart(text)]).toEqual([text, 2024.5]);
  }
  expect(periodStart('FY2023')).toBe(2023);
  for (const text of ['2023/24', '2023-24', '2023/2024', 'FY 2023/24']) expect([text, periodStart(text)]).toEqual([text, 2023]);
  expect(periodStart('2011-12')).toBe(2011 + 11 / 12);
  for (const text of ['', 'before', '13/2024', '2024-13', 'week 3', '31 Foo 2024']) expect([text, periodStart(text)]).toEqual([text, null]);
});

test('periods are in the order of time, and of their names where they are no dates', () => {
  expect(['Q4 2023', '2024Q1', 'Q1 2023'].sort(comparePeriods)).toEqual(['Q1 2023', 'Q4 2023', '2024Q1']);
  expect(['wave 10', 'wave 9', 'wave 1'].sort(comparePeriods)).toEqual(['wave 1', 'wave 9', 'wave 10']);
  expect(['Dec 2023', 'Apr 2023', 'Jan 2024'].sort(comparePeriods)).toEqual(['Apr 2023', 'Dec 2023', 'Jan 2024']);
});

test('first and last day of a period, however it is written', () => {
  const days = (period: string) => {
    const found = periodDays(period);
    return found === null ? null : `${found.first} ${found.last}`;
  };
  expect(days('2019')).toBe('2019-01-01 2019-12-31');
  expect(days('2020-02')).toBe('2020-02-01 2020-02-29');
  expect(days('Feb 2019')).toBe('2019-02-01 2019-02-28');
  expect(days('Q1 2019')).toBe('2019-01-01 2019-03-31');
  expect(days('H2 2023')).toBe('2023-07-01 2023-12-31');
  expect(days('31.12.2019')).toBe('2019-12-31 2019-12-31');
  expect(days('12/31/2019')).toBe('2019-12-31 2019-12-31');
  expect(days('2019-06-30')).toBe('2019-06-30 2019-06-30');
  for (const none of ['2019-02-30', '01/02/2019', 'now', '']) expect(days(none), none).toBeNull();
  for (let month = 1; month <= 12; month++) for (const day of [1, 15, 28]) {
    const iso = `2021-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    expect(days(iso)).toBe(`${iso} ${iso}`);
  }
});
