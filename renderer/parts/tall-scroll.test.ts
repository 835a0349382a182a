import { expect, test } from 'vitest';
import { TALLEST, furthest, heightOf, rowsInView, scaleOf, topFor } from './tall-scroll';

const list = (count: number) => ({ count, row: 24, seen: 600 });

test('a list that fits scrolls as it is', () => {
  expect([heightOf(list(1000)), scaleOf(list(1000)), furthest(list(1000)), furthest(list(3)), scaleOf(list(3))]).toEqual([24_000, 1, 23_400, 0, 1]);
  expect(rowsInView(list(1000), 240, 240, 0)[0]).toEqual({ index: 10, start: 240 });
});

test('of fifty million rows the last is reached at the end of the bar, and stands inside the element', () => {
  const tall = list(50_000_000);
  const bar = TALLEST - tall.seen;
  const end = bar * scaleOf(tall);
  expect(end).toBeCloseTo(furthest(tall), 3);
  const rows = rowsInView(tall, end, bar, 12);
  expect(rows.at(-1)!.index).toBe(49_999_999);
  expect(rows.at(-1)!.start + tall.row).toBeCloseTo(TALLEST, 3);
});

test('a row is brought into view by the shortest way, or to the middle', () => {
  const tall = list(50_000_000);
  expect(topFor(tall, 0, 3, 'near')).toBe(0);
  expect(topFor(tall, 0, 25, 'near')).toBe(24);
  expect(topFor(tall, 2400, 10, 'near')).toBe(240);
  expect(topFor(tall, 0, 49_999_999, 'near')).toBe(furthest(tall));
  expect(topFor(tall, 0, 1_000_000, 'center')).toBe(24_000_000 - 288);
});
