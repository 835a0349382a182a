import { Menu, MenuDivider, MenuItem, showContextMenu } from '@blueprintjs/core';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { RowFilter } from '../../../core/data/preparation';
import { only, without } from './row-filter';

/** What can be asked of the rows by a value in a cell. */
export interface CellActions {
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter, label: string) => void;
  /** Further items: read as missing, combine. */
  readonly more?: (column: string, text: string | null) => readonly { readonly label: string; readonly run: () => void }[];
}

const shown = (text: string): string => (text === '' ? 'blank' : text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Opens the menu of a cell where the pointer is. */
export function openCellMenu(at: { readonly left: number; readonly top: number }, column: string, text: string | null, { filter, onFilter, more }: CellActions): void {
  const value = text?.trim() ?? '';
  const asked = filter.conditions.some((condition) => condition.test === 'is' && condition.column === column && !condition.values.includes(value));
  const extra = more?.(column, text) ?? [];
  showContextMenu({
    targetOffset: at,
    content: (
      <Menu aria-label={`Rows by ${column}`}>
        <MenuItem text={`Only rows where ${column} is ${shown(value)}`} onClick={() => onFilter(only(filter, column, [value]), `Only rows where ${column} is ${shown(value)}`)} />
        {asked && <MenuItem text={`Also rows where it is ${shown(value)}`} onClick={() => onFilter(only(filter, column, [value], true), `Also rows where ${column} is ${shown(value)}`)} />}
        <MenuItem text={`Leave out rows where it is ${shown(value)}`} onClick={() => onFilter(without(filter, column, [value]), `Leave out rows where ${column} is ${shown(value)}`)} />
        {extra.length > 0 && <MenuDivider />}
        {extra.map(({ label, run }) => (
          <MenuItem key={label} text={label} onClick={run} />
        ))}
      </Menu>
    ),
  });
}

/** A grid whose cells have a menu: by the right button, by the menu key, or by Shift and F10 at the cell that has the focus. */
export function WithCellMenu({ columns, textOf, actions, onClick = false, children }: {
  readonly columns: readonly string[];
  /** Text of the cell of a drawn row (`aria-rowindex` less 2) and column. */
  readonly textOf: (row: number, column: string) => string | null | undefined;
  readonly actions: CellActions;
  /** A plain click opens it too: for tables whose cells cannot be gone to. */
  readonly onClick?: boolean;
  readonly children: ReactNode;
}) {
  const open = (cell: Element | null, at: { readonly left: number; readonly top: number }): boolean => {
    const column = columns[Number(cell?.getAttribute('aria-colindex')) - 2];
    const row = Number(cell?.closest('[role=row]')?.getAttribute('aria-rowindex')) - 2;
    if (cell === null || column === undefined || !(row >= 0)) return false;
    const text = textOf(row, column);
    if (text === undefined) return false;
    openCellMenu(at, column, text, actions);
    return true;
  };
  const onContextMenu = (event: MouseEvent): void => {
    const cell = event.target instanceof Element ? event.target.closest('[role=gridcell]') : null;
    if (open(cell, { left: event.clientX, top: event.clientY })) event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
    const id = event.target instanceof Element ? event.target.getAttribute('aria-activedescendant') : null;
    const cell = id === null ? null : document.getElementById(id);
    const box = cell?.getBoundingClientRect();
    if (box !== undefined && open(cell, { left: box.left + 8, top: box.bottom })) event.preventDefault();
  };
  return (
    <div className="with-cell-menu" onContextMenu={onContextMenu} onClick={onClick ? onContextMenu : undefined} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
