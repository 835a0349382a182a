import { expect, test } from 'vitest';
import { parsePercent } from './parse-percent';

test('a percentage is read with point or comma, with or without its sign', () => {
  expect(parsePercent('5')).toBe(0.05);
  expect(parsePercent(' 5.2 % ')).toBeCloseTo(0.052, 15);
  expect(parsePercent('5,2')).toBeCloseTo(0.052, 15);
  expect(parsePercent('100%')).toBe(1);
});

test('zero, more than all, and words are not a share to divest', () => {
  for (const text of ['0', '-1', '100.1', '', 'five', '5 6', '1e1']) expect(parsePercent(text)).toBeNull();
});
