import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BridgeError, BridgeErrorCode, FileGrant, HostApi } from '../../electron/bridge';
import { createElectronHost } from './electron';
import { hostContract, type HostUnderTest } from './host-contract';

/** A bridge that answers as the main process does; the main process itself is tested on the whole bridge elsewhere. */
interface FakeBridge extends HostUnderTest {
  readonly api: HostApi;
  request(file: FileGrant): void;
  command(id: string): void;
}

let serve: (url: string) => { status: number; text: string } = () => ({ status: 404, text: '' });

beforeEach(() => {
  vi.stubGlobal('fetch', async (url: string) => {
    const { status, text } = serve(url);
    return new Response(text, { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** What the bridge rejects with: a plain object, not an error. */
const refuse = (code: BridgeErrorCode, message: string): Promise<never> => {
  const error: BridgeError = { code, message, detail: 'as the system said it' };
  return Promise.reject(error);
};

function fake(): FakeBridge {
  const disk = new Map<string, string>();
  const grants = new Map<string, { name: string; seen: string }>();
  const picks: (readonly string[] | null)[] = [];
  const requests = new Set<(file: FileGrant) => void>();
  const commands = new Set<(id: string) => void>();
  let recent: { token: string; name: string; path: string }[] = [];
  let broken = false;

  const grant = (name: string): FileGrant => {
    const token = crypto.randomUUID();
    grants.set(token, { name, seen: disk.get(name) ?? '' });
    return { token, name, path: `/files/${name}`, url: `/file/${token}` };
  };
  serve = (url) => {
    const entry = grants.get(url.slice('/file/'.length));
    const text = entry && disk.get(entry.name);
    if (!entry || text === undefined) return { status: 404, text: 'gone' };
    const known = recent.find(({ name }) => name === entry.name) ?? { token: crypto.randomUUID(), name: entry.name, path: `/files/${entry.name}` };
    recent = [known, ...recent.filter((item) => item !== known)];
    return { status: 200, text };
  };

  const api: HostApi = {
    openFiles: async () => (picks.shift() ?? []).map(grant),
    grantDrop: async () => null,
    save: async (token, content, force) => {
      const entry = grants.get(token);
      if (!entry) return refuse('unknown-token', 'That file was not opened in this session. Open it again.');
      const now = disk.get(entry.name);
      if (now === undefined) return { saved: false, reason: 'no-file' };
      if (now !== entry.seen && !force) return { saved: false, reason: 'changed' };
      if (broken) return refuse('write-failed', `${entry.name} was not saved: the disk is full.`);
      entry.seen = new TextDecoder().decode(content);
      disk.set(entry.name, entry.seen);
      return { saved: true };
    },
    saveAs: async (_name, _kind, content) => {
      const names = picks.shift() ?? null;
      if (names === null) return null;
      disk.set(names[0]!, new TextDecoder().decode(content));
      return grant(names[0]!);
    },
    recent: async () => recent,
    openRecent: async (token) => {
      const item = recent.find((known) => known.token === token);
      return item ? grant(item.name) : refuse('unknown-token', 'That file is no longer in the list of recent files.');
    },
    clearRecent: async () => {
      recent = [];
    },
    setDocument: async () => undefined,
    onCommand: (listener) => {
      commands.add(listener);
      return () => commands.delete(listener);
    },
    openEngine: async () => refuse('internal', 'There is no database in this test.'),
    postEngine: async () => undefined,
    onEngine: () => () => undefined,
    onOpenRequest: (listener) => {
      requests.add(listener);
      return () => requests.delete(listener);
    },
  };

  return {
    api,
    host: createElectronHost(api),
    put: (name, text) => void disk.set(name, text),
    remove: (name) => void disk.delete(name),
    text: (name) => disk.get(name) ?? null,
    pick: (names) => void picks.push(names),
    breakDisk: () => {
      broken = true;
    },
    request: (file) => requests.forEach((listener) => listener(file)),
    command: (id) => commands.forEach((listener) => listener(id)),
  };
}

hostContract('electron', fake);

test('a refusal of the bridge becomes a HostError with its code and detail', async () => {
  const { host } = fake();
  await expect(host.openRecent('nobody')).rejects.toMatchObject({ name: 'HostError', code: 'unknown-token', detail: 'as the system said it' });
});

test('a bridge that breaks is told as such, with its words as detail', async () => {
  const { api } = fake();
  const host = createElectronHost({ ...api, recent: () => Promise.reject(new Error('object destroyed')) });
  await expect(host.recent()).rejects.toMatchObject({ code: 'internal', detail: 'object destroyed' });
});

test('commands and open requests arrive until the listener leaves', async () => {
  const world = fake();
  const seen: string[] = [];
  const stop = world.host.onCommand((id) => seen.push(id));
  world.command('file.save');
  stop();
  world.command('file.open');
  expect(seen).toEqual(['file.save']);

  world.put('a.csv', 'one');
  world.pick(['a.csv']);
  const [grant] = await world.api.openFiles([], false);
  const arrived = new Promise<string>((resolve) => world.host.onOpenRequest((file) => void file.content.text().then(resolve)));
  world.request(grant!);
  expect(await arrived).toBe('one');
});
