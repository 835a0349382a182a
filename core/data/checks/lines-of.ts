import type { ShareTable } from '../../market/share-table';
import { LINES_KEPT } from '../../problem';

/** The first rows behind the entries that are meant, in file order, at most `LINES_KEPT`. */
export function linesOf(table: ShareTable, meant: (entry: number) => boolean): number[] {
  const lines: number[] = [];
  for (let entry = 0; entry < table.firm.length; entry++) if (meant(entry)) lines.push(table.row[entry]!);
  return [...new Set(lines)].sort((a, b) => a - b).slice(0, LINES_KEPT);
}
