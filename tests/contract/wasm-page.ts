import type { Engine } from '../../core/data/engine';
import { createWasmEngine } from '../../engines/duckdb-wasm';
import { answers, builtShares, contract } from './engine-contract';

/** What the page offers to the test that drives it. */
export interface ContractPage {
  /** Runs one case; `null` where it holds, else what is wrong. */
  readonly runCase: (index: number) => Promise<string | null>;
  readonly answers: (statements: string) => Promise<unknown>;
  readonly builtShares: () => Promise<unknown>;
}

/** The workers that were started, so that a case can end one as a crash would. */
const workers: Worker[] = [];
const OriginalWorker = globalThis.Worker;
globalThis.Worker = class extends OriginalWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    workers.push(this);
  }
};

async function makeEngine(silenceMs?: number): Promise<Engine> {
  const engine = createWasmEngine({ wasmUrl: new URL('duckdb-eh.wasm', location.href).href, workerUrl: 'duckdb-browser-eh.worker.js', silenceMs });
  await engine.query('SELECT 1 AS "up"');
  return engine;
}

let shared: Promise<Engine> | null = null;
const engine = (): Promise<Engine> => (shared ??= makeEngine());

const page: ContractPage = {
  runCase: async (index) => {
    try {
      await contract[index]!.run({ engine, makeEngine, killWorker: () => workers.at(-1)!.terminate() });
      return null;
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  },
  answers: async (statements) => answers(await engine(), statements),
  builtShares: async () => builtShares(await engine()),
};

Object.assign(globalThis, { contractPage: page });
