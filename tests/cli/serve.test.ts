import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../cli/serve/server';
import { serve } from '../../cli/serve/server';
import { build } from '../../scripts/build.mjs';
import { command, proforma } from './run';

const base = mkdtempSync(join(tmpdir(), 'proforma-serve-'));
const folder = join(base, 'window');
const workspace = join(base, 'Übung 1.proforma');
let server: RunningServer;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>x</title>');
  writeFileSync(join(folder, 'assets', 'engine-1a2b.wasm'), Uint8Array.of(0, 97, 115, 109));
  writeFileSync(join(base, 'secret.txt'), 'secret');
  writeFileSync(workspace, 'PK workspace');
  server = await serve({ folder, port: 0, workspace });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request with the path exactly as given: fetch would tidy it. */
function ask(path: string, options: { readonly method?: string; readonly host?: string } = {}): Promise<Answer> {
  const { hostname, port } = new URL(server.address);
  return new Promise((done, failed) => {
    const sent = request({ hostname, port, path, method: options.method ?? 'GET', headers: { host: options.host ?? `${hostname}:${port}` } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => done({ status: response.statusCode!, headers: response.headers, body }));
    });
    sent.on('error', failed).end();
  });
}

test('the page comes with a policy that lets nothing out', async () => {
  const { status, headers, body } = await ask('/');
  expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
  expect(body).toContain('<!doctype html>');
  const policy = String(headers['content-security-policy']);
  for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "frame-ancestors 'none'", "form-action 'none'"]) {
    expect(policy.split('; ')).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('WebAssembly has its type, and files with a hash in their name may be kept', async () => {
  const { headers } = await ask('/assets/engine-1a2b.wasm');
  expect(headers['content-type']).toBe('application/wasm');
  expect(headers['cache-control']).toContain('immutable');
});

/** Path of the workspace as the printed address names it. */
const workspacePath = (): string => `/${new URL(server.address).searchParams.get('open')}`;

test('the workspace of the command line is at a path that only the printed address names', async () => {
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?open=workspace\/[\w-]{22,}$/);
  const { status, headers, body } = await ask(workspacePath());
  expect({ status, body }).toEqual({ status: 200, body: 'PK workspace' });
  expect(headers['content-disposition']).toContain(encodeURIComponent('Übung 1.proforma'));
});

test('who guesses at the path of the workspace gets nothing, and each start has another', async () => {
  const path = workspacePath();
  const last = path.at(-1) === 'A' ? 'B' : 'A';
  for (const guess of ['/workspace', '/workspace/', `${path}/`, `${path}A`, path.slice(0, -1), `${path.slice(0, -1)}${last}`, path.toUpperCase(), `/workspace/${'A'.repeat(22)}`]) {
    const { status, body } = await ask(guess);
    expect(status, guess).toBe(404);
    expect(body).not.toContain('PK');
  }
  const again = await serve({ folder, port: 0, workspace });
  await again.close();
  expect(again.address.split('?')[1]).not.toBe(server.address.split('?')[1]);
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '//../secret.txt', '/%5c..%5csecret.txt', '/%00', '/%E0%A4%A', '/assets', '/nothing.js'])(
  '%s is not served',
  async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  },
);

test('another name for this address is refused: a page elsewhere cannot read the workspace by DNS', async () => {
  for (const host of ['evil.example', `evil.example:${new URL(server.address).port}`, '127.0.0.1', '127.0.0.1:1']) {
    expect((await ask(workspacePath(), { host })).status, host).toBe(403);
  }
  expect((await ask('/', { host: `localhost:${new URL(server.address).port}` })).status).toBe(200);
});

test('nothing but GET and HEAD is answered', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask('/', { method })).status, method).toBe(405);
  const head = await ask('/', { method: 'HEAD' });
  expect(head).toMatchObject({ status: 200, body: '' });
});

test('without a workspace there is none to fetch', async () => {
  const plain = await serve({ folder, port: 0, workspace: null });
  try {
    expect(plain.address).toMatch(/\/$/);
    for (const path of ['workspace', 'workspace/', workspacePath().slice(1)]) expect((await fetch(plain.address + path)).status, path).toBe(404);
  } finally {
    await plain.close();
  }
});

test.each([['SIGINT', []], ['SIGTERM', ['--no-open']]] as const)('the command prints its address and ends cleanly on %s', async (signal, options) => {
  await build();
  const child = spawn(process.execPath, [command, 'serve', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  const address = await new Promise<string>((found, failed) => {
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(out);
      if (match !== null && out.endsWith('\n')) found(match[0]);
    });
    void ended.then((code) => failed(new Error(`it ended with ${code} and said: ${out}`)));
  });
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="root">');
  child.kill(signal);
  expect(await ended).toBe(0);
}, 180_000);

test('a port that is in use says what to do', async () => {
  await build();
  const { code, err } = await proforma('serve', '--port', new URL(server.address).port);
  expect(code).toBe(2);
  expect(err).toContain('--port');
}, 180_000);
