import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onlyKeys, strict, strictEvents } from './strict';
import type { World } from './world';

/** Puts `process.parentPort` where Electron puts it, over Node's own channel between processes. */
const PARENT_PORT = `
process.parentPort = {
  on: (event, listener) => {
    if (event !== 'message') throw new Error('The Electron stand-in does not model the event ' + event + ' of parentPort.');
    process.on('message', (data) => listener({ data }));
  },
  postMessage: (message) => process.send(message),
};
process.on('disconnect', () => process.exit());
`;

export interface UtilityPart {
  readonly api: object;
  /** The processes that run, the newest last. */
  readonly running: ChildProcess[];
}

/** `utilityProcess` by Node's own child processes, with structured clone between them. */
export function createUtilityProcess(world: World): UtilityPart {
  const running: ChildProcess[] = [];
  const api = strict('utilityProcess', {
    fork: (path: string, args: readonly string[], options: Record<string, unknown>) => {
      if (!world.ready) throw new Error('Cannot create a utility process before app is ready');
      onlyKeys('utilityProcess.fork', options, ['serviceName']);
      const shim = join(mkdtempSync(join(tmpdir(), 'proforma-desktop-')), 'parent-port.cjs');
      writeFileSync(shim, PARENT_PORT);
      const child = fork(path, [...args], { execArgv: ['--require', shim], serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      running.push(child);
      const { emitter, api: events } = strictEvents('UtilityProcess', ['message', 'exit', 'spawn']);
      child.on('message', (message) => void emitter.emit('message', message));
      child.stderr!.on('data', (text: Buffer) => world.faults.push(new Error(`A utility process said: ${text.toString()}`)));
      child.on('exit', (code) => {
        running.splice(running.indexOf(child), 1);
        emitter.emit('exit', code ?? 1);
      });
      return strict('UtilityProcess', {
        ...events,
        postMessage: (message: object) => {
          if (child.connected) child.send(message);
        },
        kill: () => child.kill('SIGKILL'),
      });
    },
  });
  return { api, running };
}
