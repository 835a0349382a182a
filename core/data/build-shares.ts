import type { StructRowProxy } from 'apache-arrow';
import type { ShareTable } from '../market/share-table';
import type { Problem } from '../problem';
import { problem } from '../problem';
import type { BuildOptions, Built } from './build';
import { count, numbersOf, refuseErrors, requireColumns, roleAssumptions, textsOf } from './build';
import type { Engine } from './engine';
import type { ShareMapping } from './mapping';
import { shareCells } from './share-cells';
import { shareSumProblems, shareRowProblems } from './share-problems';
import { noRows } from './sql/load';
import type { ShareSource } from './sql/shares';
import { OBSERVED_MARKS, repeatedRows, roleNames, shareEntries } from './sql/shares';

export interface ShareBuildOptions extends BuildOptions {
  /** Ultimate owner of each product or firm that has another owner; rows are added up by owner. */
  readonly owners?: ReadonlyMap<string, string>;
}

/**
 * Makes the share table from a loaded table. Values in percent become fractions; rows of one firm are added up;
 * rows whose value is 0 or missing, or that name no firm, are left out and counted in the problems.
 * Throws `DataRefused` for text or negative numbers in the value column, missing markets or periods, shares that sum
 * above 1 by more than rounding, and a table with nothing in it.
 */
export async function buildShares(engine: Engine, table: string, mapping: ShareMapping, options: ShareBuildOptions): Promise<Built<ShareTable>> {
  const { file, decimal, signal, owners = new Map<string, string>() } = options;
  const ask = (sql: string) => engine.query(sql, [], { signal });
  const { market, period, firm, product, value, status } = mapping;
  const roles = { market, period, firm, product, value, status };
  requireColumns(mapping, roles, (await ask(noRows(table))).schema.fields.map(({ name }) => name), file);

  const source: ShareSource = { table, mapping, decimal, productOwners: product === null ? [] : [...owners] };
  const problems: Problem[] = [...(await shareRowProblems(ask, source, file))];
  refuseErrors(problems);

  const [markets, periods, firms] = [
    textsOf(await ask(roleNames(source, 'market')), 'name'),
    textsOf(await ask(roleNames(source, 'period')), 'name'),
    textsOf(await ask(roleNames(source, 'firm')), 'name'),
  ];
  const entries = await ask(shareEntries(source));
  if (entries.numRows === 0) {
    const nothing = problem('empty-market', `No row of ${file} has a firm with a value above 0.`, 'Choose other columns, or a file with values.', { file, column: value });
    refuseErrors([...problems, nothing]);
  }
  const fringe = new Set(mapping.fringe.map(folded));
  const { table: built, rows } = shareCells(
    {
      markets,
      periods,
      firms,
      market: numbersOf(entries, 'market'),
      period: numbersOf(entries, 'period'),
      firm: numbersOf(entries, 'firm'),
      value: numbersOf(entries, 'value'),
      line: numbersOf(entries, 'line'),
      estimate: numbersOf(entries, 'estimate'),
      rows: numbersOf(entries, 'rows'),
    },
    {
      measure: mapping.unit === 'level' ? 'level' : 'share',
      unit: mapping.unit === 'level' ? mapping.unitName : 'share',
      per: mapping.unit === 'percent' ? 100 : 1,
      ownerOf: (name) => owners.get(name) ?? name,
      isFringe: (name) => fringe.has(folded(name)),
    },
  );
  problems.push(...shareSumProblems(built, rows, mapping, file));
  refuseErrors(problems);
  const repeated = await ask(repeatedRows(source, 1));
  if (repeated.numRows > 0) problems.push(repeatedProblem(repeated.get(0)!, mapping, file));
  return { table: built, problems, assumptions: assumptions(mapping, roles, built, entries.numRows) };
}

/** One warning for all rows that repeat another one: they are added up, which is right for products and wrong for copies. */
function repeatedProblem(row: StructRowProxy, mapping: ShareMapping, file: string): Problem {
  const { market, period, firm, product, line, repeats, groups } = row;
  const place = [market, period].filter((part) => part !== '').join(', ');
  const what = mapping.product === null ? `${firm}` : `${firm}, ${product === '' ? 'without a product' : product}`;
  return problem(
    'repeated-row',
    `${count(repeats)} ${repeats === 1 ? 'row' : 'rows'} of ${file} ${repeats === 1 ? 'repeats' : 'repeat'} a market, period and firm` +
      `${mapping.product === null ? '' : ' and product'} (${count(groups)} ${groups === 1 ? 'case' : 'cases'}; line ${line}: ${what}${place === '' ? '' : ` in ${place}`}); they are added up.`,
    mapping.product === null ? 'If they are products of the firm, choose the product column; if they are copies, remove them.' : 'If they are copies, remove them.',
    { severity: 'warning', file, row: line },
  );
}

function assumptions(mapping: ShareMapping, roles: Readonly<Record<string, string | null>>, table: ShareTable, entries: number): string[] {
  const sentences = roleAssumptions(mapping, roles);
  const { market, period, value, unit, status, reasons } = mapping;
  if (market === null) sentences.push('All rows are one market: no column says which.');
  if (period === null) sentences.push('All rows are one period: no column says which.');
  const words = { fraction: 'fractions of the market', percent: 'percent of the market', level: `levels${mapping.unitName === '' ? '' : ` in ${mapping.unitName}`}; a share is the level over the sum of its market and period` };
  const why = reasons['unit'];
  sentences.push(`Values in "${value}" are ${words[unit]}${why === undefined || why.by === 'person' ? '' : ` (${why.reason})`}.`);
  if (mapping.fringe.length > 0) sentences.push(`${mapping.fringe.map((name) => `"${name}"`).join(', ')} ${mapping.fringe.length === 1 ? 'is' : 'are'} no firm: the share counts in the market and adds nothing to the HHI.`);
  let estimates = 0;
  for (const mark of table.estimate) estimates += mark;
  if (status !== null) sentences.push(`${count(estimates)} of ${count(entries)} figures rest on a row whose "${status}" is not ${OBSERVED_MARKS.slice(0, 3).join(', ')} or the like: they are marked as estimates.`);
  return sentences;
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
