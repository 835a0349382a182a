import type { ShareTable } from '../market/share-table';
import type { Problem } from '../problem';
import { problem } from '../problem';
import type { BuildOptions, Built } from './build';
import { count, numbersOf, refuseErrors, roleAssumptions, textsOf } from './build';
import { withPrepared } from './build-prepared';
import { SHARE_CHECKS } from './checks/check-shares';
import type { Engine } from './engine';
import { turn } from './formats/limits';
import type { ShareMapping } from './mapping';
import { ownedEntries } from './owned-entries';
import { insideShares, outsideGoodProblems } from './outside-good';
import { placesOrNumbers } from './propose-shares';
import { shareCells } from './share-cells';
import { shareSumProblems, shareRowProblems } from './share-problems';
import { identifier } from './sql/quote';
import type { NamedRole, ShareSource } from './sql/shares';
import { OBSERVED_MARKS, parseRows, repeatedRows, roleNames, shareEntries, tellingColumns } from './sql/shares';

export interface ShareBuildOptions extends BuildOptions {
  /** Ultimate owner of each product or firm that has another owner; rows are added up by owner. */
  readonly owners?: ReadonlyMap<string, string>;
  /** Ultimate owner of a product or firm in a period, or the name itself: owners that change over time, in place of `owners`. */
  readonly ownerAt?: (name: string, period: string) => string;
}

/** Counts builds, so that two at once do not use one name. */
let builds = 0;

/**
 * Makes the share table from a loaded table, whose rows are prepared first where the mapping says how. Values in percent become fractions; rows of one firm are added up;
 * rows whose value is 0 or missing, or that name no firm, are left out and counted in the problems.
 * Throws `DataRefused` for text or negative numbers in the value column, missing markets or periods, shares that sum
 * above 1 by more than rounding, and a table with nothing in it.
 */
export async function buildShares(engine: Engine, table: string, mapping: ShareMapping, options: ShareBuildOptions): Promise<Built<ShareTable>> {
  const { market, period, firm, product, value, status, times = null } = mapping;
  const roles = { market, period, firm, product, value, multiplier: times, status };
  return withPrepared(engine, table, mapping, roles, options, (prepared) => buildFrom(engine, prepared, mapping, roles, options));
}

async function buildFrom(engine: Engine, table: string, mapping: ShareMapping, roles: Readonly<Record<string, string | null>>, options: ShareBuildOptions): Promise<Built<ShareTable>> {
  const { file, decimal, signal, ownerAt, owners = new Map<string, string>() } = options;
  const ask = (sql: string) => engine.query(sql, [], { signal });
  const { market, period, product, value } = mapping;
  const source: ShareSource = { table, mapping, decimal, productOwners: product === null || ownerAt !== undefined ? [] : [...owners] };
  const parsed = `${table}__parsed_${++builds}`;
  try {
    await ask(parseRows(source, parsed));
    const problems = [...refuseErrors(await shareRowProblems(ask, source, parsed, file))];
    const names = async (role: NamedRole): Promise<string[]> => textsOf(await ask(roleNames(source, role)), 'name');
    const markets = market === null ? [''] : await names('market');
    const periods = period === null ? [''] : await names('period');
    const firms = await names('firm');
    const byProduct = product !== null && ownerAt !== undefined;
    const entries = await ask(shareEntries(parsed, byProduct));
    if (entries.numRows === 0) {
      const nothing = problem('empty-market', `No row of ${file} has a firm with a value above 0.`, 'Choose other columns, or a file with values.', { file, column: value });
      refuseErrors([...problems, nothing]);
    }
    const fringe = new Set(mapping.fringe.map(folded));
    const isFringe = (name: string): boolean => fringe.has(folded(name));
    const found = {
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
    };
    const products = byProduct ? { names: await names('product'), of: numbersOf(entries, 'product') } : undefined;
    const { table: built, rows } = shareCells(
      ownerAt === undefined ? found : ownedEntries(found, { ownerAt, isFringe, ...(products === undefined ? {} : { products }) }),
      {
        measure: mapping.unit === 'level' ? 'level' : 'share',
        unit: mapping.unit === 'level' ? mapping.unitName : 'share',
        per: mapping.unit === 'percent' ? 100 : 1,
        ownerOf: (name) => owners.get(name) ?? name,
        isFringe,
      },
    );
    await turn();
    problems.push(...shareSumProblems(built, rows, mapping, file), ...outsideGoodProblems(built, mapping, file));
    refuseErrors(problems);
    // Rows that are counted repeat a firm by their nature.
    const mayRepeat = mapping.preparation?.rowCount === undefined && (product !== null || someAbove(numbersOf(entries, 'rows'), 1));
    const repeated = mayRepeat ? (await ask(repeatedRows(parsed))).get(0) : null;
    if (repeated !== null) {
      const listed = product === null ? [''] : await names('product');
      const at = (list: readonly string[], role: NamedRole): string => list[repeated[role] ?? -1] ?? '';
      problems.push(
        repeatedProblem(
          { place: [at(markets, 'market'), at(periods, 'period')], firm: at(firms, 'firm'), product: at(listed, 'product'), line: repeated['line'], repeats: repeated['repeats'], groups: repeated['groups'] },
          product !== null,
          await tellingColumn(ask, table, parsed, roles),
          file,
        ),
      );
    }
    for (const check of SHARE_CHECKS) {
      await turn();
      problems.push(...check(built, mapping, file));
    }
    const outside = mapping.remainder === 'outside' && mapping.unit !== 'level';
    return { table: outside ? insideShares(built) : built, problems, assumptions: assumptions(mapping, roles, built) };
  } finally {
    await engine.dropTable(parsed).catch(() => undefined);
  }
}

function someAbove(values: ArrayLike<number>, limit: number): boolean {
  for (let i = 0; i < values.length; i++) if (values[i]! > limit) return true;
  return false;
}

interface Repeated {
  readonly place: readonly string[];
  readonly firm: string;
  readonly product: string;
  readonly line: number;
  readonly repeats: number;
  readonly groups: number;
}

/** Columns and groups of repeated rows that are looked through for what tells the rows apart. */
const COLUMNS_LOOKED_AT = 40;
const GROUPS_LOOKED_AT = 500;

/** Share of the rows that a column must tell apart. */
const NEARLY_ALL = 0.9;

/** A column that tells repeated rows apart, all of them or nearly. */
interface Telling {
  readonly column: string;
  readonly all: boolean;
}

/** The column without a role in which the rows of one market, period, firm and product differ, the one of fewest texts and no coordinate or key if another does; `null` where there is none. A nameless column may number the rows, copies too. */
async function tellingColumn(ask: (sql: string) => ReturnType<Engine['query']>, table: string, parsed: string, roles: Readonly<Record<string, string | null>>): Promise<Telling | null> {
  const taken = new Set(['line', ...Object.values(roles)]);
  const others = (await ask(`SELECT * FROM ${identifier(table)} LIMIT 0`)).schema.fields.map(({ name }) => name).filter((name) => !taken.has(name) && !/^column \d+$/.test(name)).slice(0, COLUMNS_LOOKED_AT);
  if (others.length === 0) return null;
  const counts = (await ask(tellingColumns(table, parsed, others, GROUPS_LOOKED_AT))).get(0)!;
  const rows = counts['rows'] as number;
  if (counts['found'] !== rows) return null;
  const [best] = others
    .map((column, i) => ({ column, told: counts[`c${i}`] as number, distinct: counts[`d${i}`] as number }))
    .filter(({ told }) => told >= NEARLY_ALL * rows)
    .sort((a, b) => Number(placesOrNumbers(a.column)) - Number(placesOrNumbers(b.column)) || a.distinct - b.distinct);
  return best === undefined ? null : { column: best.column, all: best.told === rows };
}

/** One warning for all rows that repeat another one: they are added up, which is right for products and wrong for copies. */
function repeatedProblem({ place, firm, product, line, repeats, groups }: Repeated, byProduct: boolean, telling: Telling | null, file: string): Problem {
  const keys = byProduct ? 'a market, period, firm and product' : 'a market, period and firm';
  const what = byProduct && product !== '' ? `${firm}, ${product}` : firm;
  const where = place.filter((part) => part !== '').join(', ');
  return problem(
    'repeated-row',
    `${count(repeats)} ${repeats === 1 ? 'row' : 'rows'} of ${file} ${repeats === 1 ? 'repeats' : 'repeat'} ${keys} (${count(groups)} ${groups === 1 ? 'case' : 'cases'}; line ${line}: ${what}${where === '' ? '' : ` in ${where}`}); they are added up.${telling === null ? '' : ` ${telling.all ? 'They' : 'Nearly all of them'} differ in column "${telling.column}".`}`,
    telling !== null
      ? `Adding is right where "${telling.column}" tells ${byProduct ? 'parts of the market or of the period' : 'products, places or parts of the period'} apart; give it a role, or filter by it, where it does not.`
      : byProduct
        ? 'If they are copies, remove them.'
        : 'If they are products of the firm, choose the product column; if they are copies, remove them.',
    { severity: 'warning', file, row: line },
  );
}

function assumptions(mapping: ShareMapping, roles: Readonly<Record<string, string | null>>, table: ShareTable): string[] {
  const sentences = roleAssumptions(mapping, roles);
  const { market, period, value, times, unit, status, remainder, reasons } = mapping;
  if (market === null) sentences.push('All rows are one market: no column says which.');
  if (period === null) sentences.push('All rows are one period: no column says which.');
  const words = { fraction: 'fractions of the market', percent: 'percent of the market', level: `levels${mapping.unitName === '' ? '' : ` in ${mapping.unitName}`}; a share is the level over the sum of its market and period` };
  const why = reasons['unit'];
  if (times !== undefined) sentences.push(`A value is "${value}" times "${times}" of its row.`);
  sentences.push(`Values in "${value}" are ${words[unit]}${why === undefined || why.by === 'person' ? '' : ` (${why.reason})`}.`);
  if (mapping.fringe.length > 0) sentences.push(`${mapping.fringe.map((name) => `"${name}"`).join(', ')} ${mapping.fringe.length === 1 ? 'is' : 'are'} no firm: the share counts in the market and adds nothing to the HHI.`);
  if (remainder === 'outside' && unit !== 'level') sentences.push('What the shares of a market lack to 100% is an outside good: a share is read over the sum of its market, the firms that sold.');
  if (remainder === 'unknown' && unit !== 'level') sentences.push('What the shares of a market lack to 100% is sold by firms that the file does not name: it counts in the market and adds nothing to the HHI.');
  let estimates = 0;
  for (const mark of table.estimate) estimates += mark;
  if (status !== null) sentences.push(`${count(estimates)} of ${count(table.estimate.length)} figures rest on a row whose "${status}" is not ${OBSERVED_MARKS.slice(0, 3).join(', ')} or the like: they are marked as estimates.`);
  return sentences;
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
