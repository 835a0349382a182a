import { expect, test } from 'vitest';
import { inOneChunk } from '../../core/data/engine';
import { isMissingText } from '../../core/data/missing-texts';
import { isNumberWith } from '../../core/data/number-text';
import { numberOf, standsForMissing } from '../../core/data/sql/cell';
import { engine } from './table-of';

async function numbers(cells: readonly string[], decimal: '.' | ','): Promise<(number | null)[]> {
  await engine.loadRows('cells', ['c'], inOneChunk({ c: [...cells] }, Int32Array.from(cells, (_, i) => i + 2)));
  const result = await engine.query(`SELECT ${numberOf('"c"', decimal)} AS "n" FROM "cells" ORDER BY "line"`);
  return Array.from(result.getChild('n') as Iterable<number | null>);
}

test('numbers are read as they are written with a decimal point', async () => {
  const cells: [string, number | null][] = [
    ['1', 1], ['37.6', 37.6], [' 37.6 ', 37.6], ['-0.5', -0.5], ['+2', 2], ['.5', 0.5], ['5.', 5], ['1e3', 1000], ['1.5E-2', 0.015], [' 2e1 ', 20],
    ['1,234', 1234], ['1,234,567.89', 1234567.89], ['1 234', 1234], ['1\u00a0234.5', 1234.5], ["1'234", 1234], ['1\u202f234', 1234],
    ['37.6%', 37.6], ['37.6 %', 37.6], ['$1,000.50', 1000.5], ['€ 5', 5], ['5 EUR', 5], ['-$5', -5], ['$-5', -5], ['\u22125', -5], ['US$ 3', 3],
    ['1,23', null], ['1,2345', null], ['1.2.3', null], ['1,234.5,6', null], ['n/a', null], ['-', null], ['', null], ['NaN', null], ['inf', null],
    ['1_000', null], ['0x10', null], ['12 apples', null], ['8-12', null], ['5%%', null], ['1e', null], ['TRUE', null],
  ];
  expect(Object.fromEntries((await numbers(cells.map(([text]) => text), '.')).map((n, i) => [cells[i]![0], n]))).toEqual(Object.fromEntries(cells));
});

test('and with a decimal comma', async () => {
  const cells: [string, number | null][] = [
    ['37,6', 37.6], ['1.234', 1234], ['1.234,5', 1234.5], ['1.234.567', 1234567], ['-0,5', -0.5], ['1 234,5', 1234.5], ['6,4 %', 6.4], ['€ 1.000,50', 1000.5], ['2,5e3', 2500],
    ['37.6', null], ['1.23,4', null], ['1,2,3', null],
  ];
  expect(Object.fromEntries((await numbers(cells.map(([text]) => text), ',')).map((n, i) => [cells[i]![0], n]))).toEqual(Object.fromEntries(cells));
});

test('thousands, signs, currencies and notes in the customs of many countries', async () => {
  const point: [string, number | null][] = [
    ['12,34,567', 1234567], ['1,23,45,678.9', 12345678.9], ["1'234'567.5", 1234567.5], ['1\u2019234.50', 1234.5], ['1\u2009234', 1234], ['CHF 1\'234.50', 1234.5], ['R$ 5', 5], ['Rs.5', 5], ['Rs. 5.5', 5.5], ['kr 12', 12], ['12 z\u0142', 12],
    ['(5)', -5], ['($1,234.50)', -1234.5], ['$(5)', -5], ['(5%)', -5], ['5-', -5], ['1,234.5-', -1234.5], ['\u20135', -5], ['-0', -0], ['\u22120.0', -0], ['- 5', -5],
    ['12.3*', 12.3], ['12.3 **', 12.3], ['12.3\u2020', 12.3], ['12.3\u00b2', 12.3], ['12.3 [1]', 12.3], ['12.3[a]', 12.3], ['12.3 (p)', 12.3], ['37.6%\u00b9', 37.6], ['$5 [2]*', 5], ['376\u2030', 37.6], ['5 \u2030', 0.5], ['1000000000000000', 1e15], ['1,000,000,000,000,000', 1e15], ['9007199254740993', 9007199254740992],
    ["1'234,567", null], ['1 234,567', null], ['1,2,3', null], ['12,345,67', null], ['--5', null], ['-5-', null], ['-(5)', null], ['(5', null], ['5)', null], ['(-5)', null], ['5.-', null], ['5 -', null], ['12 MW', null], ['12k', null], ['3.4bn', null], ['12.3 (5)', null], ['12 m\u00b2', null], ['\u0661\u0662', null],
    ['1.234.567', null], ['*12', null], ['5%%', null], ['EUR', null], ['$', null], ['%', null], ['[1]', null], ['1 2', null], ['12 345 67', null], ['1\n2', null],
  ];
  expect(Object.fromEntries((await numbers(point.map(([text]) => text), '.')).map((n, i) => [point[i]![0], n]))).toEqual(Object.fromEntries(point));
  const comma: [string, number | null][] = [
    ['1\u202f234,56 \u20ac', 1234.56], ['R$ 1.234,56', 1234.56], ['(1.234,5)', -1234.5], ['5,0-', -5], ['12,3*', 12.3], ['37,6 %', 37.6], ['0,376\u2030', 0.0376], ["1'234,5", 1234.5], ['12,34,567', null], ['1,234,567', null], ['1,234', 1.234],
  ];
  expect(Object.fromEntries((await numbers(comma.map(([text]) => text), ',')).map((n, i) => [comma[i]![0], n]))).toEqual(Object.fromEntries(comma));
});

test('a text is a number in this program where it is one in the database', async () => {
  const parts = { before: ['', '-', '$', 'EUR ', '(', ' ', '\u2013', 'x'], digits: ['1', '12.5', '1.234', '1,234', '12,34,567', "1'234", '1 234', '1.234,5', '.5', '1,23'], after: ['', '%', ' \u20ac', ')', '-', '*', ' [1]', ' MW', '\u2030'] };
  const cells = parts.before.flatMap((before) => parts.digits.flatMap((digits) => parts.after.map((after) => before + digits + after)));
  for (const decimal of ['.', ','] as const) {
    const read = await numbers(cells, decimal);
    expect(cells.filter((cell, i) => (read[i] !== null) !== isNumberWith(cell, decimal))).toEqual([]);
  }
});

test('texts for a missing number are a closed list', async () => {
  const missing = ['n/a', 'N/A', '-', '\u2013', '*', '..', ':', 'k.A.', '#N/A', '.', '\\N', ' NA ', 'null'];
  const names = ['Napoli', 'x', '0', '#DIV/0!', 'nada', '--x'];
  await engine.loadRows('cells', ['c'], inOneChunk({ c: [...missing, ...names] }, Int32Array.from([...missing, ...names], (_, i) => i + 2)));
  const result = await engine.query(`SELECT ${standsForMissing('"c"')} AS "m" FROM "cells" ORDER BY "line"`);
  expect(Array.from(result.getChild('m') as Iterable<boolean>)).toEqual([...missing.map(() => true), ...names.map(() => false)]);
  expect([...missing, ...names].filter(isMissingText)).toEqual(missing);
});
