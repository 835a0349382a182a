import { utilityProcess, type UtilityProcess } from 'electron';
import type { FromEngine, ToEngine } from '../../engines/remote/protocol';
import type { FileStore } from './files';
import { Refusal } from './refusal';

/** The process with native DuckDB, at most one. The window names it by the number that `open` gave, and files by their tokens. */
export interface EngineProcess {
  /** Starts the process anew; an earlier one ends. */
  open(): number;
  post(life: number, message: ToEngine): void;
  close(): void;
}

/** `send` passes on what the process says; `null` once it has ended. */
export function createEngineProcess(entry: string, files: FileStore, send: (life: number, message: FromEngine | null) => void): EngineProcess {
  let current: { readonly life: number; readonly child: UtilityProcess } | null = null;
  let lives = 0;

  const close = (): void => {
    current?.child.kill();
    current = null;
  };

  return {
    close,
    open: () => {
      close();
      const life = ++lives;
      const child = utilityProcess.fork(entry, [], { serviceName: 'Proforma database' });
      child.on('message', (message: FromEngine) => send(life, message));
      child.on('exit', () => {
        if (current?.life === life) current = null;
        send(life, null);
      });
      current = { life, child };
      return life;
    },
    post: (life, message) => {
      if (current?.life !== life) throw new Refusal('internal', 'The database ended. Repeat what you did last.');
      current.child.postMessage(placed(message, files));
    },
  };
}

/** The message with the path of its file in place of the token, which only the main process can do. */
function placed(message: ToEngine, files: FileStore): ToEngine {
  if (message.type !== 'load' || message.request.file.kind !== 'token') return message;
  return { ...message, request: { ...message.request, file: { kind: 'path', path: files.pathOf(message.request.file.token) } } };
}
