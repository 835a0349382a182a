import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EngineNews, HostApi } from '../../electron/bridge';
import type { FromEngine, ToEngine } from '../../engines/remote/protocol';
import { startOnStandIn, type StandInDesktop } from './desktop';

let desktop: StandInDesktop;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proforma-engine-'));
  desktop = await startOnStandIn({ bare: true });
});
afterEach(async () => {
  await desktop.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks a fresh database process one thing after the other, as the window does; `null` where it ended meanwhile. */
async function ask(messages: readonly ToEngine[]): Promise<(FromEngine | null)[]> {
  const page = await desktop.page();
  return page.evaluate(async (list) => {
    const api = (window as unknown as { proforma: HostApi }).proforma;
    const life = await api.openEngine();
    const answers: (FromEngine | null)[] = [];
    for (const message of list) {
      const answer = new Promise<FromEngine | null>((resolve) => {
        const stop = api.onEngine((news: EngineNews) => {
          if (news.life !== life || news.message?.type === 'progress') return;
          stop();
          resolve(news.message === null || news.message.type !== 'done' ? news.message : { ...news.message, bytes: news.message.bytes === null ? null : new Uint8Array([news.message.bytes.length > 0 ? 1 : 0]) });
        });
      });
      await api.postEngine(life, message);
      answers.push(await answer);
    }
    return answers;
  }, messages);
}

const dialect = { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 } as const;
const loadOf = (token: string): ToEngine => ({ type: 'load', id: 1, request: { table: 't', columns: ['a', 'b'], dialect, file: { kind: 'token', token } } });

test('a file that the person picked is loaded where it lies, by its token alone', async () => {
  const path = join(folder, 'picked.csv');
  writeFileSync(path, 'a,b\n1,2\n3,4\n');
  const page = await desktop.page();
  await desktop.answer({ method: 'showOpenDialog', result: { canceled: false, filePaths: [path] } });
  const token = await page.evaluate(async () => (await (window as unknown as { proforma: HostApi }).proforma.openFiles([{ description: 'Data', extensions: ['.csv'] }], false))[0]!.token);
  const [loaded, counted] = await ask([loadOf(token), { type: 'query', id: 2, sql: 'SELECT CAST(count(*) AS INTEGER) AS "n" FROM "t"', params: [] }]);
  expect(loaded).toMatchObject({ type: 'done', id: 1, result: { rows: 2, rejected: [] } });
  expect(counted).toMatchObject({ type: 'done', id: 2 });
});

test('a path, an unknown token and a key too many are refused by the main process', async () => {
  const page = await desktop.page();
  const refusals = await page.evaluate(async ([load]) => {
    const api = (window as unknown as { proforma: HostApi }).proforma;
    const life = await api.openEngine();
    const codes: string[] = [];
    for (const message of [{ ...load, request: { ...load.request, file: { kind: 'path', path: '/etc/passwd' } } }, load, { ...load, more: 1 }] as unknown as ToEngine[]) {
      codes.push(await api.postEngine(life, message).then(() => 'taken', (error: { code: string }) => error.code));
    }
    codes.push(await api.postEngine(life + 1, { type: 'cancel', id: 1 }).then(() => 'taken', (error: { code: string }) => error.code));
    return codes;
  }, [loadOf(crypto.randomUUID()) as Extract<ToEngine, { type: 'load' }>] as const);
  expect(refusals).toEqual(['invalid-arguments', 'unknown-token', 'invalid-arguments', 'internal']);
});

test('SQL in the process reaches no file of the disk', async () => {
  const [answer] = await ask([{ type: 'query', id: 1, sql: `SELECT * FROM read_csv('/etc/passwd')`, params: [] }]);
  expect(answer).toMatchObject({ type: 'failed', id: 1, failure: { name: 'QueryFailed' } });
});

test('the end of the process is told to the window, and another one is started', async () => {
  const page = await desktop.page();
  const ended = page.evaluate(async () => {
    const api = (window as unknown as { proforma: HostApi }).proforma;
    const life = await api.openEngine();
    return new Promise<boolean>((resolve) => void api.onEngine((news) => resolve(news.life === life && news.message === null)));
  });
  await expect.poll(() => desktop.parts.utility.running.length).toBe(1);
  desktop.parts.utility.running[0]!.kill('SIGKILL');
  expect(await ended).toBe(true);
  const [answer] = await ask([{ type: 'query', id: 1, sql: 'SELECT 1 AS "one"', params: [] }]);
  expect(answer).toMatchObject({ type: 'done' });
});
