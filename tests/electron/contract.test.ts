import { afterEach, expect, test } from 'vitest';
import { startOnStandIn, type StandInDesktop } from './desktop';

/** The stand-in itself: it must never believe a call of Electron that it does not model. */
let desktop: StandInDesktop | undefined;
afterEach(async () => {
  await desktop?.dispose();
  desktop = undefined;
});

async function start(): Promise<StandInDesktop> {
  desktop = await startOnStandIn({ bare: true });
  await desktop.page();
  return desktop;
}

test('an unmodelled module, method, event, option or setter throws with its name', async () => {
  const { parts } = await start();
  const electron = parts.electron as Record<string, Record<string, (...args: unknown[]) => unknown>>;
  expect(() => electron.autoUpdater).toThrow('does not model electron.autoUpdater');
  expect(() => electron.app!.relaunch).toThrow('does not model app.relaunch');
  expect(() => electron.app!.on!('gpu-info-update', () => undefined)).toThrow('does not model the event gpu-info-update of app');
  expect(() => electron.app!.getPath!('music')).toThrow("app.getPath('music')");
  expect(() => Object.assign(electron.nativeTheme!, { themeSource: 'dark' })).toThrow('setting nativeTheme.themeSource');
  const BrowserWindow = electron.BrowserWindow as unknown as new (options: object) => object;
  expect(() => new BrowserWindow({ transparent: true, webPreferences: {} })).toThrow('BrowserWindow with transparent');
  expect(() => new BrowserWindow({ webPreferences: { experimentalFeatures: true } })).toThrow('webPreferences with experimentalFeatures');
  expect(() => electron.Menu!.buildFromTemplate!([{ role: 'services' }])).toThrow('role services');
});

test('the order that Electron asks for is asked for', async () => {
  const { parts } = await start();
  const electron = parts.electron as Record<string, Record<string, (...args: unknown[]) => unknown>>;
  expect(() => electron.protocol!.registerSchemesAsPrivileged!([])).toThrow('before app is ready');
  expect(() => electron.app!.enableSandbox!()).toThrow('before app is ready');
  expect(() => electron.protocol!.handle!('other', () => undefined)).toThrow('was not registered');
  expect(() => electron.ipcMain!.handle!('files.open', () => undefined)).toThrow('second handler');
});

test('a dialog that nobody scripted is an error', async () => {
  const { parts } = await start();
  const { dialog } = parts.electron as Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;
  await expect(dialog!.showOpenDialog!({}, { properties: ['openFile'] })).rejects.toThrow('No answer was scripted for dialog.showOpenDialog');
  parts.world.faults.length = 0;
});

test('invoke keeps the message of an error alone, and refuses what cannot be cloned', async () => {
  const { parts } = await start();
  const api = parts.windows[0]!.contents.api as { mainFrame: object };
  expect(await parts.ipc.invoke(api, api.mainFrame, 'no.such.channel', [])).toEqual({ ok: false, message: "Error: No handler registered for 'no.such.channel'" });
  expect(await parts.ipc.invoke(api, api.mainFrame, 'recent.list', [() => undefined])).toEqual({ ok: false, message: 'Error: An object could not be cloned.' });
});

test('bytes cross in both directions as Uint8Array', async () => {
  const { parts, page } = await start();
  const ipcMain = (parts.electron as { ipcMain: { handle(channel: string, handler: (...args: unknown[]) => unknown): void } }).ipcMain;
  let arrived: unknown;
  ipcMain.handle('test.echo', (_event, bytes) => {
    arrived = bytes;
    return bytes;
  });
  const back = await (await page()).evaluate(async () => {
    const invoke = (window as unknown as { __electronInvoke(channel: string, args: unknown[]): Promise<{ value: Uint8Array }> }).__electronInvoke;
    const { value } = await invoke('test.echo', [Uint8Array.from([0, 127, 128, 255])]);
    return value instanceof Uint8Array ? [...value] : null;
  });
  expect(arrived).toEqual(Uint8Array.from([0, 127, 128, 255]));
  expect(back).toEqual([0, 127, 128, 255]);
});
