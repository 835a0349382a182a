import type { HostApi } from '../../electron/bridge';
import type { ClientPort, FromEngine } from '../../engines/remote/protocol';

/** Connects to native DuckDB in a process of the desktop program, through the bridge. */
export async function connectByBridge(api: HostApi): Promise<ClientPort> {
  let hear: (message: FromEngine) => void = () => undefined;
  let closed: () => void = () => undefined;
  let over = false;
  let number = 0;
  const close = (): void => {
    if (over) return;
    over = true;
    stop();
    closed();
  };
  const stop = api.onEngine(({ life, message }) => {
    if (life !== number) return;
    if (message === null) close();
    else hear(message);
  });
  number = await api.openEngine();
  let turn: Promise<void> = Promise.resolve();
  return {
    post: (message) => {
      // One after the other: the bridge keeps no order between calls.
      turn = turn.then(() => (over ? undefined : api.postEngine(number, message))).catch(close);
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
