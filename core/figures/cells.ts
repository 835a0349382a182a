import { formatChange, formatCount, formatHhi, formatShare, formatSharePoints } from '../format';
import type { Cell, FigureColumn } from './figure';

/** Shown where a value does not exist; the reason stands in a note beside the table. */
export const ABSENT = '–';

/** A table cell as a person reads it. Numbers keep to their side of the column's limits. */
export function formatCell(cell: Cell, column: FigureColumn): string {
  if (cell === null) return ABSENT;
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return ABSENT;
  switch (column.format) {
    case 'hhi':
      return formatHhi(cell, column.limits);
    case 'change':
      return formatChange(cell, column.limits);
    case 'share':
      return formatShare(cell, column.limits);
    case 'points':
      return formatSharePoints(cell);
    case 'count':
      return formatCount(cell);
    case 'text':
      return String(cell);
  }
}
