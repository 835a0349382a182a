import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { BridgeError, HostApi } from '../../electron/bridge';
import { startOnStandIn, type StandInDesktop } from './desktop';

declare global {
  interface Window {
    readonly proforma?: HostApi;
  }
}

let desktop: StandInDesktop;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proforma-security-'));
  desktop = await startOnStandIn({ bare: true });
  page = await desktop.page();
});
afterAll(async () => {
  await desktop?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** The code with which the bridge refuses a raw message, as a script that got hold of the channel would send it. */
const rawCode = (channel: string, input: unknown): Promise<string> =>
  page.evaluate(
    async ([name, sent]) => {
      const invoke = (window as unknown as { __electronInvoke(channel: string, args: unknown[]): Promise<{ value: { ok: boolean; error?: BridgeError } }> }).__electronInvoke;
      const { value } = await invoke(name, [sent]);
      return value.ok ? 'accepted' : value.error!.code;
    },
    [channel, input] as const,
  );

test('the window has nothing of Node in it and stays hidden until it has painted', () => {
  const { options } = desktop.parts.windows[0]!;
  expect(options.show).toBe(false);
  expect(options.webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  });
  expect(desktop.parts.app.state).toMatchObject({ sandboxed: true, name: 'Proforma', lockAsked: true });
  expect(desktop.parts.network.state).toMatchObject({ spellChecker: false, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } });
});

test('the bridge is functions alone, and frozen', async () => {
  const kinds = await page.evaluate(() => Object.values(window.proforma!).map((member) => typeof member));
  expect(kinds.length).toBe(13);
  expect(new Set(kinds)).toEqual(new Set(['function']));
  expect(await page.evaluate(() => Object.isFrozen(window.proforma))).toBe(true);
  expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in window))).toEqual([]);
});

test('the page comes with a strict policy and its MIME types, and only GET and HEAD are served', async () => {
  const answer = await page.evaluate(async () => {
    const get = await fetch('/');
    const head = await fetch('/', { method: 'HEAD' });
    const post = await fetch('/', { method: 'POST', body: 'x' });
    return { type: get.headers.get('content-type'), policy: get.headers.get('content-security-policy'), sniff: get.headers.get('x-content-type-options'), head: (await head.text()).length, headStatus: head.status, post: post.status };
  });
  expect(answer).toMatchObject({ type: 'text/html; charset=utf-8', sniff: 'nosniff', head: 0, headStatus: 200, post: 405 });
  expect(answer.policy).toContain("default-src 'none'");
  expect(answer.policy).not.toContain("'unsafe-eval'");
  expect(answer.policy).not.toMatch(/https?:|\*/);
});

test('paths that leave the program are refused', async () => {
  const statuses = await page.evaluate(async () => {
    const paths = ['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/assets/..%5c..%5cpackage.json', '/%00.js', '/%E0%A4.js', '/no-such.js', '/file/no-such-token'];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([403, 404, 403, 403, 403, 404, 404]);
});

test('nothing is requested from anywhere else, whatever the page tries', async () => {
  await page.evaluate(async () => {
    await fetch('https://example.com/stolen').catch(() => undefined);
    await fetch('http://127.0.0.1:9/stolen').catch(() => undefined);
    const image = new Image();
    image.src = 'https://example.com/pixel.png';
    await new Promise((done) => (image.onerror = done));
    navigator.sendBeacon('https://example.com/beacon', 'x');
  });
  expect(desktop.parts.world.leaked).toEqual([]);
});

test('the request guard holds even without the content policy', async () => {
  // An empty page has no policy of its own, so here the guard stands alone.
  const blank = await desktop.parts.world.context.newPage();
  const urls = ['https://example.com/a', 'http://127.0.0.1:9/a', 'https://proforma.example/a'];
  await blank.evaluate((list) => Promise.all(list.map((url) => fetch(url, { mode: 'no-cors' }).catch(() => undefined))), urls);
  expect([...desktop.parts.world.blocked].sort()).toEqual([...urls].sort());
  expect(desktop.parts.world.leaked).toEqual([]);
  await blank.close();
});

test('navigation away is prevented, and so is a new window', async () => {
  const before = page.url();
  await page.evaluate(() => void (location.href = 'https://example.com/'));
  await page.evaluate(() => void (location.href = '/file/anything'));
  await page.evaluate(() => void window.open('https://example.com/popup'));
  await page.evaluate(() => void window.open('about:blank'));
  await expect.poll(() => desktop.parts.world.context.pages().length).toBe(1);
  expect(page.url()).toBe(before);
  expect(await page.evaluate(() => 'proforma' in window)).toBe(true);
  expect(desktop.parts.world.leaked).toEqual([]);
});

test('every permission but copying is denied, and copying only to our own page', () => {
  const ask = (permission: string, url = 'app://proforma/'): boolean => desktop.parts.network.asksPermission(permission, url);
  for (const permission of ['geolocation', 'media', 'notifications', 'clipboard-read', 'midi', 'fullscreen', 'openExternal', 'fileSystem', 'hid', 'usb', 'unknown']) {
    expect(ask(permission), permission).toBe(false);
  }
  expect(ask('clipboard-sanitized-write')).toBe(true);
  expect(ask('clipboard-sanitized-write', 'https://example.com/')).toBe(false);
});

test('a token that nobody gave is refused', async () => {
  const content = Uint8Array.from([1]);
  expect(await rawCode('files.save', { token: crypto.randomUUID(), content, force: true })).toBe('unknown-token');
  expect(await rawCode('recent.open', { token: crypto.randomUUID() })).toBe('unknown-token');
});

test('arguments of another shape are refused with a code', async () => {
  const content = Uint8Array.from([1]);
  const token = crypto.randomUUID();
  for (const [channel, input] of [
    ['files.save', { token: '/etc/passwd', content, force: true }],
    ['files.save', { token, content: 'text', force: true }],
    ['files.save', { token, content, force: 'yes' }],
    ['files.save', { token, content, force: false, path: '/etc/passwd' }],
    ['files.save', null],
    ['files.open', { kinds: [{ description: 'Any', extensions: ['../x'] }], multiple: false }],
    ['files.open', { kinds: [], multiple: false }],
    ['files.drop', { path: '' }],
    ['document.set', { name: '', dirty: true, unsaved: [] }],
    ['recent.list', { extra: 1 }],
  ] as const) {
    expect(await rawCode(channel, input), `${channel} ${JSON.stringify(input)}`).toBe('invalid-arguments');
  }
});

test('a refusal crosses the bridge with code, message and detail', async () => {
  const error = await page.evaluate(() =>
    window.proforma!.openRecent('00000000-0000-4000-8000-000000000000').then(
      () => null,
      (cause: BridgeError) => ({ ...cause }),
    ),
  );
  expect(error).toEqual({ code: 'unknown-token', message: 'That file is no longer in the list of recent files. Open it again.', detail: '' });
});

test('only the main frame of our own page is answered', async () => {
  const { ipc, windows } = desktop.parts;
  const sender = windows[0]!.contents.api as { mainFrame: object };
  const code = async (frame: object | null, from: object = sender): Promise<string> => {
    const reply = await ipc.invoke(from, frame, 'recent.list', [{}]);
    const inner = (reply as { value: { ok: boolean; error?: BridgeError } }).value;
    return inner.ok ? 'accepted' : inner.error!.code;
  };
  expect(await code(sender.mainFrame)).toBe('accepted');
  expect(await code(null)).toBe('sender-refused');
  expect(await code({ url: 'app://proforma/' })).toBe('sender-refused');
  for (const url of ['https://example.com/', 'app://other/', 'app://proforma.example/', 'file:///etc/passwd', 'about:blank', '']) {
    const mainFrame = { url };
    expect(await code(mainFrame, { mainFrame }), url).toBe('sender-refused');
  }
});

test('a frame inside the page gets no bridge, and its raw messages are refused', async () => {
  const answer = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = '/';
    document.body.append(frame);
    const inside = frame.contentWindow as unknown as { proforma?: unknown; __electronInvoke(channel: string, args: unknown[]): Promise<{ value: { error: BridgeError } }> };
    const { value } = await inside.__electronInvoke('recent.list', [{}]);
    const bridge = typeof inside.proforma;
    frame.remove();
    return { bridge, code: value.error.code };
  });
  expect(answer).toEqual({ bridge: 'undefined', code: 'sender-refused' });
});

test('a file that the page made itself has no path to grant, and a dropped one is bytes that no page can run', async () => {
  expect(await page.evaluate(() => window.proforma!.grantDrop(new File(['x'], 'passwd')))).toBeNull();
  const path = join(folder, 'page.html');
  writeFileSync(path, '<script>alert(1)</script>');
  const file = await desktop.fileHandle(path);
  const headers = await page.evaluate(async (dropped) => {
    const grant = await window.proforma!.grantDrop(dropped);
    const response = await fetch(grant!.url);
    return { type: response.headers.get('content-type'), policy: response.headers.get('content-security-policy'), text: await response.text() };
  }, file);
  expect(headers).toEqual({ type: 'application/octet-stream', policy: "default-src 'none'; sandbox", text: '<script>alert(1)</script>' });
});
