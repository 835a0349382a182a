import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Engine } from '../../core/data/engine';
import { fromFrame, toFrame, toStream } from '../../engines/remote/frames';
import type { EnginePort, ToEngine } from '../../engines/remote/protocol';
import { fromWindow } from '../../engines/remote/schema';
import { serveEngine } from '../../engines/remote/serve';
import { securityHeaders } from './headers';

/** Bytes of one message; files and rows come in pieces of a few megabytes. */
const LONGEST = 64 << 20;

/** One window that is connected: what comes in for its database, and how it ends. */
interface Connection {
  hear(message: ToEngine): void;
}

/**
 * The databases of the windows of this server, one a window. A window opens `events`, a stream of frames that lives as long
 * as its database, and posts frames to the path that the header `proforma-connection` names.
 */
export class EngineRoute {
  private readonly connections = new Map<string, Connection>();

  constructor(private readonly makeEngine: () => Promise<Engine>) {}

  /** Answers a request below the secret path; `path` is what follows it. */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path === 'events' && request.method === 'GET') return this.open(response);
    const connection = this.connections.get(path);
    if (connection === undefined || request.method !== 'POST') return end(response, connection === undefined ? 404 : 405);
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
    const port: EnginePort = {
      post: (message) => {
        if (!response.destroyed) response.write(toStream(toFrame(message)));
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onClosed: (listener) => void response.on('close', listener),
      close: () => response.destroy(),
    };
    serveEngine(engine, port, { paths: false });
    this.connections.set(name, { hear: (message) => hear(message) });
    response.on('close', () => this.connections.delete(name));
    response.writeHead(200, { ...securityHeaders, 'content-type': 'application/octet-stream', 'cache-control': 'no-store', 'proforma-connection': name });
    response.flushHeaders();
  }
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
