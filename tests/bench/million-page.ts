import { createWasmEngine } from '../../engines/duckdb-wasm';
import type { OpenedToHhi } from './open-to-hhi';
import { openToHhi } from './open-to-hhi';

/** What the page offers to the bench that drives it. */
export interface MillionPage {
  readonly open: (round: number) => Promise<OpenedToHhi>;
}

const engine = createWasmEngine({ wasmUrl: new URL('duckdb-eh.wasm', location.href).href, workerUrl: 'duckdb-browser-eh.worker.js' });

const page: MillionPage = {
  open: async (round) => {
    await engine.query('SELECT 1 AS "up"');
    const file = document.querySelector('input')!.files![0]!;
    const head = new Uint8Array(await file.slice(0, 1 << 20).arrayBuffer());
    return openToHhi(engine, { kind: 'blob', blob: file }, head, file.size, `million_${round}`);
  },
};

Object.assign(globalThis, { millionPage: page });
