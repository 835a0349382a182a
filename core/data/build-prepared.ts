import type { BuildOptions, Built } from './build';
import { requireColumns } from './build';
import type { Engine } from './engine';
import type { Mapping } from './mapping';
import { prepare } from './prepare';
import { preparationInWords } from './prepare-reasons';

/**
 * Prepares the rows of a table as its mapping says, builds from them and drops them again. `roles` and `platforms`: columns that the build reads.
 * What is left out joins the problems, how rows were reshaped the assumptions. Throws `DataRefused` where a column is not there.
 */
export async function withPrepared<T>(
  engine: Engine,
  table: string,
  mapping: Mapping,
  roles: Readonly<Record<string, string | null>>,
  options: BuildOptions,
  build: (prepared: string) => Promise<Built<T>>,
  platforms: readonly string[] = [],
): Promise<Built<T>> {
  const { file, decimal, signal } = options;
  const wanted = [...Object.values(roles).filter((column) => column !== null), ...platforms];
  const prepared = await prepare(engine, table, mapping.preparation, { file, decimal, signal }, wanted);
  try {
    requireColumns(mapping, roles, prepared.columns, file);
    for (const platform of platforms) requireColumns(mapping, { platform }, prepared.columns, file);
    const built = await build(prepared.table);
    return { ...built, problems: [...prepared.problems, ...built.problems], assumptions: [...preparationInWords(mapping.preparation ?? {}), ...built.assumptions] };
  } finally {
    await prepared.drop();
  }
}
