import { beforeEach, expect, test } from 'vitest';
import { create } from 'zustand';
import { newWorkspace } from '../../core/workspace/new';
import { keepPerTab, keepWithTab } from './per-tab';
import { addRaw, allTabs, closeTab, freshTab, isBlank, markSaved, openTab, showTab, stateOfTab } from './tabs';
import { act, isDirty, setView, undoLast, useWorkbench } from './workbench';

const none = new Map<string, never>();
const file = (name: string) => ({ token: `token of ${name}`, name, path: null });
const open = (name: string): string => openTab(freshTab({ ...newWorkspace(name), name, note: 'begun' }, none, none, file(name)));
const shown = (): string => useWorkbench.getState().history.document.name;

beforeEach(() => {
  for (const { id } of allTabs()) closeTab(id);
});

test('a second workspace opens beside the first, which keeps its document, past, file and place', () => {
  const one = open('one');
  act('Rename', (draft) => void (draft.name = 'One'));
  setView({ place: 'markets', market: 'm' });
  const two = open('two');
  expect(useWorkbench.getState().order).toEqual([one, two]);
  expect(useWorkbench.getState().view).toMatchObject({ place: 'scenarios', market: null });
  setView({ panelOpen: false });
  undoLast();
  expect(shown()).toBe('two');
  showTab(one);
  expect(useWorkbench.getState().view).toMatchObject({ place: 'markets', market: 'm', panelOpen: false });
  undoLast();
  expect(shown()).toBe('one');
  expect(useWorkbench.getState().file).toEqual(file('one'));
});

test('a blank workspace gives its place, and one takes the place of the last that is closed', () => {
  const [blank] = useWorkbench.getState().order;
  const one = open('one');
  expect(useWorkbench.getState().order).toEqual([one]);
  expect(stateOfTab(blank!)).toBeNull();
  closeTab(one);
  const state = useWorkbench.getState();
  expect(state.order).toHaveLength(1);
  expect(isBlank(stateOfTab(state.tab)!)).toBe(true);
});

test('a blank workspace for which a place holds work keeps its tab, and the place lets go of it with the tab', () => {
  const [blank] = useWorkbench.getState().order;
  const held = new Set([blank]);
  keepWithTab((tab) => void held.delete(tab), (tab) => held.has(tab));
  const one = open('one');
  expect(useWorkbench.getState().order).toEqual([blank, one]);
  closeTab(blank!);
  expect([useWorkbench.getState().order, held.size]).toEqual([[one], 0]);
});

test('closing shows the neighbour and lets the tables go', () => {
  const [one, two, three] = [open('one'), open('two'), open('three')];
  addRaw('key', { columns: {}, lines: new Int32Array() });
  closeTab(two);
  expect(shown()).toBe('three');
  closeTab(three);
  expect(shown()).toBe('one');
  expect(useWorkbench.getState().order).toEqual([one]);
  expect([...useWorkbench.getState().parked.keys()]).toEqual([]);
  expect(useWorkbench.getState().raw.size).toBe(0);
});

test('a save that ends when another workspace is shown is noted for its own', () => {
  const one = open('one');
  act('Rename', (draft) => void (draft.name = 'One'));
  const { revision } = useWorkbench.getState().history;
  act('Rename', (draft) => void (draft.name = 'One more'));
  open('two');
  act('Rename', (draft) => void (draft.name = 'Two'));
  expect(markSaved(one, revision, file('elsewhere'))).toBe(true);
  expect(useWorkbench.getState().file).toEqual(file('two'));
  expect(isDirty(useWorkbench.getState())).toBe(true);
  expect(stateOfTab(one)).toMatchObject({ file: file('elsewhere'), savedRevision: revision });
  expect(isDirty(stateOfTab(one)!)).toBe(true);
  closeTab(one);
  expect(markSaved(one, revision, null)).toBe(false);
});

test('what a place keeps is kept apart for each workspace', () => {
  const useChoice = keepPerTab(create<{ readonly choice: string }>()(() => ({ choice: 'none' })));
  const one = open('one');
  useChoice.setState({ choice: 'of one' });
  const two = open('two');
  expect(useChoice.getState().choice).toBe('none');
  useChoice.setState({ choice: 'of two' });
  showTab(one);
  expect(useChoice.getState().choice).toBe('of one');
  closeTab(one);
  expect(useWorkbench.getState().tab).toBe(two);
  expect(useChoice.getState().choice).toBe('of two');
});
