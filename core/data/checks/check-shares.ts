import type { ShareTable } from '../../market/share-table';
import type { Problem } from '../../problem';
import type { ShareMapping } from '../mapping';
import { gapProblems } from './gaps';
import { outlierProblems } from './outliers';
import { spellingProblems } from './spellings';
import { totalRowProblems } from './total-rows';

/** What looks odd in a table of shares that can be used: each with its rows and what to do. Nothing is changed by itself. One at a time, for each may take long. */
export const SHARE_CHECKS: readonly ((table: ShareTable, mapping: ShareMapping, file: string) => Problem[])[] = [
  totalRowProblems,
  spellingProblems,
  (table, _mapping, file) => gapProblems(table, file),
  outlierProblems,
];
