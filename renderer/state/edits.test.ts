import { produce } from 'immer';
import { expect, test } from 'vitest';
import { newWorkspace } from '../../core/workspace/new';
import type { Workspace } from '../../core/workspace/schema';
import { mappingSchema } from '../../core/data/mapping';
import { workspaceSchema } from '../../core/workspace/schema';
import { repairReferences } from '../../core/workspace/repair';
import { addScenario, duplicateItem, freeName, moveItem, removeItem, renameItem } from './edits';

const source = (id: string): Workspace['sources'][number] => ({
  id, name: `${id}.csv`, path: null, bytes: 1, sha256: id.charCodeAt(0).toString(16).padStart(64, '0'), dialect: { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 },
  columns: ['a'], rows: 1, opened: '2026-01-01T00:00:00Z', synthetic: false, citation: '',
});
const marginals = (overlaps: string | null) => mappingSchema.parse({ kind: 'marginals', period: null, cohort: null, platform: 'a', reach: 'b', unit: 'percent', overlaps });
const shares = mappingSchema.parse({ kind: 'shares', market: null, period: null, firm: 'a', value: 'b', unit: 'level', fringe: [] });

function workspace(): Workspace {
  return {
    ...newWorkspace('w'),
    sources: [source('x'), source('y'), source('z')],
    datasets: [
      { id: 'd1', name: 'Sales', source: 'x', mapping: shares },
      { id: 'd2', name: 'Reach', source: 'y', mapping: marginals('z') },
    ],
    markets: [{ id: 'm1', name: 'Cement', dataset: 'd1', market: '', period: '', note: '' }],
    scenarios: [
      { id: 'a', name: 'A', note: '', steps: [] },
      { id: 'b', name: 'B', note: '', steps: [] },
      { id: 'c', name: 'C', note: '', steps: [] },
    ],
    baseline: 'a',
    audience: { dataset: 'd2', cohort: 'Everyone', rivals: [] },
  };
}
const order = (document: Workspace): string => document.scenarios.map(({ id }) => id).join('');

test('removing leaves no reference to what is gone', () => {
  for (const [kind, id] of [['dataset', 'd1'], ['dataset', 'd2'], ['market', 'm1'], ['scenario', 'a']] as const) {
    const after = produce(workspace(), (draft) => removeItem(draft, kind, id));
    expect(workspaceSchema.safeParse(after).success).toBe(true);
    expect(repairReferences(after).repairs).toEqual([]);
  }
});

test('a source goes with the last dataset that reads it, overlaps too', () => {
  const after = produce(workspace(), (draft) => removeItem(draft, 'dataset', 'd2'));
  expect(after.sources.map(({ id }) => id)).toEqual(['x']);
  expect(after.audience.dataset).toBeNull();
});

test('removing the baseline makes the first scenario the baseline', () => {
  expect(produce(workspace(), (draft) => removeItem(draft, 'scenario', 'a')).baseline).toBe('b');
});

test.each([['a', 2, 'bca'], ['c', 0, 'cab'], ['b', 9, 'acb'], ['b', -1, 'bac'], ['b', 1, 'abc']] as const)('moving %s to %d gives %s', (id, to, expected) => {
  expect(order(produce(workspace(), (draft) => moveItem(draft, 'scenario', id, to)))).toBe(expected);
});

test('a copy stands behind its model with a name of its own and steps of its own', () => {
  const after = produce(workspace(), (draft) => {
    duplicateItem(draft, 'scenario', 'a', 'a2');
    duplicateItem(draft, 'scenario', 'a', 'a3');
  });
  expect(order(after)).toBe('aa3a2bc');
  expect(after.scenarios.map(({ name }) => name)).toEqual(['A', 'A copy 2', 'A copy', 'B', 'C']);
  expect(after.scenarios[1]!.steps).not.toBe(after.scenarios[0]!.steps);
});

test('a blank name is not taken, and a name is trimmed', () => {
  const before = workspace();
  expect(produce(before, (draft) => renameItem(draft, 'market', 'm1', '  '))).toBe(before);
  expect(produce(before, (draft) => renameItem(draft, 'market', 'm1', ' Lime ')).markets[0]!.name).toBe('Lime');
});

test('new scenarios have names that are free', () => {
  const after = produce(workspace(), (draft) => {
    addScenario(draft, 'n1');
    addScenario(draft, 'n2');
  });
  expect(after.scenarios.slice(-2).map(({ name }) => name)).toEqual(['New scenario', 'New scenario 2']);
  expect(freeName('A', after.scenarios)).toBe('A 2');
});
