import { expect, test } from 'vitest';
import { fileNameOf, isDataName, isWorkspaceName } from './kinds';

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

test('of a folder only files that may hold data are opened', () => {
  expect(['2023.CSV', 'sales.csv.gz', 'book.xlsx', '.hidden.csv', '~$book.xlsx', 'notes.docx', 'csv'].filter(isDataName)).toEqual(['2023.CSV', 'sales.csv.gz', 'book.xlsx']);
});
