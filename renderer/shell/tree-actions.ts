import { putAway, renameIntake } from '../places/data/intake';
import { addScenario, duplicateItem, moveItem, removeItem, renameItem } from '../state/edits';
import { act, setView } from '../state/workbench';
import type { TreeNode } from './tree-model';
import { viewKeys } from './tree-model';

/** What can be done to a row of the tree; each is one undo step with a name. */
export interface TreeAction {
  readonly id: 'rename' | 'duplicate' | 'up' | 'down' | 'remove';
  readonly label: string;
  readonly keys: string;
}

/** The actions of a row, in the order of its menu. */
export function actionsOf({ item, position, siblings }: TreeNode): TreeAction[] {
  if (item === null) return [];
  if (item.kind === 'intake') return [{ id: 'rename', label: 'Rename', keys: 'F2' }, { id: 'remove', label: 'Discard', keys: 'Delete' }];
  const actions: TreeAction[] = [{ id: 'rename', label: 'Rename', keys: 'F2' }];
  if (item.kind !== 'dataset') actions.push({ id: 'duplicate', label: 'Duplicate', keys: 'Mod+D' });
  if (position > 1) actions.push({ id: 'up', label: 'Move up', keys: 'Alt+ArrowUp' });
  if (position < siblings) actions.push({ id: 'down', label: 'Move down', keys: 'Alt+ArrowDown' });
  actions.push({ id: 'remove', label: 'Delete', keys: 'Delete' });
  return actions;
}

export function rename({ item, label }: TreeNode, name: string): void {
  if (item === null || name.trim() === '' || name.trim() === label) return;
  const { kind } = item;
  if (kind === 'intake') renameIntake(item.id, name);
  else act(`Rename "${label}" to "${name.trim()}"`, (draft) => renameItem(draft, kind, item.id, name));
}

/** Copies the item and opens the copy. */
export function duplicate({ item, label }: TreeNode): void {
  if (item === null || item.kind === 'dataset' || item.kind === 'intake') return;
  const { kind } = item;
  const copyId = crypto.randomUUID();
  act(`Duplicate "${label}"`, (draft) => duplicateItem(draft, kind, item.id, copyId));
  setView({ [viewKeys[kind]]: copyId });
}

export function remove({ item, label }: TreeNode): void {
  if (item === null) return;
  const { kind } = item;
  if (kind === 'intake') putAway(item.id);
  else act(`Delete "${label}"`, (draft) => removeItem(draft, kind, item.id));
}

/** Moves the item to a position among its siblings, counted from 0 after it was taken out. */
export function moveTo({ item, label }: TreeNode, to: number): void {
  if (item === null || item.kind === 'intake') return;
  const { kind } = item;
  act(`Move "${label}"`, (draft) => moveItem(draft, kind, item.id, to));
}

export function newScenario(): void {
  const id = crypto.randomUUID();
  act('Add scenario', (draft) => addScenario(draft, id));
  setView({ place: 'scenarios', scenario: id });
}
