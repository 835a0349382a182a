import { expect, test } from 'vitest';
import { formatChange, formatCount, formatHhi, formatLevel, formatShare, formatSharePoints } from './format';

test('HHI is an integer with a separator', () => {
  expect(formatHhi(1951.4)).toBe('1,951');
});

test('rounding never crosses a limit, from either side', () => {
  expect(formatHhi(1800.04, [1800])).toBe('1,800.04');
  expect(formatHhi(1799.6, [1800])).toBe('1,799.6');
  expect(formatHhi(1800, [1800])).toBe('1,800');
  expect(formatChange(100.3, [100])).toBe('+100.3');
  expect(formatShare(0.30004, [0.3])).toBe('30.004%');
});

test('changes carry a sign and a true minus', () => {
  expect(formatChange(249.2)).toBe('+249');
  expect(formatChange(-12.6)).toBe('−13');
  expect(formatChange(0)).toBe('0');
  expect(formatChange(0.0123)).toBe('+0.012');
  expect(formatSharePoints(0.0712)).toBe('+7.1 pts');
  expect(formatSharePoints(-0.00001)).toBe('0.0 pts');
});

test('no negative zero and no binary digits reach the screen', () => {
  expect(formatShare(-0.0000001)).toBe('0.0%');
  expect(formatShare(0.1 + 0.2)).toBe('30.0%');
  expect(formatCount(4012)).toBe('4,012');
  expect(formatLevel(397.43)).toBe('397.43');
});
