import { createNodeEngine } from '../../engines/duckdb-node';
import type { EnginePort, ToEngine } from '../../engines/remote/protocol';
import { serveEngine } from '../../engines/remote/serve';

/** Native DuckDB in a process of its own: files past the limits of the window, and a crash that takes nothing else with it. */
const parent = process.parentPort;
const early: ToEngine[] = [];
let hear = (message: ToEngine): void => void early.push(message);
parent.on('message', ({ data }: { readonly data: ToEngine }) => hear(data));

const port: EnginePort = {
  post: (message) => parent.postMessage(message),
  onMessage: (listener) => {
    hear = listener;
    for (const message of early.splice(0)) listener(message);
  },
  // The process ends with the program: nothing is left to be told.
  onClosed: (listener) => void process.on('exit', listener),
  close: () => process.exit(),
};

void createNodeEngine().then((engine) => serveEngine(engine, port, { paths: true }));
