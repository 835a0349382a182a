import type { ShareTable } from '../../market/share-table';
import type { Problem } from '../../problem';
import { problem } from '../../problem';
import type { ShareMapping } from '../mapping';
import { foldedName } from './fold-name';
import { linesOf } from './lines-of';

/** Words that name the whole market in a list of firms. */
const TOTAL_NAMES = new Set([
  'total', 'totals', 'grand total', 'all', 'all firms', 'sum', 'market', 'total market', 'industry', 'total industry', 'overall', 'subtotal', 'sub total', 'gesamt', 'insgesamt', 'summe', 'total general', 'ensemble', 'somme',
  'totale', 'totaal', 'totalt', 'i alt', 'yhteensa', 'razem', 'ogolem', 'suma', 'geral', 'total geral', 'toplam',
]);
/** How near a row must come to the sum of the others, relatively: totals in print are rounded. */
const NEAR = 0.002;

/**
 * A "firm" that is the sum of the others: a total row that was read as a firm and halves every share. By its value where it
 * stands beside at least two others, or by its name.
 */
export function totalRowProblems(table: ShareTable, mapping: ShareMapping, file: string): Problem[] {
  const cells = table.cellMarket.length;
  const present = new Float64Array(table.firms.length);
  const whole = new Float64Array(table.firms.length);
  for (let cell = 0; cell < cells; cell++) {
    const [from, to] = [table.offsets[cell]!, table.offsets[cell + 1]!];
    let sum = table.fringe[cell]!;
    for (let i = from; i < to; i++) sum += table.value[i]!;
    for (let i = from; i < to; i++) {
      present[table.firm[i]!]! += 1;
      const others = sum - table.value[i]!;
      const beside = to - from - 1 + (table.fringe[cell]! > 0 ? 1 : 0);
      if (beside >= 3 && Math.abs(table.value[i]! - others) <= NEAR * others) whole[table.firm[i]!]! += 1;
    }
  }
  const found: Problem[] = [];
  table.firms.forEach((firm, place) => {
    const named = TOTAL_NAMES.has(foldedName(firm));
    const sums = whole[place]! > 0 && whole[place]! >= 0.9 * present[place]!;
    if (!named && !(sums && present[place]! >= 2)) return;
    const because = sums ? 'is the sum of the other firms' : 'has the name of a total';
    found.push(
      problem('total-row', `"${firm}" in ${file} ${because}${sums && named ? ' and has the name of a total' : ''}: a total that is counted as a firm makes every share too small.`, `If it is a total, leave its rows out; if it is a firm, nothing need be done.`, {
        severity: 'warning',
        file,
        column: mapping.firm,
        lines: linesOf(table, (entry) => table.firm[entry] === place),
        details: { firm },
      }),
    );
  });
  return found;
}
