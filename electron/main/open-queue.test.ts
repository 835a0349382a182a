import { expect, test } from 'vitest';
import { createOpenQueue } from './open-queue';

test('files are held until someone listens, then come in order and once', () => {
  let held = 0;
  const queue = createOpenQueue(() => (held += 1));
  queue.push('a');
  queue.push('b');
  const seen: string[] = [];
  queue.listen((path) => seen.push(path));
  queue.push('c');
  expect(seen).toEqual(['a', 'b', 'c']);
  expect(held).toBe(2);
});

test('while the page loads anew files are held again', () => {
  const queue = createOpenQueue(() => undefined);
  const seen: string[] = [];
  queue.listen((path) => seen.push(`first ${path}`));
  queue.pause();
  queue.push('a');
  expect(seen).toEqual([]);
  queue.listen((path) => seen.push(`second ${path}`));
  expect(seen).toEqual(['second a']);
});
