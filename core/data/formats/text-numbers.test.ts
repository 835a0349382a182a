import { expect, test } from 'vitest';
import { isNumberWith } from '../number-text';
import { withPoint } from './text-numbers';

test('numbers with a decimal comma are written with a point, whatever stands around them', () => {
  expect(['0,5', '1.234,5 %', 'EUR 1,234', '1,234 [1]', '1.234', '12'].map(withPoint)).toEqual(['0.5', '1,234.5 %', 'EUR 1.234', '1.234 [1]', '1,234', '12']);
  for (const text of ['0,5', '1.234,5 %', '1,234 [1]', '1.234']) expect(isNumberWith(withPoint(text), '.'), text).toBe(true);
});

test('dates and names stay as they are', () => {
  for (const text of ['01.02.2024', '12.5', 'A, B', '1,5 Länder', '']) expect(withPoint(text)).toBe(text);
});
