import { expect, test } from 'vitest';
import { ruleSets } from '../../../core/rules/rule-sets';
import { limitText, readLimit } from './limit-text';

test('every limit that ships is read from its text exactly as it is', () => {
  for (const { tests, scales } of ruleSets) {
    const limits = [...tests, ...scales.flatMap(({ quantity, bands }) => bands.flatMap(({ below }) => (below === null ? [] : [{ quantity, ...below }])))];
    for (const one of limits) {
      const read = readLimit(one.quantity, limitText(one.quantity, one))!;
      expect([read.limit, read.exactLimit]).toEqual([one.limit, one.exactLimit]);
    }
  }
});

test('percent, thousands and decimal commas are read; words are not', () => {
  expect(readLimit('mergedShare', '17.4 %')).toEqual({ limit: 0.174 });
  expect(readLimit('postHhi', '1,800')).toEqual({ limit: 1800 });
  expect(readLimit('postHhi', '1800,5')).toEqual({ limit: 1800.5 });
  expect(readLimit('top5Share', '2/3')).toEqual({ limit: 2 / 3, exactLimit: [2, 3] });
  for (const text of ['', 'many', '1/0', '1e3', '--5', '1.2.3']) expect(readLimit('postHhi', text)).toBeNull();
});
