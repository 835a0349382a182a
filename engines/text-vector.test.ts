import { Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { textVector } from './text-vector';

test('texts and gaps come through the wire as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }), { nil: null }), { maxLength: 70 }), (values) => {
      const vector = textVector(values);
      expect([...vector]).toEqual(values);
      if (values.length === 0) return;
      const back = tableFromIPC(tableToIPC(new Table({ text: vector }), 'stream')).getChild('text')!;
      expect([...back]).toEqual(values);
      expect(back.nullCount).toBe(values.filter((value) => value === null).length);
    }),
  );
});

test('nothing is written as text and run: the content policy of the window forbids it', () => {
  const run = vi.fn(() => {
    throw new EvalError('Evaluating a string as JavaScript violates the content policy.');
  });
  vi.stubGlobal('Function', run);
  try {
    expect(textVector(['a', null]).length).toBe(2);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(run).not.toHaveBeenCalled();
});
