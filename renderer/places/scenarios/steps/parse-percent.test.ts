import { expect, test } from 'vitest';
import { parsePercent } from './parse-percent';

test('a percentage is read with point or comma, with or without its sign', () => {
  for (const [text, value] of [['5', 0.05], [' 5.2 % ', 0.052], ['5,2', 0.052], ['100%', 1], ['0', 0], ['−12.5', -0.125], ['-3%', -0.03], ['250', 2.5], ['41.52', 0.4152]] as const) {
    expect(parsePercent(text)).toBe(value);
  }
});

test('words and half a number are not a percentage', () => {
  for (const text of ['', 'five', '5 6', '1e1', '5.', '%', '--5']) expect(parsePercent(text)).toBeNull();
});
