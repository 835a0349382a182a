import type { Engine } from '../../core/data/engine';
import type { Mapping } from '../../core/data/mapping';
import type { Preparation, Reshape } from '../../core/data/preparation';
import { prepare } from '../../core/data/prepare';
import type { ShownRows } from '../../core/data/prepare-preview';
import { previewReshape } from '../../core/data/prepare-preview';
import { propose } from '../../core/data/propose';
import type { Source } from '../../core/data/source';
import { isFringeName } from '../../core/market/fringe';
import { ensureLoaded } from './raw-source';

const optionsOf = ({ name, dialect }: Source, signal?: AbortSignal) => ({ file: name, decimal: dialect.decimal, ...(signal === undefined ? {} : { signal }) });

/** The first rows of a source before and after a reshape. Throws `DataRefused` where it cannot be made. */
export async function shapePreview(source: Source, reshape: Reshape, preparation: Preparation | undefined, signal: AbortSignal): Promise<{ readonly before: ShownRows; readonly after: ShownRows }> {
  const { engine, table } = await ensureLoaded(source, signal);
  return previewReshape(engine, table, reshape, optionsOf(source, signal), preparation === undefined ? {} : { preparation });
}

/** Uses the rows of a source as a preparation makes them; the table is there as long as `work` runs. Throws `DataRefused` where it cannot be made. */
export async function withPrepared<T>(
  source: Source,
  preparation: Preparation | undefined,
  signal: AbortSignal | undefined,
  work: (engine: Engine, table: string, columns: readonly string[]) => Promise<T>,
): Promise<T> {
  const { engine, table } = await ensureLoaded(source, signal);
  const prepared = await prepare(engine, table, preparation, optionsOf(source, signal));
  try {
    return await work(engine, prepared.table, prepared.columns);
  } finally {
    await prepared.drop();
  }
}

/** What the columns of a source may mean once its rows are prepared, and not reshaped further, best first. Throws `DataRefused` where they cannot be. */
export function proposePrepared(source: Source, preparation: Preparation | undefined, signal?: AbortSignal): Promise<{ readonly mappings: Mapping[]; readonly columns: readonly string[] }> {
  return withPrepared(source, preparation, signal, async (engine, table, columns) => {
    const { mappings } = await propose(engine, table, columns, source.dialect.decimal, isFringeName, signal === undefined ? {} : { signal });
    // A shape that was asked for is not changed once more.
    const plain = mappings.filter((mapping) => mapping.preparation?.reshape === undefined);
    return { mappings: preparation === undefined ? plain : plain.map((mapping): Mapping => ({ ...mapping, preparation: { ...mapping.preparation, ...preparation } })), columns };
  });
}
