import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { isOurs, SCHEME, tokenIn } from './address';
import { mimeOf, resolveAsset } from './assets';
import type { FileStore } from './files';
import { Refusal, systemCode, textOf } from './refusal';

/** What the page may load: itself alone. `wasm-unsafe-eval` is for DuckDB, `blob:` and `data:` images for exported figures. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "style-src-elem 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "frame-src 'self' blob:",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Tells Electron that `app://` is a standard, secure scheme. Works once, before `ready`; a second call would undo it. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true, codeCache: true } },
  ]);
}

const refuse = (status: number, text: string): Response => new Response(text, { status, headers: { ...COMMON_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' } });

/** A person's own file: bytes that no page can run or show, whatever is in them. */
async function serveFile(files: FileStore, token: string, head: boolean): Promise<Response> {
  const headers = { ...COMMON_HEADERS, 'Content-Type': 'application/octet-stream', 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cache-Control': 'no-store' };
  try {
    return new Response(head ? null : await files.read(token), { headers });
  } catch (cause) {
    const missing = cause instanceof Refusal && (cause.code === 'unknown-token' || cause.code === 'not-found');
    return refuse(missing ? 404 : 500, textOf(cause));
  }
}

async function serveAsset(root: string, pathname: string, head: boolean): Promise<Response> {
  const path = resolveAsset(root, pathname);
  if (path === null) return refuse(403, 'That path is outside the program.');
  try {
    const body = await readFile(path);
    const headers = { ...COMMON_HEADERS, 'Content-Type': mimeOf(path), 'Content-Length': String(body.byteLength), 'Content-Security-Policy': CONTENT_SECURITY_POLICY };
    return new Response(head ? null : new Uint8Array(body), { headers });
  } catch (cause) {
    return ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(systemCode(cause)) ? refuse(404, 'There is no such file in the program.') : refuse(500, textOf(cause));
  }
}

/** Serves the built window from `root` and granted files by token; refuses every method but GET and HEAD. */
export function serveApp(root: string, files: FileStore): void {
  protocol.handle(SCHEME, (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD are served.');
    if (!isOurs(request.url)) return refuse(403, 'That address is not part of the program.');
    const head = request.method === 'HEAD';
    const { pathname } = new URL(request.url);
    const token = tokenIn(pathname);
    return token === null ? serveAsset(root, pathname, head) : serveFile(files, token, head);
  });
}
