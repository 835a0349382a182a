import { beforeEach, expect, test } from 'vitest';
import { newWorkspace } from '../../core/workspace/new';
import { addScenario } from './edits';
import { addStep, beginStepIn, confineStep, copyStep, duplicateStep, moveStep, muteStep, removeStep, setBaseline, setScenarioNote, sweepStep, updateStep } from './scenario-actions';
import { freshTab, openTab } from './tabs';
import { act, undoLast, useWorkbench } from './workbench';

const steps = () => useWorkbench.getState().history.document.scenarios[0]!.steps;
const labels = () => useWorkbench.getState().history.past.map(({ label }) => label);
const merge = { type: 'merge', parties: ['Amazon', 'TikTok'] } as const;
const divest = { type: 'divest', from: 'Amazon', to: 'Walmart', share: 0.05 } as const;

beforeEach(() => {
  openTab(freshTab(newWorkspace('test'), new Map(), new Map(), null));
  addStep('status-quo', { ...merge, parties: [...merge.parties] });
  addStep('status-quo', divest);
});

test('each change is one undo step whose name says what it does', () => {
  muteStep('status-quo', 1, true);
  confineStep('status-quo', 0, ['retail']);
  moveStep('status-quo', 1, 0);
  removeStep('status-quo', 0);
  expect(labels()).toEqual([
    'Merge Amazon with TikTok',
    'Divest 5.0% to Walmart',
    'Mute divest 5.0% to Walmart',
    'Confine merge Amazon with TikTok',
    'Move divest 5.0% to Walmart',
    'Remove divest 5.0% to Walmart',
  ]);
  for (let i = 0; i < 4; i++) undoLast();
  expect(steps().map(({ type, muted, markets }) => ({ type, muted, markets }))).toEqual([
    { type: 'merge', muted: undefined, markets: undefined },
    { type: 'divest', muted: undefined, markets: undefined },
  ]);
});

test('steps get a key of their own, and a drag is one undo step', () => {
  expect(new Set(steps().map(({ id }) => id)).size).toBe(2);
  for (const share of [0.06, 0.07, 0.08]) updateStep('status-quo', 1, { ...divest, share }, 'drag:1');
  updateStep('status-quo', 1, { ...divest, share: 0.2 }, 'drag:2');
  expect(labels().slice(2)).toEqual(['Divest 8.0% to Walmart', 'Divest 20.0% to Walmart']);
  undoLast();
  expect(steps()[1]).toMatchObject({ share: 0.08 });
  undoLast();
  expect(steps()[1]).toMatchObject({ share: 0.05 });
});

test('a copy is a step of its own, here and in another scenario', () => {
  act('Add a scenario', (draft) => addScenario(draft, 'other'));
  duplicateStep('status-quo', 0);
  copyStep('status-quo', 2, 'other');
  expect(steps().map(({ type }) => type)).toEqual(['merge', 'merge', 'divest']);
  const other = useWorkbench.getState().history.document.scenarios.at(-1)!;
  expect(other.steps).toEqual([{ ...divest, id: expect.any(String) as string }]);
  expect(new Set([...steps(), ...other.steps].map(({ id }) => id)).size).toBe(4);
  expect(labels().slice(-2)).toEqual(['Duplicate merge Amazon with TikTok', 'Copy divest 5.0% to Walmart to New scenario']);
});

test('a period and a range are set and taken out, each by its name', () => {
  beginStepIn('status-quo', 1, '2025');
  sweepStep('status-quo', 1, { field: 'share', low: 0, high: 0.3 });
  expect(steps()[1]).toMatchObject({ since: '2025', sweep: { field: 'share', low: 0, high: 0.3 } });
  beginStepIn('status-quo', 1, null);
  sweepStep('status-quo', 1, null);
  expect(steps()[1]).toEqual({ ...divest, id: steps()[1]!.id });
  expect(labels().slice(-4)).toEqual(['Apply divest 5.0% to Walmart from 2025 on', 'Run divest 5.0% to Walmart over a range', 'Apply divest 5.0% to Walmart in all periods', 'Leave the range of divest 5.0% to Walmart']);
});

test('what is not there changes nothing and leaves no undo step', () => {
  const before = labels().length;
  removeStep('status-quo', 9);
  duplicateStep('status-quo', 9);
  copyStep('status-quo', 0, 'nowhere');
  sweepStep('status-quo', 9, null);
  moveStep('nowhere', 0, 1);
  moveStep('status-quo', 1, 9);
  setBaseline('nowhere');
  muteStep('status-quo', 0, false);
  expect(labels()).toHaveLength(before);
});

test('typing a note is one undo step', () => {
  for (const note of ['B', 'Bu', 'Buy']) setScenarioNote('status-quo', note);
  undoLast();
  expect(useWorkbench.getState().history.document.scenarios[0]!.note).toBe('');
});
