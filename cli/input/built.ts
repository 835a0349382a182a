import { buildMarginals } from '../../core/data/build-marginals';
import { buildRespondents } from '../../core/data/build-respondents';
import { buildShares } from '../../core/data/build-shares';
import type { Mapping } from '../../core/data/mapping';
import type { Problem } from '../../core/problem';
import { DataRefused } from '../../core/problem';
import type { OpenedTable } from './open-table';

/** What comes of a table under a mapping: what was taken for granted, and what its checks found, whether it can be used or not. */
export async function checked({ engine, table, source }: OpenedTable, mapping: Mapping): Promise<{ readonly usable: boolean; readonly assumptions: readonly string[]; readonly problems: readonly Problem[] }> {
  const options = { file: source.file, decimal: source.dialect.decimal };
  try {
    const { assumptions, problems } = await (mapping.kind === 'shares' ? buildShares(engine, table, mapping, options) : mapping.kind === 'respondents' ? buildRespondents(engine, table, mapping, options) : buildMarginals(engine, table, mapping, { ...options, overlaps: null }));
    return { usable: true, assumptions, problems };
  } catch (cause) {
    if (!(cause instanceof DataRefused)) throw cause;
    return { usable: false, assumptions: [], problems: cause.problems };
  }
}
