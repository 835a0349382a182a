import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { isMac, matches } from '../commands/keys';
import { useIntakes } from '../places/data/intake';
import { useDocument, useMarketId, useScenarioId } from '../state/selectors';
import type { Place } from '../state/view';
import { setView, useWorkbench } from '../state/workbench';
import type { TreeAction } from './tree-actions';
import { actionsOf, duplicate, moveTo, remove, rename } from './tree-actions';
import type { TreeNode } from './tree-model';
import { treeRows, viewOfNode } from './tree-model';
import { TreeRow } from './tree-row';

/** Key of the row that the centre shows. */
function useOpenKey(): string {
  const { place, source } = useWorkbench((state) => state.view);
  const market = useMarketId();
  const scenario = useScenarioId();
  const item = place === 'data' ? source : place === 'markets' ? market : place === 'scenarios' ? scenario : null;
  return item === null ? place : `${place}/${item}`;
}

/** The workspace as a tree in the order of the work. */
export function Navigation() {
  const document = useDocument();
  const [folded, setFolded] = useState<ReadonlySet<Place>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [dragged, setDragged] = useState<TreeNode | null>(null);
  const [drop, setDrop] = useState<{ key: string; at: 'before' | 'after' } | null>(null);
  const elements = useRef(new Map<string, HTMLDivElement>());
  const openKey = useOpenKey();
  const intakes = useIntakes();
  // One file that was refused is shown where it was refused; among several it must not be overlooked.
  const waiting = intakes.filter(({ phase }) => phase !== 'refused' || intakes.length > 1);
  const rows = treeRows(document, folded, waiting.map(({ id, name, phase }) => ({ id, name, mark: phase === 'ready' ? 'not added' : phase })));
  const reachable = rows.some((row) => row.key === focused) ? focused : rows.some((row) => row.key === openKey) ? openKey : rows[0]!.key;

  const focus = (key: string | undefined): void => {
    if (key === undefined) return;
    setFocused(key);
    elements.current.get(key)?.focus();
  };
  const fold = (place: Place, value: boolean): void => {
    const next = new Set(folded);
    if (value) next.add(place);
    else next.delete(place);
    setFolded(next);
  };
  const open = (node: TreeNode): void => {
    setFocused(node.key);
    setView(viewOfNode(node));
  };
  const perform = (node: TreeNode, action: TreeAction['id']): void => {
    if (action === 'rename') setRenaming(node.key);
    else if (action === 'duplicate') duplicate(node);
    else if (action === 'remove') {
      const at = rows.indexOf(node);
      focus(rows[at + 1]?.place === node.place ? rows[at + 1]?.key : rows[at - 1]?.key);
      remove(node);
    } else moveTo(node, node.position - 1 + (action === 'up' ? -1 : 1));
  };

  const onKeyDown = (node: TreeNode, event: KeyboardEvent): void => {
    const action = actionsOf(node).find(({ keys }) => matches(keys, event, isMac()));
    const at = rows.indexOf(node);
    const moves: Record<string, () => void> = {
      ArrowDown: () => focus(rows[at + 1]?.key),
      ArrowUp: () => focus(rows[at - 1]?.key),
      Home: () => focus(rows[0]?.key),
      End: () => focus(rows.at(-1)?.key),
      ArrowRight: () => (node.hasItems && folded.has(node.place) ? fold(node.place, false) : node.hasItems ? focus(rows[at + 1]?.key) : undefined),
      ArrowLeft: () => (node.item !== null ? focus(node.place) : node.hasItems ? fold(node.place, true) : undefined),
      Enter: () => open(node),
      ' ': () => open(node),
    };
    const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key];
    if (action === undefined && move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (action !== undefined) perform(node, action.id);
    else move?.();
  };

  const onDragOver = (node: TreeNode, event: DragEvent): void => {
    if (dragged === null || dragged.item?.kind !== node.item?.kind || node.item === null) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    setDrop({ key: node.key, at: event.clientY < box.top + box.height / 2 ? 'before' : 'after' });
  };
  const onDrop = (node: TreeNode, event: DragEvent): void => {
    if (dragged === null || drop === null) return;
    event.preventDefault();
    const target = node.position - 1 + (drop.at === 'after' ? 1 : 0);
    moveTo(dragged, target > dragged.position - 1 ? target - 1 : target);
    setDrop(null);
    setDragged(null);
  };

  return (
    <div className="tree" role="tree" aria-label="Workspace" onDragEnd={() => { setDragged(null); setDrop(null); }}>
      {rows.map((node) => (
        <TreeRow
          key={node.key}
          node={node}
          selected={node.key === openKey}
          expanded={!folded.has(node.place)}
          reachable={node.key === reachable}
          renaming={node.key === renaming}
          dropAt={drop?.key === node.key ? drop.at : null}
          rowRef={(element) => {
            if (element === null) elements.current.delete(node.key);
            else elements.current.set(node.key, element);
          }}
          onOpen={() => open(node)}
          onToggle={() => fold(node.place, !folded.has(node.place))}
          onKeyDown={(event) => onKeyDown(node, event)}
          onRenamed={(name) => {
            setRenaming(null);
            if (name !== null) rename(node, name);
            focus(node.key);
          }}
          onAction={(action) => perform(node, action)}
          onDragStart={() => setDragged(node)}
          onDragOver={(event) => onDragOver(node, event)}
          onDrop={(event) => onDrop(node, event)}
        />
      ))}
    </div>
  );
}
