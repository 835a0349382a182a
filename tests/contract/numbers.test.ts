import { expect, test } from 'vitest';
import { inOneChunk } from '../../core/data/engine';
import { numberOf } from '../../core/data/sql/cell';
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
    ['1,23', null], ['1,2345', null], ['12,34,567', null], ['1.2.3', null], ['1,234.5,6', null], ['n/a', null], ['-', null], ['', null], ['NaN', null], ['inf', null],
    ['1_000', null], ['0x10', null], ['12 apples', null], ['8-12', null], ['(5)', null], ['5%%', null], ['1e', null], ['TRUE', null],
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
