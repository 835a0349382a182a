import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { listedEntries, standingEntries } from './zip-entries';

test('entries are found by their own headers where the directory is lost', () => {
  const bytes = zipSync({ 'workspace.json': strToU8('{"a": 1}'), 'data/x.parquet': [strToU8('PK and more'), { level: 0 }] });
  const listed = listedEntries(bytes)!;
  expect(standingEntries(bytes)).toEqual(listed);
  const cut = bytes.subarray(0, bytes.length - 30);
  expect(listedEntries(cut)).toBeNull();
  expect(standingEntries(cut)).toEqual(listed);
});

test('a file that is nothing but beginnings of entries is read in a moment', () => {
  const bytes = new Uint8Array(3_000_000);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < 1_500_000; at += 30) {
    view.setUint32(at, 0x04034b50, true);
    view.setUint16(at + 6, 8, true);
    view.setUint16(at + 26, at % 60 === 0 ? 60_000 : 4, true);
    view.setUint16(at + 28, 60_000, true);
  }
  const start = performance.now();
  expect(standingEntries(bytes)).toHaveLength(25_000);
  // Looking for the end of each from its own place took minutes.
  expect(performance.now() - start).toBeLessThan(10_000);
});
