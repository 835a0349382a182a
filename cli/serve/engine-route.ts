import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Engine } from '../../core/data/engine';
import { fromFrame, toFrame, toStream } from '../../engines/remote/frames';
import type { EnginePort, FromEngine, ToEngine } from '../../engines/remote/protocol';
import { fromWindow } from '../../engines/remote/schema';
import { serveEngine } from '../../engines/remote/serve';
import { securityHeaders } from './headers';

/** Bytes of one message; files and rows come in pieces of a few megabytes. */
const LONGEST = 64 << 20;

/** One window that is connected: what comes in for its database, and how it ends. */
interface Connection {
  hear(message: ToEngine): void;
  /** Tells the window. */
  tell(message: FromEngine): void;
  /** Files that are being sent, by the call that they belong to: `more` and the end of the call are for them. */
  readonly bodies: Map<number, Body>;
}

/** A file on its way in. */
interface Body {
  /** The call wants the next piece. */
  more(): void;
  /** The call is over and wants none. */
  over(): void;
}

/** Milliseconds between two words on how much of a file has come. */
const TOLD_MS = 100;

/**
 * The databases of the windows of this server, one a window. A window opens `events`, a stream of frames that lives as long
 * as its database, and posts frames to the path that the header `proforma-connection` names; below it, at the number of an
 * upload, it posts the bytes of the file.
 */
export class EngineRoute {
  private readonly connections = new Map<string, Connection>();

  constructor(private readonly makeEngine: () => Promise<Engine>) {}

  /** Answers a request below the secret path; `path` is what follows it. */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path === 'events' && request.method === 'GET') return this.open(response);
    const [name = '', upload] = path.split('/');
    const connection = this.connections.get(name);
    if (connection === undefined || request.method !== 'POST') return end(response, connection === undefined ? 404 : 405);
    if (upload !== undefined) return takeFile(request, response, connection, Number(upload));
    const message = await messageOf(request);
    if (message === null) return end(response, 400);
    connection.hear(message);
    end(response, 204);
  }

  private async open(response: ServerResponse): Promise<void> {
    const name = randomBytes(16).toString('base64url');
    const engine = await this.makeEngine();
    if (response.destroyed) return engine.close();
    let hear: (message: ToEngine) => void = () => undefined;
    const bodies = new Map<number, Body>();
    const tell = (message: FromEngine): void => void (response.destroyed || response.write(toStream(toFrame(message))));
    const port: EnginePort = {
      post: (message) => {
        const body = bodies.get(message.id);
        if (body !== undefined && message.type === 'more') return body.more();
        if (message.type === 'done' || message.type === 'failed') body?.over();
        tell(message);
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onClosed: (listener) => void response.on('close', listener),
      close: () => response.destroy(),
    };
    serveEngine(engine, port, { paths: false });
    this.connections.set(name, { hear: (message) => hear(message), tell, bodies });
    response.on('close', () => this.connections.delete(name));
    response.writeHead(200, { ...securityHeaders, 'content-type': 'application/octet-stream', 'cache-control': 'no-store', 'proforma-connection': name });
    response.flushHeaders();
  }
}

/** Hands the body of a request to an upload, each part when the one before is on the disk, so that nothing piles up in memory. */
async function takeFile(request: IncomingMessage, response: ServerResponse, { hear, tell, bodies }: Connection, id: number): Promise<void> {
  let wanted = true;
  let wake: () => void = () => undefined;
  const over = (): void => {
    wanted = false;
    wake();
  };
  bodies.set(id, { more: () => wake(), over });
  const size = Number(request.headers['content-length']);
  let [taken, told] = [0, 0];
  try {
    for await (const bytes of request as AsyncIterable<Buffer>) {
      // What is not wanted runs into the void until the window, which is told, stops sending: a cut would look to it like a fault.
      if (!wanted) continue;
      const written = new Promise<void>((more) => (wake = more));
      hear({ type: 'piece', id, bytes });
      await written;
      taken += bytes.length;
      if (performance.now() - told < TOLD_MS) continue;
      told = performance.now();
      tell({ type: 'progress', id, progress: { fraction: size > 0 ? Math.min(1, taken / size) : null, rows: null } });
    }
    // What the window has stopped sending is cut off: the request ends with an error, or before its size.
    if (wanted) hear(taken === size ? { type: 'piece', id, bytes: null } : { type: 'cancel', id });
  } catch {
    hear({ type: 'cancel', id });
  } finally {
    bodies.delete(id);
  }
  if (!response.destroyed) end(response, wanted ? 204 : 409);
}

/** The message in the body of a request; `null` for one that is none of ours. */
async function messageOf(request: IncomingMessage): Promise<ToEngine | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > LONGEST) return null;
    parts.push(part);
  }
  try {
    return fromWindow.parse(fromFrame(Buffer.concat(parts)));
  } catch {
    return null;
  }
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...securityHeaders, 'cache-control': 'no-store' }).end();
}
