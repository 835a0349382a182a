import type { Command } from '../commands/command';
import { isEnabled, labelOf } from '../commands/command';
import type { Workbench } from '../state/workbench';
import { treeRows, viewOfNode } from './tree-model';
import { placeNames } from '../commands/go';
import { setView } from '../state/workbench';

/** One line of the palette: a command, or an item of the workspace to go to. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly keys: string | null;
  readonly run: () => void | Promise<void>;
}

/** All that the palette can find now: enabled commands, then the items of the workspace. */
export function paletteEntries(commands: readonly Command[], state: Workbench): PaletteEntry[] {
  const enabled = commands.filter((command) => command.id !== 'command.palette' && isEnabled(command, state));
  const items = treeRows(state.history.document, new Set()).filter((node) => node.item !== null);
  return [
    ...enabled.map((command): PaletteEntry => ({ id: command.id, label: labelOf(command, state), group: command.group, keys: command.keys ?? null, run: command.run })),
    ...items.map((node): PaletteEntry => ({ id: node.key, label: node.label, group: placeNames[node.place], keys: null, run: () => setView(viewOfNode(node)) })),
  ];
}

/**
 * How well a text answers a search: every word of the search must begin a word of the text or, worse, stand inside it.
 * 0 is no match; higher is better.
 */
export function score(text: string, search: string): number {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const target = text.toLowerCase();
  let total = 1;
  for (const word of words) {
    if (target.startsWith(word)) total += 4;
    else if (new RegExp(`[^\\p{L}\\p{N}]${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').test(target)) total += 3;
    else if (target.includes(word)) total += 1;
    else return 0;
  }
  return total;
}

/** The entries that answer the search, best first; all of them in order for an empty search. */
export function findEntries(entries: readonly PaletteEntry[], search: string): PaletteEntry[] {
  return entries
    .map((entry) => ({ entry, rank: score(`${entry.label} ${entry.group}`, search) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry);
}
