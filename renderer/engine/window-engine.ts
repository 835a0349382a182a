import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import type { Engine } from '../../core/data/engine';
import { createWasmEngine } from '../../engines/duckdb-wasm';
import { createRemoteEngine } from '../../engines/remote/client';
import type { NativeEngine } from '../host/host';
import { withLimit } from './limits';

/** DuckDB in a worker of this window. A module of its own, so that it is fetched after the first paint. */
export function createWindowEngine(): Engine {
  return withLimit(createWasmEngine({ wasmUrl: new URL(wasmUrl, window.location.href).href, workerUrl }));
}

/** DuckDB outside of the window, as the host offers it. */
export function createNativeEngine({ connect, tokenOf }: NativeEngine): Engine {
  return createRemoteEngine({ name: 'Native DuckDB', connect, tokenOf });
}
