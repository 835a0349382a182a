import { createRequire, Module } from 'node:module';

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

/**
 * Runs the built main process: a fresh copy of the file, with `electron` and the command line put in its place. The
 * patch of Node's loader is taken back at once, because main requires all it needs while it loads.
 */
export function loadMain(file: string, electron: object, argv: readonly string[]): void {
  const loader = Module as unknown as { _load: Load };
  const original = loader._load;
  const require = createRequire(file);
  const before = process.argv;
  delete require.cache[require.resolve(file)];
  loader._load = function load(request, parent, isMain) {
    return request === 'electron' ? electron : original.call(this, request, parent, isMain);
  };
  process.argv = ['proforma', ...argv];
  try {
    require(file);
  } finally {
    loader._load = original;
    process.argv = before;
  }
}
