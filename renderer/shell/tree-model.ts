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
  readonly item: { readonly kind: ItemKind; readonly id: string } | null;
  readonly label: string;
  /** Marks behind the name: "synthetic", "baseline". */
  readonly mark: string | null;
  /** Position among its siblings from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Whether a place has items to show. */
  readonly hasItems: boolean;
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly mark: string | null;
}

const kinds: Readonly<Partial<Record<Place, ItemKind>>> = { data: 'dataset', markets: 'market', scenarios: 'scenario' };

function itemsOf(document: Workspace, place: Place): readonly Item[] {
  if (place === 'data') {
    const synthetic = new Set(document.sources.filter((source) => source.synthetic).map((source) => source.id));
    return document.datasets.map(({ id, name, source }) => ({ id, name, mark: synthetic.has(source) ? 'synthetic' : null }));
  }
  if (place === 'markets') return document.markets.map(({ id, name }) => ({ id, name, mark: null }));
  if (place === 'scenarios') return document.scenarios.map(({ id, name }) => ({ id, name, mark: id === document.baseline ? 'baseline' : null }));
  return [];
}

/** The visible rows in order; the items of a folded place are left out. */
export function treeRows(document: Workspace, folded: ReadonlySet<Place>): TreeNode[] {
  return places.flatMap((place, i) => {
    const items = itemsOf(document, place);
    const kind = kinds[place];
    const head: TreeNode = {
      key: place, place, item: null, label: placeNames[place], mark: null, position: i + 1, siblings: places.length, hasItems: items.length > 0,
    };
    if (kind === undefined || folded.has(place)) return [head];
    const rows = items.map(({ id, name, mark }, at): TreeNode => ({
      key: `${place}/${id}`, place, item: { kind, id }, label: name, mark, position: at + 1, siblings: items.length, hasItems: false,
    }));
    return [head, ...rows];
  });
}

/** What of the view opens a row. */
export function viewOfNode({ place, item }: TreeNode): Partial<ViewState> {
  if (item === null) return { place };
  const key = item.kind === 'dataset' ? 'source' : item.kind;
  return { place, [key]: item.id };
}
