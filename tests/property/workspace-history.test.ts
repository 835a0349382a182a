import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../core/deal/step';
import { documentText } from '../../core/workspace/document-text';
import type { History } from '../../core/workspace/history';
import { change, redo, replay, startHistory, undo } from '../../core/workspace/history';
import { changesIn } from '../../core/workspace/journal';
import type { Workspace } from '../../core/workspace/schema';
import { differences } from '../../core/workspace/differences';
import { addScenario, duplicateItem, moveItem, removeItem, renameItem, type ItemKind } from '../../renderer/state/edits';
import { madeArchive } from '../fault/made';

/** Sequences of the window's own changes of a workspace, with drags, undo and redo between them. */

const AT = '2026-01-01T00:00:00.000Z';
const start = madeArchive('Ours', 1).document;
const kinds: readonly ItemKind[] = ['dataset', 'market', 'scenario'];

const idOf = (document: Workspace, kind: ItemKind, n: number): string => {
  const list = kind === 'dataset' ? document.datasets : kind === 'market' ? document.markets : document.scenarios;
  return list.length === 0 ? 'none' : list[n % list.length]!.id;
};
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant('merge' as const), parties: fc.constant<string[]>(['Ours A', 'Ours B']), into: fc.constantFrom('Ours A', 'Ours B') }),
  fc.record({ type: fc.constant('divest' as const), from: fc.constant('Ours A'), to: fc.constantFrom('Ours C', 'New'), share: fc.double({ min: 0.001, max: 0.4, noNaN: true }) }),
);

type Command = (history: History<Workspace>) => History<Workspace>;
const act = (label: string, recipe: (draft: Workspace) => void, mergeKey: string | null = null): Command => (history) => change(history, label, recipe, { at: AT, mergeKey });
const place = fc.record({ kind: fc.constantFrom(...kinds), n: fc.nat(9), m: fc.nat(9), text: fc.string({ minLength: 1, maxLength: 8 }) });

const command: fc.Arbitrary<Command> = fc.oneof(
  place.map(({ kind, n, text }): Command => (history) => act('Rename', (draft) => renameItem(draft, kind, idOf(draft, kind, n), text))(history)),
  place.map(({ kind, n }): Command => act('Delete', (draft) => removeItem(draft, kind, idOf(draft, kind, n)))),
  place.map(({ kind, n, m }): Command => act('Move', (draft) => moveItem(draft, kind, idOf(draft, kind, n), m))),
  place.map(({ kind, n, m, text }): Command => act('Duplicate', (draft) => kind !== 'dataset' && duplicateItem(draft, kind, idOf(draft, kind, n), `${text}-${m}`))),
  place.map(({ n, text }): Command => act('Add scenario', (draft) => addScenario(draft, `${text}-${n}`))),
  fc.record({ n: fc.nat(9), step }).map(({ n, step: added }): Command => act('Add step', (draft) => void draft.scenarios[n % Math.max(1, draft.scenarios.length)]?.steps.push(added))),
  fc.record({ n: fc.nat(9), share: fc.double({ min: 0.001, max: 0.4, noNaN: true }) }).map(({ n, share }): Command =>
    act('Drag', (draft) => {
      const found = draft.scenarios.flatMap(({ steps }) => steps).filter((one) => one.type === 'divest');
      if (found.length > 0) found[n % found.length]!.share = share;
    }, `drag ${n}`),
  ),
  fc.constant<Command>((history) => undo(history, AT)),
  fc.constant<Command>((history) => redo(history, AT)),
);

test('property: any sequence of changes, then undone, gives the same document; done again, the last one; and the journal replayed too', () => {
  fc.assert(
    fc.property(fc.array(command, { minLength: 1, maxLength: 40 }), (commands) => {
      const end = commands.reduce((history, run) => run(history), startHistory(start));
      expect(replay(start, end.journal)).toEqual(end.document);
      let back = end;
      while (back.past.length > 0) back = undo(back, AT);
      expect(documentText(back.document)).toBe(documentText(start));
      expect(back.revision).toBe(0);
      expect(differences(start, back.document)).toEqual([]);
      let again = back;
      while (again.future.length > end.future.length) again = redo(again, AT);
      expect(again.document).toEqual(end.document);
      expect(again.revision).toBe(end.revision);
      expect(changesIn(back.journal).filter((name) => name.startsWith('Undo: '))).toEqual([]);
    }),
    { numRuns: 200, seed: 6 },
  );
});

test('property: the differences of two states name what was changed, and only of states that differ', () => {
  fc.assert(
    fc.property(fc.array(command, { minLength: 1, maxLength: 12 }), (commands) => {
      const { document } = commands.reduce((history, run) => run(history), startHistory(start));
      const found = differences(start, document);
      if (documentText(document) === documentText(start)) expect(found).toEqual([]);
      else expect(found.length).toBeGreaterThan(0);
      for (const { what, kind } of found) expect(`${what} ${kind}`).toMatch(/^[A-Z].* (added|removed|changed)$/s);
    }),
    { numRuns: 200, seed: 7 },
  );
});
