import { expect, test } from 'vitest';
import { bind, identifier, literal, literals } from './quote';

test('names and values are quoted whatever is in them', () => {
  expect(identifier('a "b"; --')).toBe('"a ""b""; --"');
  expect(literal("it's")).toBe("'it''s'");
  expect(literal('a\0b')).toBe("('a' || chr(0) || 'b')");
  expect(literal(5)).toBe('5');
  expect(literal(0.1)).toBe("CAST('0.1' AS DOUBLE)");
  expect(literal(null)).toBe('NULL');
  expect(literals([])).toBe('(NULL)');
  expect(() => literal(NaN)).toThrow(RangeError);
});

test('places in strings, quoted names and comments are none', () => {
  expect(bind(`SELECT '?', "a?", 'it''s ?' -- ?\n/* ? */ WHERE x = ?`, [7])).toBe(`SELECT '?', "a?", 'it''s ?' -- ?\n/* ? */ WHERE x = 7`);
  expect(bind("SELECT $$it's ?$$, $a$ $$?$$ $a$ --?\r, ?", [7])).toBe("SELECT $$it's ?$$, $a$ $$?$$ $a$ --?\r, 7");
});

test('as many parameters as places', () => {
  expect(() => bind('?', [])).toThrow(RangeError);
  expect(() => bind('x', [1])).toThrow(RangeError);
});
