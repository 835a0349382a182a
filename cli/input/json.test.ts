import { expect, test } from 'vitest';
import { jsonFault } from './json-fault';
import { lineAt, lineOfPath } from './json-lines';

test.each([
  ['{"a": [1, {"b": "x\\"]"}], "c": null}', null], [' [] ', null], ['"x"', null], ['-1.5e3', null], ['[[],{}]', null],
  ['', 0], ['{', 1], ['{"a": }', 6], ['{"a" 1}', 5], ['[1,]', 3], ['{"a":1,}', 7], ['[1 2]', 3], ['{a: 1}', 1], ['[1]]', 3], ['{"a":1]', 6], ["{'a': 1}", 1], ['[01]', 2], ['["\n"]', 1], ['[1], 2', 3],
])('%j stops being JSON at %s', (text, place) => {
  expect(jsonFault(text)).toBe(place);
  const parses = (() => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  })();
  expect(parses).toBe(place === null);
});

test('the line of a value, and of what is around a missing one', () => {
  const text = '{\n "tests": [\n  {"id": "a}"},\n  {"id": "b",\n   "limit": "x"}\n ],\n "end": 1\n}';
  expect(lineOfPath(text, ['tests', 0, 'id'])).toBe(3);
  expect(lineOfPath(text, ['tests', 1, 'limit'])).toBe(5);
  expect(lineOfPath(text, ['tests', 1, 'quantity'])).toBe(4);
  expect(lineOfPath(text, ['end'])).toBe(7);
  expect(lineOfPath(text, ['nothing'])).toBe(1);
  expect(lineAt('a\nb', 2)).toBe(2);
});
