import { Button, Menu, MenuItem, PopoverNext } from '@blueprintjs/core';
import { ChevronDown, ChevronRight, More, Plus } from '@blueprintjs/icons';
import type { DragEvent, KeyboardEvent, RefCallback } from 'react';
import { isMac, printKeys } from '../commands/keys';
import { runCommand } from '../commands/registry';
import { RenameField } from './rename-field';
import type { TreeAction } from './tree-actions';
import { actionsOf } from './tree-actions';
import type { TreeNode } from './tree-model';

export interface TreeRowProps {
  readonly node: TreeNode;
  readonly selected: boolean;
  readonly expanded: boolean;
  /** The one row that Tab reaches. */
  readonly reachable: boolean;
  readonly renaming: boolean;
  readonly dropAt: 'before' | 'after' | null;
  readonly rowRef: RefCallback<HTMLDivElement>;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onRenamed: (name: string | null) => void;
  readonly onAction: (action: TreeAction['id']) => void;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

const adders: Readonly<Partial<Record<TreeNode['place'], { command: string; label: string; testId?: string }>>> = {
  data: { command: 'file.open', label: 'Open a file' },
  scenarios: { command: 'scenario.new', label: 'Add a scenario', testId: 'add-scenario' },
};

export function TreeRow(props: TreeRowProps) {
  const { node, selected, expanded, reachable, renaming, dropAt } = props;
  const isPlace = node.item === null;
  const adder = isPlace ? adders[node.place] : undefined;
  return (
    <div
      ref={props.rowRef}
      className={isPlace ? 'tree-row tree-place' : 'tree-row tree-item'}
      role="treeitem"
      aria-level={isPlace ? 1 : 2}
      aria-selected={selected}
      aria-expanded={isPlace && node.hasItems ? expanded : undefined}
      aria-posinset={node.position}
      aria-setsize={node.siblings}
      aria-label={node.mark === null ? node.label : `${node.label}, ${node.mark}`}
      tabIndex={reachable ? 0 : -1}
      data-testid={isPlace ? `place-nav-${node.place}` : `tree-${node.key}`}
      data-drop={dropAt ?? undefined}
      title={isPlace ? undefined : node.label}
      draggable={!isPlace && !renaming && node.item?.kind !== 'intake'}
      onClick={props.onOpen}
      onKeyDown={props.onKeyDown}
      onDragStart={props.onDragStart}
      onDragOver={props.onDragOver}
      onDrop={props.onDrop}
    >
      {isPlace && (
        <span
          className="tree-fold"
          aria-hidden
          onClick={(event) => {
            if (!node.hasItems) return;
            event.stopPropagation();
            props.onToggle();
          }}
        >
          {node.hasItems && (expanded ? <ChevronDown size={12} /> : <ChevronRight size={12} />)}
        </span>
      )}
      {renaming ? (
        <RenameField name={node.label} onDone={props.onRenamed} />
      ) : (
        <span className="truncate tree-label">{node.label}</span>
      )}
      {node.mark !== null && !renaming && <span className="tree-mark">{node.mark}</span>}
      {adder !== undefined && (
        <Button
          className="tree-more"
          size="small"
          variant="minimal"
          icon={<Plus size={12} />}
          tabIndex={-1}
          aria-label={adder.label}
          title={adder.label}
          data-testid={adder.testId}
          onClick={(event) => {
            event.stopPropagation();
            void runCommand(adder.command);
          }}
        />
      )}
      {!isPlace && !renaming && <RowMenu node={node} onAction={props.onAction} />}
    </div>
  );
}

function RowMenu({ node, onAction }: { readonly node: TreeNode; readonly onAction: (action: TreeAction['id']) => void }) {
  const mac = isMac();
  const menu = (
    <Menu aria-label={`Actions for ${node.label}`}>
      {actionsOf(node).map(({ id, label, keys }) => (
        <MenuItem key={id} text={label} label={printKeys(keys.replace('ArrowUp', '↑').replace('ArrowDown', '↓'), mac)} onClick={() => onAction(id)} />
      ))}
    </Menu>
  );
  return (
    <span className="tree-more" onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <PopoverNext content={menu} placement="bottom-start" arrow={false} animation="minimal">
        <Button size="small" variant="minimal" icon={<More size={12} />} tabIndex={-1} aria-label={`Actions for ${node.label}`} />
      </PopoverNext>
    </span>
  );
}
