import { measure } from '../../core/analysis/measure';
import { buildShares } from '../../core/data/build-shares';
import type { Engine, FileContent } from '../../core/data/engine';
import { decodeHere } from '../../core/data/formats/decode';
import { openFile } from '../../core/data/open';
import { propose } from '../../core/data/propose';
import { isFringeName } from '../../core/market/fringe';
import { cellCount } from '../../core/market/share-table';
import { structureOf } from '../../core/market/structure';

export interface OpenedToHhi {
  readonly ms: number;
  readonly markets: number;
  /** Sum over all markets, by which two engines are seen to agree. */
  readonly hhi: number;
}

/** From a file to the HHI of every market in it, as a person's own file goes: dialect, load, roles, checks, shares, measures. */
export async function openToHhi(engine: Engine, content: FileContent, head: Uint8Array, bytes: number, tableName: string): Promise<OpenedToHhi> {
  const began = performance.now();
  const { dialect, columns } = await openFile(engine, { name: 'million.csv', content, tableName, head, bytes, decode: decodeHere });
  const { mappings } = await propose(engine, tableName, columns, dialect.decimal, isFringeName);
  const [mapping] = mappings;
  if (mapping?.kind !== 'shares') throw new Error('The file was not taken for a table of shares.');
  const { table } = await buildShares(engine, tableName, mapping, { file: 'million.csv', decimal: dialect.decimal });
  let hhi = 0;
  for (let cell = 0; cell < cellCount(table); cell++) hhi += measure(structureOf(table, cell)).hhi;
  const ms = performance.now() - began;
  await engine.dropTable(tableName);
  return { ms, markets: cellCount(table), hhi };
}
