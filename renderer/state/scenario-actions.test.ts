import { beforeEach, expect, test } from 'vitest';
import { newWorkspace } from '../../core/workspace/new';
import { addStep, confineStep, moveStep, muteStep, removeStep, setBaseline, setScenarioNote, updateStep } from './scenario-actions';
import { freshTab, openTab } from './tabs';
import { undoLast, useWorkbench } from './workbench';

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

test('what is not there changes nothing and leaves no undo step', () => {
  const before = labels().length;
  removeStep('status-quo', 9);
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
