import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from '../../cli/serve/headers';
import { createNodeEngine } from '../../engines/duckdb-node';
import { launchChromium } from '../../scripts/chromium.mjs';
import { answers, builtShares, contract } from './engine-contract';
import type { ContractPage } from './wasm-page';

declare const contractPage: ContractPage;

const folder = resolve('.cache', 'contract-page');
const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' };
const statements = readFileSync(new URL('statements.sql', import.meta.url), 'utf8');
let server: Server;
let browser: Browser;
let page: Page;
const foreign: string[] = [];

/** A page with the engine and the contract in it, served from this machine. */
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const dist = join(resolve(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')), '..');
  for (const file of ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js']) copyFileSync(join(dist, file), join(folder, file));
  await build({ entryPoints: [resolve('tests/contract/wasm-page.ts')], bundle: true, format: 'esm', platform: 'browser', target: 'es2022', outfile: join(folder, 'page.js'), logLevel: 'error' });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Contract</title><script type="module" src="page.js"></script>');
  server = createServer((request, response) => {
    const file = basename(new URL(request.url ?? '/', 'http://localhost').pathname) || 'index.html';
    try {
      const body = readFileSync(join(folder, file));
      response.writeHead(200, { ...securityHeaders, 'content-type': types[file.split('.').at(-1)!] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('blob:')) foreign.push(request.url());
  });
  await page.goto(address);
  await page.waitForFunction('typeof contractPage === "object"');
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

for (const [index, { name }] of contract.entries()) {
  test(`engine of the window: ${name}`, async () => {
    expect(await page.evaluate((i) => contractPage.runCase(i), index)).toBeNull();
  });
}

test('both engines answer every statement with the same table', async () => {
  const engine = await createNodeEngine();
  const native = await answers(engine, statements);
  await engine.close();
  expect(await page.evaluate((text) => contractPage.answers(text), statements)).toEqual(native);
});

test('both engines make the same share table, problems and assumptions of a file', async () => {
  const engine = await createNodeEngine();
  const native = await builtShares(engine);
  await engine.close();
  expect(await page.evaluate(() => contractPage.builtShares())).toEqual(JSON.parse(JSON.stringify(native)));
});

test('the engine asked nobody else for anything', () => {
  expect(foreign).toEqual([]);
});
