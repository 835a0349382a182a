import { useMemo, type RefObject } from 'react';
import type { FigureTable } from '../../core/figures/figure';
import { ExportMenu, tableActions } from '../figures/export-menu';

/** Copy and export of a table that is shown. */
export function TableTools({ table, name, of }: { readonly table: FigureTable; readonly name: string; readonly of: RefObject<HTMLElement | null> }) {
  const actions = useMemo(() => tableActions(table, name), [table, name]);
  return (
    <span className="table-tools">
      <ExportMenu subject={name} actions={actions} of={of} />
    </span>
  );
}
