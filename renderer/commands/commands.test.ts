import { expect, test } from 'vitest';
import { commandGroups } from './command';
import { matches, printKeys } from './keys';

const press = (key: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...modifiers,
});

test('Mod is Ctrl, on a Mac Cmd, and never both', () => {
  expect(matches('Mod+S', press('s', { ctrlKey: true }), false)).toBe(true);
  expect(matches('Mod+S', press('s', { metaKey: true }), true)).toBe(true);
  expect(matches('Mod+S', press('s', { metaKey: true }), false)).toBe(false);
  expect(matches('Mod+S', press('s', { ctrlKey: true, metaKey: true }), false)).toBe(false);
});

test('Shift tells commands of the same letter apart, but not signs that need it on some keyboards', () => {
  expect(matches('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  expect(matches('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  expect(matches('?', press('?', { shiftKey: true }), false)).toBe(true);
  expect(matches('?', press('?'), false)).toBe(true);
});

test('a plain key does not answer to a shortcut, nor the other way', () => {
  expect(matches('Mod+1', press('1'), false)).toBe(false);
  expect(matches('F2', press('F2', { ctrlKey: true }), false)).toBe(false);
  expect(matches('Alt+ArrowUp', press('ArrowUp', { altKey: true }), false)).toBe(true);
});

test('shortcuts are printed as the system does', () => {
  expect(printKeys('Mod+Shift+S', false)).toBe('Ctrl+Shift+S');
  expect(printKeys('Mod+Shift+S', true)).toBe('⇧⌘S');
  expect(printKeys('?', false)).toBe('?');
});

test('ids, groups and shortcuts of all commands are sound, and those of the desktop menu exist', async () => {
  const { commands } = await import('./registry');
  const ids = commands.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const keys = commands.flatMap((command) => command.keys ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  for (const command of commands) expect(commandGroups).toContain(command.group);
  const menu = ['file.open', 'file.save', 'file.saveAs', 'edit.undo', 'edit.redo', 'help.shortcuts', 'command.palette', 'view.panel'];
  const go = ['data', 'markets', 'scenarios', 'audience', 'compare', 'report'].map((place) => `go.${place}`);
  expect(ids).toEqual(expect.arrayContaining([...menu, ...go]));
});
