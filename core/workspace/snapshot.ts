import { parquetMetadata, parquetRead } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { TextColumns } from '../data/engine';
import type { MarginalTable, RespondentTable } from '../audience/tables';
import type { ShareTable } from '../market/share-table';
import type { MappedTable } from './tables';

/** A source as it was loaded: all text, with the file line of each row. */
export interface RawTable {
  readonly columns: TextColumns;
  readonly lines: Int32Array;
}

const LINE_COLUMN = 'line';
const METADATA_KEY = 'proforma';

type Cell = string | number | boolean | null;
type Columns = Map<string, Cell[]>;
interface ColumnToWrite {
  readonly name: string;
  readonly data: readonly Cell[] | Int32Array | Float64Array;
  readonly type: 'STRING' | 'DOUBLE' | 'INT32' | 'BOOLEAN';
}

function write(columns: readonly ColumnToWrite[], metadata: unknown): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(({ name, data, type }) => ({ name, data: data as Cell[], type, nullable: true })),
      kvMetadata: [{ key: METADATA_KEY, value: JSON.stringify(metadata) }],
      createdBy: 'proforma',
    }),
  );
}

/** Cells of a snapshot at most: one that claims more is not of this program. */
const MOST_CELLS = 2 ** 28;

/** A snapshot that is sound but belongs to another dataset, source or document. */
export class SnapshotMismatch extends Error {
  override readonly name = 'SnapshotMismatch';
}

/** Reads the columns. `seal` is what the snapshot must bear, or `null` where it need not bear any. */
async function read(bytes: Uint8Array, seal: string | null): Promise<{ columns: Columns; metadata: unknown }> {
  // A copy of its own: `slice` of Node's Buffer would give the whole file's memory.
  const file = new Uint8Array(bytes).buffer;
  const description = parquetMetadata(file);
  if (Number(description.num_rows) * description.schema.length > MOST_CELLS) throw new Error('The snapshot claims more cells than it can have.');
  const text = description.key_value_metadata?.find((entry) => entry.key === METADATA_KEY)?.value;
  const metadata = text === undefined ? null : (JSON.parse(text) as { seal?: unknown });
  if (seal !== null && metadata?.seal !== seal) throw new SnapshotMismatch('The snapshot was made of something else.');
  const columns: Columns = new Map();
  for (const element of description.schema.slice(1)) columns.set(element.name, new Array<Cell>(Number(description.num_rows)));
  await parquetRead({
    file: { byteLength: file.byteLength, slice: (start, end) => file.slice(start, end) },
    metadata: description,
    onChunk({ columnName, columnData, rowStart }) {
      const target = columns.get(columnName)!;
      for (let i = 0; i < columnData.length; i++) target[rowStart + i] = ((columnData as ArrayLike<Cell>)[i] ?? null) as Cell;
    },
  });
  return { columns, metadata };
}

function columnOf<T extends Cell>(columns: Columns, name: string): T[] {
  const column = columns.get(name);
  if (column === undefined) throw new Error(`The snapshot has no column "${name}".`);
  return column as T[];
}

/** A loaded source as Parquet. `key` is its `sourceKey`. */
export function writeRaw(raw: RawTable, key: string): Uint8Array {
  const names = Object.keys(raw.columns);
  const columns: ColumnToWrite[] = names.map((name, i) => ({ name: `c${i}`, data: raw.columns[name]!, type: 'STRING' }));
  return write([{ name: LINE_COLUMN, data: raw.lines, type: 'INT32' }, ...columns], { kind: 'raw', names, seal: key });
}

/** Reads what `writeRaw` wrote under that key; `null` takes any. Throws `SnapshotMismatch`. */
export async function readRaw(bytes: Uint8Array, key: string | null): Promise<RawTable> {
  const { columns, metadata } = await read(bytes, key);
  const { names } = metadata as { names: string[] };
  return {
    columns: Object.fromEntries(names.map((name, i) => [name, columnOf<string>(columns, `c${i}`)])),
    lines: Int32Array.from(columnOf<number>(columns, LINE_COLUMN)),
  };
}

function writeShares(table: ShareTable, seal: string): Uint8Array {
  const market: string[] = [];
  const period: string[] = [];
  const firm: (string | null)[] = [];
  const value: number[] = [];
  const line: (number | null)[] = [];
  const estimate: boolean[] = [];
  const total: number[] = [];
  const push = (cell: number, name: string | null, amount: number, row: number | null, estimated: boolean): void => {
    market.push(table.markets[table.cellMarket[cell]!]!);
    period.push(table.periods[table.cellPeriod[cell]!]!);
    firm.push(name);
    value.push(amount);
    line.push(row);
    estimate.push(estimated);
    total.push(table.total[cell]!);
  };
  for (let cell = 0; cell < table.cellMarket.length; cell++) {
    for (let i = table.offsets[cell]!; i < table.offsets[cell + 1]!; i++) {
      push(cell, table.firms[table.firm[i]!]!, table.value[i]!, table.row[i]!, table.estimate[i] === 1);
    }
    // A fringe row has no firm; it also keeps a cell without named firms in the file.
    push(cell, null, table.fringe[cell]!, null, false);
  }
  const { measure, unit, markets, periods, firms } = table;
  return write(
    [
      { name: 'market', data: market, type: 'STRING' },
      { name: 'period', data: period, type: 'STRING' },
      { name: 'firm', data: firm, type: 'STRING' },
      { name: 'value', data: value, type: 'DOUBLE' },
      { name: 'line', data: line, type: 'INT32' },
      { name: 'estimate', data: estimate, type: 'BOOLEAN' },
      { name: 'total', data: total, type: 'DOUBLE' },
    ],
    { kind: 'shares', measure, unit, markets, periods, firms, seal },
  );
}

/** Where each name stands in a list; a name that is not in it is a fault of the snapshot. */
function positions(names: readonly string[]): (name: string) => number {
  const at = new Map(names.map((name, i) => [name, i]));
  return (name) => {
    const position = at.get(name);
    if (position === undefined) throw new Error(`The snapshot does not list "${name}".`);
    return position;
  };
}

interface SharesMetadata {
  readonly measure: ShareTable['measure'];
  readonly unit: string;
  readonly markets: string[];
  readonly periods: string[];
  readonly firms: string[];
}

function readShares(columns: Columns, metadata: SharesMetadata): ShareTable {
  const marketAt = positions(metadata.markets);
  const periodAt = positions(metadata.periods);
  const firmAt = positions(metadata.firms);
  const market = columnOf<string>(columns, 'market');
  const period = columnOf<string>(columns, 'period');
  const firm = columnOf<string | null>(columns, 'firm');
  const value = columnOf<number>(columns, 'value');
  const line = columnOf<number | null>(columns, 'line');
  const estimated = columnOf<boolean>(columns, 'estimate');
  const total = columnOf<number>(columns, 'total');
  const cells: { market: number; period: number; total: number; fringe: number; end: number }[] = [];
  const entries: { firm: number; value: number; row: number; estimate: number }[] = [];
  for (let i = 0; i < firm.length; i++) {
    const name = firm[i]!;
    if (name === null) {
      cells.push({
        market: marketAt(market[i]!),
        period: periodAt(period[i]!),
        total: total[i]!,
        fringe: value[i]!,
        end: entries.length,
      });
    } else {
      entries.push({ firm: firmAt(name), value: value[i]!, row: line[i] ?? 0, estimate: estimated[i] ? 1 : 0 });
    }
  }
  return {
    ...metadata,
    cellMarket: Int32Array.from(cells, (cell) => cell.market),
    cellPeriod: Int32Array.from(cells, (cell) => cell.period),
    offsets: Int32Array.from([0, ...cells.map((cell) => cell.end)]),
    firm: Int32Array.from(entries, (entry) => entry.firm),
    value: Float64Array.from(entries, (entry) => entry.value),
    row: Int32Array.from(entries, (entry) => entry.row),
    estimate: Uint8Array.from(entries, (entry) => entry.estimate),
    total: Float64Array.from(cells, (cell) => cell.total),
    fringe: Float64Array.from(cells, (cell) => cell.fringe),
  };
}

const NO_ANSWER = 2;

function writeRespondents(table: RespondentTable, seal: string): Uint8Array {
  return write(
    [
      { name: 'weight', data: table.weight, type: 'DOUBLE' },
      { name: 'cohort', data: Array.from(table.cohort, (at) => (at < 0 ? null : table.cohorts[at]!)), type: 'STRING' },
      ...table.platforms.map(
        (_, p): ColumnToWrite => ({
          name: `p${p}`,
          data: Array.from(table.use[p]!, (use) => (use === NO_ANSWER ? null : use === 1)),
          type: 'BOOLEAN',
        }),
      ),
    ],
    { kind: 'respondents', platforms: table.platforms, cohorts: table.cohorts, seal },
  );
}

function readRespondents(columns: Columns, metadata: { platforms: string[]; cohorts: string[] }): RespondentTable {
  const at = positions(metadata.cohorts);
  return {
    platforms: metadata.platforms,
    cohorts: metadata.cohorts,
    weight: Float64Array.from(columnOf<number>(columns, 'weight')),
    cohort: Int32Array.from(columnOf<string | null>(columns, 'cohort'), (cohort) => (cohort === null ? -1 : at(cohort))),
    use: metadata.platforms.map((_, p) =>
      Uint8Array.from(columnOf<boolean | null>(columns, `p${p}`), (use) => (use === null ? NO_ANSWER : use ? 1 : 0)),
    ),
  };
}

function writeMarginals(table: MarginalTable, seal: string): Uint8Array {
  const rows = [
    ...table.reach.map((row) => ({ cohort: row.cohort, platform: row.platform, other: null, share: row.reach })),
    ...table.overlaps.map((row) => ({ cohort: row.cohort, platform: row.platforms[0], other: row.platforms[1], share: row.both })),
  ];
  return write(
    [
      { name: 'cohort', data: rows.map((row) => row.cohort), type: 'STRING' },
      { name: 'platform', data: rows.map((row) => row.platform), type: 'STRING' },
      { name: 'and_platform', data: rows.map((row) => row.other), type: 'STRING' },
      { name: 'share', data: rows.map((row) => row.share), type: 'DOUBLE' },
    ],
    { kind: 'marginals', platforms: table.platforms, cohorts: table.cohorts, seal },
  );
}

function readMarginals(columns: Columns, metadata: { platforms: string[]; cohorts: string[] }): MarginalTable {
  const cohort = columnOf<string>(columns, 'cohort');
  const platform = columnOf<string>(columns, 'platform');
  const other = columnOf<string | null>(columns, 'and_platform');
  const share = columnOf<number>(columns, 'share');
  const reach: { cohort: string; platform: string; reach: number }[] = [];
  const overlaps: { cohort: string; platforms: [string, string]; both: number }[] = [];
  for (let i = 0; i < cohort.length; i++) {
    const and = other[i]!;
    if (and === null) reach.push({ cohort: cohort[i]!, platform: platform[i]!, reach: share[i]! });
    else overlaps.push({ cohort: cohort[i]!, platforms: [platform[i]!, and], both: share[i]! });
  }
  return { ...metadata, reach, overlaps };
}

/** A mapped table as Parquet that other programs can read too. `seal` says what it was made of; see `sealOf`. */
export function writeMapped(mapped: MappedTable, seal: string): Uint8Array {
  if (mapped.kind === 'shares') return writeShares(mapped.table, seal);
  if (mapped.kind === 'respondents') return writeRespondents(mapped.table, seal);
  return writeMarginals(mapped.table, seal);
}

/** Reads what `writeMapped` wrote with that seal; `null` takes any. Throws `SnapshotMismatch`. */
export async function readMapped(bytes: Uint8Array, seal: string | null): Promise<MappedTable> {
  const { columns, metadata } = await read(bytes, seal);
  const { kind, seal: _seal, ...rest } = metadata as { kind: string; seal?: string };
  if (kind === 'shares') return { kind, table: readShares(columns, rest as unknown as SharesMetadata) };
  if (kind === 'respondents') return { kind, table: readRespondents(columns, rest as { platforms: string[]; cohorts: string[] }) };
  if (kind === 'marginals') return { kind, table: readMarginals(columns, rest as { platforms: string[]; cohorts: string[] }) };
  throw new Error(`The snapshot holds a table of an unknown kind "${kind}".`);
}
