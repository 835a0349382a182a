import { decodeHere } from '../../core/data/formats/decode';
import { openFile } from '../../core/data/open';
import type { Mapping, MarginalMapping, RespondentMapping, ShareMapping } from '../../core/data/mapping';
import { mappingSchema } from '../../core/data/mapping';
import { propose } from '../../core/data/propose';
import { isFringeName } from '../../core/market/fringe';
import type { Problem } from '../../core/problem';
import { DataRefused } from '../../core/problem';
import { createNodeEngine } from '../../engines/duckdb-node';

/** One native engine for a test file. */
export const engine = await createNodeEngine({ threads: 1 });
let tables = 0;

/** Opens a text as the file `f.csv` and proposes what it means. */
export async function openText(text: string): Promise<{ table: string; decimal: '.' | ','; columns: readonly string[]; mappings: Mapping[]; problems: readonly Problem[] }> {
  const bytes = new TextEncoder().encode(text);
  const table = `t${++tables}`;
  const { dialect, columns, problems } = await openFile(engine, { name: 'f.csv', content: { kind: 'bytes', bytes }, tableName: table, bytes: bytes.length, decode: decodeHere });
  const { mappings } = await propose(engine, table, columns, dialect.decimal, isFringeName);
  return { table, decimal: dialect.decimal, columns, mappings, problems };
}

export function shares(fields: Partial<ShareMapping> & Pick<ShareMapping, 'firm' | 'value'>): ShareMapping {
  return mappingSchema.parse({ kind: 'shares', market: null, period: null, unit: 'level', fringe: [], ...fields }) as ShareMapping;
}

export function respondents(fields: Partial<RespondentMapping> & Pick<RespondentMapping, 'platforms'>): RespondentMapping {
  return mappingSchema.parse({ kind: 'respondents', id: null, weight: null, cohort: null, ...fields }) as RespondentMapping;
}

export function marginals(fields: Partial<MarginalMapping>): MarginalMapping {
  return mappingSchema.parse({ kind: 'marginals', period: null, cohort: 'cohort', platform: 'platform', reach: 'reach', unit: 'percent', ...fields }) as MarginalMapping;
}

/** The problems for which something was refused. */
export async function refusal(work: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DataRefused) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}
