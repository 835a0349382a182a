import { create } from 'zustand';
import { keepPerTab } from '../../state/per-tab';
import type { OwnershipRow } from '../../../core/market/ownership';
import type { Problem } from '../../../core/problem';
import { services } from '../../app/services';
import { act } from '../../state/workbench';
import type { OwnershipField } from './ownership-edit';
import { readOwnershipFile, withCell } from './ownership-edit';

/* What a person can do to the ownership table: each one undo step with a name. */

/** What was wrong with the file that was opened last. */
export const useOwnershipFile = keepPerTab(create<{ readonly name: string | null; readonly problems: readonly Problem[] }>()(() => ({ name: null, problems: [] })));

/** Puts a text into a cell; returns why it cannot stand there, or `null`. */
export function editOwner(row: OwnershipRow, at: number, field: OwnershipField, text: string): string | null {
  const next = withCell(row, field, text);
  if (typeof next === 'string') return next;
  act(`Change the ${field} of ${row.product}`, (draft) => {
    draft.ownership[at] = next;
  });
  return null;
}

export function addOwner(product: string, owner: string): void {
  act(`Give ${product} the owner ${owner}`, (draft) => {
    draft.ownership.push({ product, owner });
  });
}

export function removeOwner(row: OwnershipRow, at: number): void {
  act(`Take away the owner ${row.owner} of ${row.product}`, (draft) => {
    draft.ownership.splice(at, 1);
  });
}

/** Opens an ownership file in place of the table; what is wrong with it stands beside the table. */
export async function openOwners(): Promise<void> {
  const [file] = await services().host.openFiles([{ description: 'Ownership table', extensions: ['.csv', '.tsv', '.txt'] }], false);
  if (file === undefined) return;
  const { rows, problems } = readOwnershipFile(new Uint8Array(await file.content.arrayBuffer()), file.name);
  // Contradictions between rows stay in the table and are said at their rows.
  const unread = problems.filter(({ code }) => !inRows.has(code));
  useOwnershipFile.setState({ name: file.name, problems: unread });
  if (rows.length > 0) act(`Take owners from ${file.name}`, (draft) => void (draft.ownership = rows.filter(({ product, owner }) => product !== owner).map((row) => ({ ...row }))));
}

const inRows = new Set(['stakes-above-all', 'ownership-circle', 'dates-turned-round']);
