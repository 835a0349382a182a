import type { Cell, Merge, SheetRow } from './sheet';

/**
 * Gives the text of a cell that is merged over several rows to each of them. Numbers stay in the first row: repeated they
 * would be summed several times. Also the merges that gave something.
 */
export function fillDown(rows: readonly SheetRow[], merges: readonly Merge[]): { readonly rows: readonly SheetRow[]; readonly filled: readonly Merge[] } {
  const at = new Map(rows.map(({ line }, i) => [line, i]));
  const changed = new Map<number, Cell[]>();
  const filled: Merge[] = [];
  for (const merge of merges) {
    const first = at.get(merge.top + 1);
    if (first === undefined || merge.bottom === merge.top || merge.left !== merge.right) continue;
    const value = rows[first]!.cells[merge.left];
    if (typeof value !== 'string') continue;
    let gave = false;
    for (let line = merge.top + 2; line <= merge.bottom + 1; line++) {
      const row = at.get(line);
      if (row === undefined) continue;
      const cells = changed.get(row) ?? [...rows[row]!.cells];
      while (cells.length <= merge.left) cells.push(null);
      cells[merge.left] = value;
      changed.set(row, cells);
      gave = true;
    }
    if (gave) filled.push(merge);
  }
  return { rows: changed.size === 0 ? rows : rows.map((row, i) => ({ line: row.line, cells: changed.get(i) ?? row.cells })), filled };
}
