import { expect, test } from 'vitest';
import { newWorkspace } from '../../core/workspace/new';
import { act, isDirty, markSaved, openDocument, useWorkbench } from './workbench';

const none = new Map<string, never>();
const file = (name: string) => ({ token: `token of ${name}`, name });

test('a save that ends after another workspace was opened leaves that one its own file', () => {
  openDocument(newWorkspace('one'), none, none, file('one'));
  act('Rename', (draft) => void (draft.name = 'One'));
  const { opened, history } = useWorkbench.getState();
  openDocument(newWorkspace('two'), none, none, file('two'));
  act('Rename', (draft) => void (draft.name = 'Two'));
  expect(markSaved(opened, history.revision, file('one'))).toBe(false);
  expect(useWorkbench.getState().file).toEqual(file('two'));
  expect(isDirty(useWorkbench.getState())).toBe(true);
});

test('a save of the open workspace is noted, with the changes made meanwhile still unsaved', () => {
  openDocument(newWorkspace('one'), none, none, null);
  act('Rename', (draft) => void (draft.name = 'One'));
  const { opened, history } = useWorkbench.getState();
  act('Rename', (draft) => void (draft.name = 'One more'));
  expect(markSaved(opened, history.revision, file('one'))).toBe(true);
  expect(useWorkbench.getState()).toMatchObject({ file: file('one'), savedRevision: history.revision });
  expect(isDirty(useWorkbench.getState())).toBe(true);
});

test('the same file opened again is another document', () => {
  openDocument(newWorkspace('one'), none, none, file('one'));
  const { opened } = useWorkbench.getState();
  openDocument(newWorkspace('one'), none, none, file('one'));
  expect(markSaved(opened, 3, file('one'))).toBe(false);
  expect(useWorkbench.getState().savedRevision).toBe(0);
});
