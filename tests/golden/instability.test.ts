import { test } from 'vitest';
import { instability } from '../../core/economics/instability';
import { agree } from './agree';
import file from './instability.json';

test('instability between two periods, with entry and exit', () => {
  file.inputs.pairs.forEach((pair, at) => {
    const before: Record<string, number | undefined> = pair.before;
    const after: Record<string, number | undefined> = pair.after;
    const firms = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const value = instability(firms.map((firm) => before[firm] ?? 0), firms.map((firm) => after[firm] ?? 0));
    agree(value, file.expected.pairs[at]!.instability, pair.id);
  });
});
