import { FrameReader, fromFrame, toFrame } from '../../engines/remote/frames';
import type { ClientPort, FromEngine, ToEngine } from '../../engines/remote/protocol';

/** Path of the local server's database, as the address of the window names it; `null` where it names none. */
export function enginePath(search: string): string | null {
  const key = new URLSearchParams(search).get('engine');
  return key !== null && /^[\w-]{22,}$/.test(key) ? `./engine/${key}` : null;
}

/** Connects to the database of the local server: answers come as one stream, messages go one after the other. */
export async function connectByHttp(path: string): Promise<ClientPort> {
  const controller = new AbortController();
  const events = await fetch(`${path}/events`, { signal: controller.signal, cache: 'no-store' });
  const connection = events.headers.get('proforma-connection');
  if (!events.ok || events.body === null || connection === null) throw new Error('The local server has no database for this window.');
  const reader = events.body.getReader();
  let hear: (message: FromEngine) => void = () => undefined;
  let closed: () => void = () => undefined;
  let over = false;
  const close = (): void => {
    if (over) return;
    over = true;
    controller.abort();
    closed();
  };

  const listen = async (): Promise<void> => {
    const frames = new FrameReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      // The local server is the program itself; what it says is not checked again.
      for (const frame of frames.push(value)) hear(fromFrame(frame) as FromEngine);
    }
  };
  // After this turn, so that whoever connects can listen first.
  setTimeout(() => void listen().catch(() => undefined).finally(close), 0);

  let turn: Promise<void> = Promise.resolve();
  const send = async (message: ToEngine): Promise<void> => {
    if (over) return;
    const answer = await fetch(`${path}/${connection}`, { method: 'POST', body: toFrame(message), signal: controller.signal }).catch(() => null);
    if (answer?.ok !== true) close();
  };
  return {
    post: (message) => {
      turn = turn.then(() => send(message));
    },
    // The browser reads the file from the disk as the server takes it; no byte passes through the window.
    sendFile: async (id, file, unwanted) => {
      await turn;
      if (over) return;
      const answer = await fetch(`${path}/${connection}/${id}`, { method: 'POST', body: file, signal: AbortSignal.any([unwanted, controller.signal]) }).catch(() => null);
      if (answer?.ok !== true && !unwanted.aborted && !over) throw new Error('The file could not be read to its end. Open it again.');
    },
    onMessage: (listener) => {
      hear = listener;
    },
    onClosed: (listener) => {
      closed = listener;
    },
    close,
  };
}
