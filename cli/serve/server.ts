import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Engine } from '../../core/data/engine';
import { EngineRoute } from './engine-route';
import { securityHeaders } from './headers';
import { mediaType } from './media-types';

export interface ServeOptions {
  /** Folder with `index.html`. */
  readonly folder: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** A workspace file that is opened by the page; only who knows the printed address can fetch it. */
  readonly workspace: string | null;
  /** Makes the database of a window that asks for one, for files that are too large for the window's own; none where absent. */
  readonly engine?: () => Promise<Engine>;
}

export interface RunningServer {
  /** What to open, with the workspace and the database named where there are any. */
  readonly address: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Serves the built window to this machine alone. Only the loopback address is bound, and a request must name it as its
 * host: a page elsewhere whose name is pointed at 127.0.0.1 is refused. Everyone on this machine can reach that address, so
 * the workspace and the database lie at paths that only the printed address names. Rejects where the port is taken.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const secret = randomBytes(16).toString('base64url');
  const engines = options.engine === undefined ? null : new EngineRoute(options.engine);
  const server: Server = createServer((request, response) => {
    answer(request, response, { ...options, secret, engines }, (server.address() as AddressInfo).port).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'The file could not be read.');
      response.destroy();
    });
  });
  // A file of many gigabytes may take longer than any limit.
  server.requestTimeout = 0;
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port, LOOPBACK, listening);
  });
  const { port } = server.address() as AddressInfo;
  const named = [...(options.workspace === null ? [] : [`open=workspace/${secret}`]), ...(engines === null ? [] : [`engine=${secret}`])];
  return {
    address: `http://${LOOPBACK}:${port}/${named.length === 0 ? '' : `?${named.join('&')}`}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

interface Serving extends ServeOptions {
  /** What only the printed address names. */
  readonly secret: string;
  readonly engines: EngineRoute | null;
}

async function answer(request: IncomingMessage, response: ServerResponse, options: Serving, port: number): Promise<void> {
  if (request.headers.host !== `${LOOPBACK}:${port}` && request.headers.host !== `localhost:${port}`) {
    refuse(response, 403, 'This server answers to its own address only.');
    return;
  }
  const path = pathOf(request.url ?? '/');
  const [, room, key, ...rest] = (path ?? '').split('/');
  if (options.engines !== null && room === 'engine' && key !== undefined && sameText(key, options.secret)) {
    // A page elsewhere cannot know the path; should it, its own address still gives it away.
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== `http://${request.headers.host}`) refuse(response, 403, 'Only the window of this server may ask.');
    else await options.engines.answer(request, response, rest.join('/'));
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    refuse(response, 405, 'Only GET and HEAD are answered.');
    return;
  }
  const isWorkspace = path !== null && sameText(path, `/workspace/${options.secret}`);
  const file = path === null ? null : isWorkspace ? options.workspace : insideOf(options.folder, path);
  const found = file === null ? null : await stat(file).catch(() => null);
  if (file === null || found?.isFile() !== true) {
    refuse(response, 404, 'There is no such file.');
    return;
  }
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': isWorkspace ? mediaType('.proforma') : mediaType(file),
    'content-length': found.size,
    // Files below assets/ carry a hash of their content in their name.
    'cache-control': path?.startsWith('/assets/') === true ? 'public, max-age=31536000, immutable' : 'no-store',
    ...(isWorkspace ? { 'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(basename(file))}` } : {}),
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response).catch(() => response.destroy());
}

/** Compares in a time that tells nothing of where two texts of one length differ. */
function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The decoded path of a request, `null` where it cannot be decoded. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]!);
    return path === '/' ? '/index.html' : path;
  } catch {
    return null;
  }
}

/** The file that a path names inside a folder; `null` for one that leads out of it. */
function insideOf(folder: string, path: string): string | null {
  if (path.includes('\0') || path.includes('\\') || !path.startsWith('/')) return null;
  if (path.split('/').some((part) => part === '..' || part === '.')) return null;
  const file = normalize(join(folder, path));
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : null;
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${message}\n`);
}
