import { buildMapped } from '../core/analysis/build-table';
import { inOneChunk } from '../core/data/engine';
import type { Source } from '../core/data/source';
import { sourceKey } from '../core/data/source';
import type { Problem } from '../core/problem';
import { DataRefused } from '../core/problem';
import type { Archive } from '../core/workspace/archive';
import { createNodeEngine } from '../engines/duckdb-node';

/** What the checks find in each dataset of a workspace whose rows are in its file, by id. */
export async function qualityOf({ document, raw }: Pick<Archive, 'document' | 'raw'>): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const found = new Map<string, readonly Problem[]>();
  const engine = await createNodeEngine();
  const loaded = new Map<string, string>();
  const load = async (source: Source) => {
    const key = sourceKey(source);
    const rows = raw.get(key);
    if (rows === undefined) throw new DataRefused([]);
    const table = loaded.get(key) ?? `source_${loaded.size}`;
    if (!loaded.has(key)) await engine.loadRows(table, Object.keys(rows.columns), inOneChunk(rows.columns, rows.lines));
    loaded.set(key, table);
    return { engine, table };
  };
  try {
    for (const { id, source, mapping } of document.datasets) {
      const read = document.sources.find((candidate) => candidate.id === source);
      if (read === undefined || !raw.has(sourceKey(read))) continue;
      const problems = await buildMapped(read, mapping, { load, sources: document.sources, ownership: document.ownership }).then(
        (built) => built.problems,
        (cause: unknown) => {
          if (cause instanceof DataRefused) return cause.problems;
          throw cause;
        },
      );
      found.set(id, problems);
    }
  } finally {
    await engine.close();
  }
  return found;
}
