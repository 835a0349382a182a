import { expect, test } from 'vitest';
import { createBrowserHost, type BrowserDoor } from './browser';
import type { FileHandle } from './file-system-access';
import { hostContract, type HostUnderTest } from './host-contract';
import { createRecentHandles, type RecentHandle } from './recent-handles';

interface Fake extends HostUnderTest {
  readonly door: BrowserDoor;
  permission: PermissionState;
  readonly asked: string[];
  readonly downloads: Map<string, string>;
  readonly documents: object[];
  pickersPresent: boolean;
}

const missing = (): DOMException => new DOMException('gone', 'NotFoundError');

function fake(): Fake {
  const disk = new Map<string, { text: string; lastModified: number }>();
  const picks: (readonly string[] | null)[] = [];
  let clock = 0;
  let broken = false;
  let list: RecentHandle[] = [];

  const handle = (name: string): FileHandle => ({
    name,
    getFile: async () => {
      const file = disk.get(name);
      if (!file) throw missing();
      return new File([file.text], name, { lastModified: file.lastModified });
    },
    createWritable: async () => {
      let written = '';
      return {
        write: async (data) => {
          if (broken) throw new DOMException('full', 'QuotaExceededError');
          written += new TextDecoder().decode(data);
        },
        close: async () => world.put(name, written),
        abort: async () => undefined,
      };
    },
    isSameEntry: async (other) => other.name === name,
    queryPermission: async () => (world.permission === 'granted' ? 'granted' : 'prompt'),
    requestPermission: async ({ mode }) => {
      world.asked.push(mode);
      return world.permission;
    },
  });

  const next = (): readonly string[] => {
    const names = picks.shift() ?? null;
    if (names === null) throw new DOMException('cancelled', 'AbortError');
    return names;
  };

  const door: BrowserDoor = {
    pickers: () => (world.pickersPresent ? { showOpenFilePicker: async () => next().map(handle), showSaveFilePicker: async () => handle(next()[0]!) } : null),
    pickByInput: async () => (picks.shift() ?? []).map((name) => new File([disk.get(name)!.text], name)),
    download: (name, content) => void world.downloads.set(name, new TextDecoder().decode(content)),
    recent: createRecentHandles({
      read: async () => list,
      change: async (change) => {
        list = change(list);
      },
      clear: async () => {
        list = [];
      },
    }),
    nativeEngine: null,
    showDocument: (state) => void world.documents.push(state),
  };

  const world: Fake = {
    door,
    host: createBrowserHost(door),
    permission: 'granted',
    asked: [],
    downloads: new Map(),
    documents: [],
    pickersPresent: true,
    put: (name, text) => void disk.set(name, { text, lastModified: (clock += 1) }),
    remove: (name) => void disk.delete(name),
    text: (name) => disk.get(name)?.text ?? null,
    pick: (names) => void picks.push(names),
    breakDisk: () => {
      broken = true;
    },
  };
  return world;
}

const KIND = { description: 'Workspace', extensions: ['.proforma'] };

hostContract('browser', fake);

test('permission is asked again for a recent file, and a refusal is said', async () => {
  const world = fake();
  world.put('a.proforma', 'one');
  world.pick(['a.proforma']);
  const [opened] = await world.host.openFiles([KIND], false);
  const [file] = await world.host.recent();
  world.permission = 'denied';
  await expect(world.host.openRecent(file!.token)).rejects.toMatchObject({ code: 'permission-denied', message: expect.stringContaining('a.proforma') as string });
  await expect(world.host.save(opened!.token, Uint8Array.of(1), false)).rejects.toMatchObject({ code: 'permission-denied' });
  expect(world.asked).toEqual(['read', 'readwrite']);
});

test('a file opened twice is one recent file with one token', async () => {
  const world = fake();
  world.put('a.proforma', 'one');
  world.pick(['a.proforma']);
  world.pick(['a.proforma']);
  const [first] = await world.host.openFiles([KIND], false);
  const [second] = await world.host.openFiles([KIND], false);
  expect(second!.token).toBe(first!.token);
  expect(await world.host.recent()).toHaveLength(1);
});

test('without File System Access a file input opens and a download saves', async () => {
  const world = fake();
  world.pickersPresent = false;
  world.put('a.csv', 'x');
  world.pick(['a.csv']);
  const [opened] = await world.host.openFiles([KIND], false);
  expect(await opened!.content.text()).toBe('x');
  expect(await world.host.save(opened!.token, Uint8Array.of(65), false)).toEqual({ saved: false, reason: 'no-file' });
  expect(await world.host.saveAs('deal.proforma', KIND, Uint8Array.of(65))).toEqual({ token: null, name: 'deal.proforma', path: null });
  expect(world.downloads.get('deal.proforma')).toBe('A');
});

test('an export is not among the recent files', async () => {
  const world = fake();
  world.pick(['report.html']);
  await world.host.saveAs('report.html', { description: 'Report', extensions: ['.html'] }, Uint8Array.of(65));
  expect(await world.host.recent()).toEqual([]);
});

test('a picker that fails for another reason than cancelling is said', async () => {
  const world = fake();
  const host = createBrowserHost({ ...world.door, pickers: () => ({ showOpenFilePicker: () => Promise.reject(new DOMException('no gesture', 'SecurityError')), showSaveFilePicker: () => Promise.reject(new Error('no')) }) });
  await expect(host.openFiles([KIND], false)).rejects.toMatchObject({ name: 'HostError', code: 'internal', detail: 'no gesture' });
});

test('the state of the document goes to the door', () => {
  const world = fake();
  world.host.setDocument({ name: 'Deal', dirty: true, unsaved: ['Deal'] });
  expect(world.documents).toEqual([{ name: 'Deal', dirty: true, unsaved: ['Deal'] }]);
});
