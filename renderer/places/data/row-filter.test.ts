import { expect, test } from 'vitest';
import type { RowFilter } from '../../../core/data/preparation';
import { noFilter, only, replaced, withFilter, without, withSql } from './row-filter';

test('a value is asked for alone, or beside others', () => {
  const sp = only(noFilter, 'UF', ['SP']);
  expect(sp.conditions).toEqual([{ test: 'is', column: 'UF', values: ['SP'] }]);
  expect(only(sp, 'UF', ['RJ'], true).conditions).toEqual([{ test: 'is', column: 'UF', values: ['SP', 'RJ'] }]);
  expect(only(sp, 'UF', ['RJ']).conditions).toEqual([{ test: 'is', column: 'UF', values: ['RJ'] }]);
});

test('a value is taken out of those asked for, or joins those left out', () => {
  const two = only(noFilter, 'UF', ['SP', 'RJ']);
  expect(without(two, 'UF', ['SP']).conditions).toEqual([{ test: 'is', column: 'UF', values: ['RJ'] }]);
  const out = without(without(noFilter, 'Firm', ['TOTAL']), 'Firm', ['OUTROS']);
  expect(out.conditions).toEqual([{ test: 'is-not', column: 'Firm', values: ['TOTAL', 'OUTROS'] }]);
});

test('a condition is changed in its place or taken away', () => {
  const filter: RowFilter = { conditions: [{ test: 'blank', column: 'a' }, { test: 'blank', column: 'b' }] };
  expect(replaced(filter, filter.conditions[0]!, null).conditions).toEqual([filter.conditions[1]]);
  expect(replaced(filter, filter.conditions[0]!, { test: 'blank', column: 'c' }).conditions[0]).toEqual({ test: 'blank', column: 'c' });
});

test('an empty filter is none, and nothing else of the preparation goes', () => {
  expect(withFilter({ filter: noFilter }, withSql(noFilter, ' '))).toBeUndefined();
  expect(withFilter({ dropRepeats: true }, only(noFilter, 'a', ['1']))).toEqual({ dropRepeats: true, filter: { conditions: [{ test: 'is', column: 'a', values: ['1'] }] } });
});
