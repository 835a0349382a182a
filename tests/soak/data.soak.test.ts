import { afterAll, test } from 'vitest';
import { createNodeEngine } from '../../engines/duckdb-node';
import { fuzz } from '../corpus/fuzz';

const engine = await createNodeEngine({ threads: 1 });
afterAll(() => engine.close());

/** Ten parts, so that a failure names one that is quick to repeat. */
for (let part = 0; part < 10; part++) {
  test(`damaged files ${part * 1000 + 1} to ${(part + 1) * 1000} are refused or read as a slow reader reads them`, () => fuzz(engine, 1000 + part, 1000), 1_200_000);
}
