import type { Draft } from 'immer';
import { current } from 'immer';
import type { Scenario } from '../../core/deal/scenario';
import type { Workspace } from '../../core/workspace/schema';

/** What in the document the tree can rename, copy, move and remove. */
export type ItemKind = 'dataset' | 'query' | 'market' | 'scenario';

interface Item {
  id: string;
  name: string;
}

function listOf(document: Workspace, kind: ItemKind): Item[] {
  if (kind === 'query') return (document.queries ??= []);
  return kind === 'dataset' ? document.datasets : kind === 'market' ? document.markets : document.scenarios;
}

/** A name that no item of the list has: `Acquire copy`, `Acquire copy 2`. */
export function freeName(wanted: string, taken: readonly { readonly name: string }[]): string {
  const names = new Set(taken.map(({ name }) => name));
  if (!names.has(wanted)) return wanted;
  for (let n = 2; ; n++) {
    const name = `${wanted} ${n}`;
    if (!names.has(name)) return name;
  }
}

/** Gives an item another name; an empty name or an unknown item changes nothing. */
export function renameItem(document: Workspace, kind: ItemKind, id: string, name: string): void {
  const item = listOf(document, kind).find((candidate) => candidate.id === id);
  if (item !== undefined && name.trim() !== '') item.name = name.trim();
}

/** Puts a copy with the given id behind the item. */
export function duplicateItem(document: Workspace, kind: 'query' | 'market' | 'scenario', id: string, copyId: string): void {
  const list = listOf(document, kind);
  const at = list.findIndex((candidate) => candidate.id === id);
  if (at < 0) return;
  const copy = structuredClone(current(list)[at]!);
  list.splice(at + 1, 0, { ...copy, id: copyId, name: freeName(`${copy.name} copy`, list) });
}

/** Removes an item with what cannot stand without it: the markets of a dataset, a source that nothing else reads. */
export function removeItem(document: Workspace, kind: ItemKind, id: string): void {
  if (kind === 'query') document.queries = document.queries?.filter((query) => query.id !== id);
  if (kind === 'market') document.markets = document.markets.filter((market) => market.id !== id);
  if (kind === 'scenario') {
    document.scenarios = document.scenarios.filter((scenario) => scenario.id !== id);
    if (document.baseline === id) document.baseline = document.scenarios[0]?.id ?? null;
  }
  if (kind === 'dataset') {
    document.datasets = document.datasets.filter((dataset) => dataset.id !== id);
    document.markets = document.markets.filter((market) => market.dataset !== id);
    if (document.audience.dataset === id) document.audience.dataset = document.datasets.find(({ mapping }) => mapping.kind !== 'shares')?.id ?? null;
    dropUnreadSources(document);
  }
}

/** Removes the sources that no dataset reads: as its rows, as its overlaps, or through a statement. */
export function dropUnreadSources(document: Workspace): void {
  const read = new Set(document.datasets.flatMap(({ source, mapping }) => [source, ...(mapping.kind === 'marginals' && mapping.overlaps !== null ? [mapping.overlaps] : [])]));
  for (let before = -1; before < read.size; ) {
    before = read.size;
    for (const { id, query } of document.sources) if (read.has(id)) for (const other of Object.values(query?.reads ?? {})) read.add(other);
  }
  document.sources = document.sources.filter(({ id }) => read.has(id));
}

/** Moves an item of a list to a position, counted after it was taken out. */
export function moveItem(document: Workspace, kind: ItemKind, id: string, to: number): void {
  const list = listOf(document, kind);
  const from = list.findIndex((candidate) => candidate.id === id);
  const target = Math.max(0, Math.min(list.length - 1, to));
  if (from < 0 || from === target) return;
  const [item] = list.splice(from, 1);
  list.splice(target, 0, item!);
}

/** Puts a new scenario without steps at the end. */
export function addScenario(document: Workspace, id: string): void {
  const scenario: Scenario = { id, name: freeName('New scenario', document.scenarios), note: '', steps: [] };
  document.scenarios.push(scenario as Draft<Scenario>);
}
