import { readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Engine } from '../../core/data/engine';
import { ownFolder } from '../../engines/box';
import { createNodeEngine } from '../../engines/duckdb-node';
import { createRemoteEngine } from '../../engines/remote/client';
import { fromFrame, toFrame } from '../../engines/remote/frames';
import type { ClientPort, FromEngine, Port, ToEngine } from '../../engines/remote/protocol';
import { serveEngine } from '../../engines/remote/serve';
import { answers, builtShares, contract } from './engine-contract';

/** Two ends of a connection in this process; messages pass as bytes, as they do over a wire. */
function pair(): { near: ClientPort; far: Port<FromEngine, ToEngine>; cut: () => void } {
  const ends = [0, 1].map(() => ({ hear: (_message: unknown) => undefined as void, closed: () => undefined as void }));
  let open = true;
  const cut = (): void => {
    if (!open) return;
    open = false;
    for (const { closed } of ends) closed();
  };
  const end = <Out extends object, In>(mine: number): Port<Out, In> => ({
    post: (message) => {
      const frame = toFrame(message);
      void turn().then(() => open && ends[1 - mine]!.hear(fromFrame(frame)));
    },
    onMessage: (listener) => void (ends[mine]!.hear = listener as (message: unknown) => void),
    onClosed: (listener) => void (ends[mine]!.closed = listener),
    close: cut,
  });
  return { near: end(0), far: end(1), cut };
}

let cutLast: () => void = () => undefined;

async function makeEngine(): Promise<Engine> {
  const engine = createRemoteEngine({
    name: 'DuckDB',
    tokenOf: () => null,
    connect: async () => {
      const { near, far, cut } = pair();
      serveEngine(await createNodeEngine({ threads: 1 }), far, { paths: false });
      cutLast = cut;
      return near;
    },
  });
  await engine.query('SELECT 1 AS "up"');
  return engine;
}

const shared = makeEngine();
afterAll(async () => (await shared).close());

for (const { name, run } of contract) {
  test(`remote engine: ${name}`, () => run({ engine: () => shared, makeEngine, killWorker: () => cutLast() }));
}

test('the remote engine answers and builds as the native one does', async () => {
  const native = await createNodeEngine({ threads: 1 });
  const statements = readFileSync(new URL('statements.sql', import.meta.url), 'utf8');
  expect(await answers(await shared, statements)).toEqual(await answers(native, statements));
  expect(await builtShares(await shared)).toEqual(await builtShares(native));
  await native.close();
});

test('a window may name no path, and a file that was sent is gone when it is loaded', async () => {
  const engine = await shared;
  const dialect = { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 } as const;
  await expect(engine.load({ table: 'p', content: { kind: 'path', path: '/etc/passwd' }, dialect, columns: ['a'] })).rejects.toThrow('may not name the path');
  await engine.load({ table: 'p', content: { kind: 'bytes', bytes: new TextEncoder().encode('a,b\n1,2\n') }, dialect, columns: ['a', 'b'] });
  const { folder, name } = { folder: dirname(ownFolder()), name: `proforma-${process.pid}-` };
  const left = (): string[] => readdirSync(folder).filter((entry) => entry.startsWith(name)).flatMap((entry) => readdirSync(`${folder}/${entry}`)).filter((file) => /^\d+$/.test(file));
  await expect.poll(left).toEqual([]);
});

test('a far end that takes no paths refuses one that is smuggled in', async () => {
  const { near, far } = pair();
  serveEngine(await createNodeEngine({ threads: 1 }), far, { paths: false });
  const reply = new Promise<FromEngine>((hear) => near.onMessage(hear));
  near.post({ type: 'load', id: 1, request: { table: 'x', columns: ['a'], dialect: { delimiter: ':', decimal: '.', encoding: 'utf-8', skip: 0 }, file: { kind: 'path', path: '/etc/passwd' } } });
  expect(await reply).toMatchObject({ type: 'failed', failure: { message: 'That file was not opened here. Open it again.' } });
  near.close();
});
