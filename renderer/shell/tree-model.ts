import type { Workspace } from '../../core/workspace/schema';
import { placeNames } from '../commands/go';
import type { ItemKind } from '../state/edits';
import type { Place, ViewState } from '../state/view';
import { places } from '../state/view';

/** One row of the workspace tree: a place, or one item that it holds. */
export interface TreeNode {
  readonly key: string;
  readonly place: Place;
  /** `null` for the place itself. */
  readonly item: { readonly kind: ItemKind | 'intake'; readonly id: string } | null;
  readonly label: string;
  /** Marks behind the name: "synthetic", "baseline". */
  readonly mark: string | null;
  /** Position among its siblings from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Whether a place has items to show. */
  readonly hasItems: boolean;
}

/** An item as the tree lists it. */
export interface TreeItem {
  readonly id: string;
  readonly name: string;
  readonly mark: string | null;
}

/** The kinds of items of each place, in the order in which they stand there. */
const kinds: Readonly<Partial<Record<Place, readonly ItemKind[]>>> = { data: ['dataset', 'query'], markets: ['market'], scenarios: ['scenario'] };
/** Which key of the view holds the open item of a kind. */
export const viewKeys = { intake: 'source', dataset: 'source', query: 'source', market: 'market', scenario: 'scenario' } as const;

function itemsOf(document: Workspace, kind: ItemKind): readonly TreeItem[] {
  if (kind === 'dataset') {
    const synthetic = new Set(document.sources.filter((source) => source.synthetic).map((source) => source.id));
    return document.datasets.map(({ id, name, source }) => ({ id, name, mark: synthetic.has(source) ? 'synthetic' : null }));
  }
  if (kind === 'query') return (document.queries ?? []).map(({ id, name }) => ({ id, name, mark: 'SQL' }));
  if (kind === 'market') return document.markets.map(({ id, name }) => ({ id, name, mark: null }));
  return document.scenarios.map(({ id, name }) => ({ id, name, mark: id === document.baseline ? 'baseline' : null }));
}

/** The visible rows in order; the items of a folded place are left out. `intakes`: open files that are not added yet, the last under Data. */
export function treeRows(document: Workspace, folded: ReadonlySet<Place>, intakes: readonly TreeItem[] = []): TreeNode[] {
  return places.flatMap((place, i) => {
    const groups: { kind: ItemKind | 'intake'; items: readonly TreeItem[] }[] = (kinds[place] ?? []).map((kind) => ({ kind, items: itemsOf(document, kind) }));
    if (place === 'data') groups.push({ kind: 'intake', items: intakes });
    const head: TreeNode = {
      key: place, place, item: null, label: placeNames[place], mark: null, position: i + 1, siblings: places.length, hasItems: groups.some(({ items }) => items.length > 0),
    };
    if (folded.has(place)) return [head];
    const rows = groups.flatMap(({ kind, items }) =>
      items.map(({ id, name, mark }, at): TreeNode => ({ key: `${place}/${id}`, place, item: { kind, id }, label: name, mark, position: at + 1, siblings: items.length, hasItems: false })),
    );
    return [head, ...rows];
  });
}

/** What of the view opens a row. */
export function viewOfNode({ place, item }: TreeNode): Partial<ViewState> {
  if (item === null) return { place };
  return { place, [viewKeys[item.kind]]: item.id };
}
