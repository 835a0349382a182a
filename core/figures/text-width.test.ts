import { expect, test } from 'vitest';
import { advanceWidth, shorten, textWidth, wrap } from './text-width';

test('widths are those of Helvetica: "Hello" at 10 pixels is 722 + 556 + 222 + 222 + 556 thousandths of ten', () => {
  expect(advanceWidth('Hello', 10)).toBeCloseTo(22.78, 10);
});

test('an accented letter is as wide as the letter, in either normal form', () => {
  expect(advanceWidth('café', 12)).toBeCloseTo(advanceWidth('cafe', 12), 10);
});

test('Chinese and Japanese letters are as wide as the font is high', () => {
  expect(advanceWidth('市場', 10)).toBe(20);
});

test('a name that fits is left alone, a longer one ends with an ellipsis and fits', () => {
  expect(shorten('Amazon', 12, 100)).toBe('Amazon');
  const cut = shorten('A very long name of a firm that nobody can draw', 12, 100);
  expect(cut.endsWith('…')).toBe(true);
  expect(textWidth(cut, 12)).toBeLessThanOrEqual(100);
});

test('lines break between words and lose none', () => {
  const text = 'Source: a rather long source that goes over several lines';
  const lines = wrap(text, 12, 120);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(' ')).toBe(text);
  expect(wrap('', 12, 120)).toEqual([]);
});
