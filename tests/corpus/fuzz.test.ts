import { afterAll, test } from 'vitest';
import { createNodeEngine } from '../../engines/duckdb-node';
import { fuzz } from './fuzz';

const engine = await createNodeEngine({ threads: 1 });
afterAll(() => engine.close());

test('250 damaged files are refused or read as a slow reader reads them', () => fuzz(engine, 2026, 250), 120_000);
