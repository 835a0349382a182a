import { expect, test } from 'vitest';
import { fileNameOf, isWorkspaceName } from './kinds';

test.each([
  ['Amazon and TikTok', 'Amazon and TikTok.proforma'],
  ['a/b: "c"?', 'a b c.proforma'],
  ['  ..  ', 'Workspace.proforma'],
  ['', 'Workspace.proforma'],
])('the workspace "%s" is saved as "%s"', (name, file) => {
  expect(fileNameOf(name)).toBe(file);
});

test('a workspace is known by its extension whatever its case', () => {
  expect(isWorkspaceName('Case.PROFORMA')).toBe(true);
  expect(isWorkspaceName('proforma.csv')).toBe(false);
});
