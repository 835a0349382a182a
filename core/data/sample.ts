import { formatCount } from '../format';
import type { Sample } from './dialect';
import type { Source } from './source';

/** Which rows of a file were read, where not all: "the first 1,000,000 rows", "every 3rd row". */
export function sampleWords(sample: Sample): string {
  return 'first' in sample ? `the first ${formatCount(sample.first)} rows` : `every ${ordinal(sample.every)} row`;
}

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${formatCount(n)}${ending}`;
}

/** The mark of everything that rests on part of a file; `null` where all of it was read. */
export function sampleMark({ name, dialect }: Pick<Source, 'name' | 'dialect'>): string | null {
  return dialect.sample === undefined ? null : `Sample of ${name}: ${sampleWords(dialect.sample)}`;
}
