import { expect, test } from 'vitest';
import { shareMappingSchema } from '../../../core/data/mapping';
import { newWorkspace } from '../../../core/workspace/new';
import type { Workspace } from '../../../core/workspace/schema';
import { setFringe, setRange } from './market-data-actions';

function workspace(): Workspace {
  const mapping = shareMappingSchema.parse({ kind: 'shares', market: null, period: null, firm: 'a', value: 'b', unit: 'percent', fringe: ['Other'] });
  return {
    ...newWorkspace('w'),
    datasets: [{ id: 'd', name: 'Sales', source: 's', mapping }],
    markets: [{ id: 'm', name: 'Cement', dataset: 'd', market: '', period: '', note: '' }],
  };
}

test('a range is kept as typed and leaves nothing behind when it is taken away', () => {
  const draft = workspace();
  setRange(draft, 'm', 'A', '8-12');
  setRange(draft, 'm', 'B', 'about 5');
  expect(draft.markets[0]!.intervals).toEqual({ A: '8-12', B: 'about 5' });
  setRange(draft, 'm', 'A', '');
  setRange(draft, 'm', 'B', '');
  expect(draft).toEqual(workspace());
});

test('a name is fringe or a firm, whatever its spelling, and the person is named as the reason', () => {
  const draft = workspace();
  const fringe = (): readonly string[] => (draft.datasets[0]!.mapping as { fringe: string[] }).fringe;
  setFringe(draft, 'd', 'Walmart', true);
  setFringe(draft, 'd', 'walmart ', true);
  expect(fringe()).toEqual(['Other', 'walmart ']);
  setFringe(draft, 'd', 'OTHER', false);
  expect(fringe()).toEqual(['walmart ']);
  expect(draft.datasets[0]!.mapping.reasons['fringe']!.by).toBe('person');
  setFringe(draft, 'nothing', 'x', true);
});
