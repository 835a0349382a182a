import type { Sample } from '../dialect';
import type { DecodedChunk } from './decoded';

/** The rows of a sample: the first so many, or the first and every so-manyth after it. Lines stay what they are. */
export async function* sampleRows(chunks: AsyncIterable<DecodedChunk>, sample: Sample): AsyncIterable<DecodedChunk> {
  let before = 0;
  for await (const chunk of chunks) {
    const { columns, lines, rejected } = chunk;
    const from = before;
    before += lines.length;
    const wanted = Array.from(lines.keys()).filter((i) => ('first' in sample ? from + i < sample.first : (from + i) % sample.every === 0));
    yield { columns: columns.map((values) => wanted.map((i) => values[i]!)), lines: Int32Array.from(wanted, (i) => lines[i]!), ...(rejected === undefined ? {} : { rejected }) };
    if ('first' in sample && before >= sample.first) return;
  }
}
