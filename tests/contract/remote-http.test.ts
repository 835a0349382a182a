import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { RunningServer } from '../../cli/serve/server';
import { serve } from '../../cli/serve/server';
import type { Engine } from '../../core/data/engine';
import { createNodeEngine } from '../../engines/duckdb-node';
import { createRemoteEngine } from '../../engines/remote/client';
import { toFrame } from '../../engines/remote/frames';
import type { ClientPort } from '../../engines/remote/protocol';
import { connectByHttp, enginePath } from '../../renderer/host/http-port';
import { contract } from './engine-contract';

const folder = mkdtempSync(join(tmpdir(), 'proforma-http-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
const running = serve({ folder, port: 0, workspace: null, engine: () => createNodeEngine({ threads: 1 }) });
let last: ClientPort | null = null;

/** Base of the database's paths, as a window finds it in its address. */
function baseOf({ address }: RunningServer): string {
  const url = new URL(address);
  return new URL(enginePath(url.search)!, url).href;
}

async function makeEngine(): Promise<Engine> {
  const base = baseOf(await running);
  const engine = createRemoteEngine({ name: 'DuckDB', tokenOf: () => null, connect: async () => (last = await connectByHttp(base)) });
  await engine.query('SELECT 1 AS "up"');
  return engine;
}

const shared = makeEngine();
afterAll(async () => {
  await (await shared).close();
  await (await running).close();
  rmSync(folder, { recursive: true, force: true });
});

for (const { name, run } of contract) {
  test(`engine of the local server: ${name}`, () => run({ engine: () => shared, makeEngine, killWorker: () => last!.close() }));
}

test('who does not know the printed address reaches no database', async () => {
  const { origin } = new URL((await running).address);
  for (const path of ['engine/events', `engine/${'A'.repeat(22)}/events`]) expect((await fetch(`${origin}/${path}`)).status, path).toBe(404);
  expect((await fetch(`${origin}/engine/${'A'.repeat(22)}/x`, { method: 'POST', body: 'x' })).status).toBe(405);
});

test('a message that names a path, is none, or comes from another page is refused', async () => {
  const base = baseOf(await running);
  const events = await fetch(`${base}/events`);
  const connection = events.headers.get('proforma-connection')!;
  const post = async (body: BodyInit, headers: Record<string, string> = {}): Promise<number> => (await fetch(`${base}/${connection}`, { method: 'POST', body, headers })).status;
  const dialect = { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 } as const;
  expect(await post(toFrame({ type: 'load', id: 1, request: { table: 't', columns: ['a'], dialect, file: { kind: 'path', path: '/etc/passwd' } } }))).toBe(400);
  expect(await post('nonsense')).toBe(400);
  expect(await post(toFrame({ type: 'cancel', id: 1 }), { origin: 'http://evil.example' })).toBe(403);
  expect(await post(toFrame({ type: 'cancel', id: 1 }))).toBe(204);
  await events.body!.cancel();
  await expect.poll(() => post(toFrame({ type: 'cancel', id: 1 }))).toBe(404);
});
