import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDesktop, startOnStandIn, type Desktop, type StandInDesktop } from './desktop';

let running: Desktop | undefined;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proforma-life-'));
});
afterEach(async () => {
  await running?.dispose();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function onStandIn(options: Parameters<typeof startOnStandIn>[0] = {}): Promise<StandInDesktop> {
  const desktop = await startOnStandIn({ bare: true, ...options });
  running = desktop;
  return desktop;
}

async function anywhere(options: Parameters<typeof startDesktop>[0] = {}): Promise<Desktop> {
  const desktop = await startDesktop({ bare: true, ...options });
  running = desktop;
  return desktop;
}

const put = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, `content of ${name}`);
  return path;
};

type Seen = { opened: string[]; commands: string[] };

/** Subscribes as the workbench does and keeps what arrives. */
async function listen(page: Page): Promise<() => Promise<Seen>> {
  await page.evaluate(() => {
    const seen: Seen = { opened: [], commands: [] };
    Object.assign(window, { seen });
    window.proforma!.onCommand((command) => seen.commands.push(command));
    window.proforma!.onOpenRequest(({ name }) => seen.opened.push(name));
  });
  return () => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

const setDocument = (page: Page, dirty: boolean): Promise<void> => page.evaluate((changed) => window.proforma!.setDocument({ name: 'Deal', dirty: changed, unsaved: changed ? ['Deal'] : [] }), dirty);

test('every command of the menu arrives in the window', async () => {
  const desktop = await anywhere();
  const page = await desktop.page();
  const seen = await listen(page);
  const ids = ['help.shortcuts', 'command.palette', 'view.panel', 'go.data', 'go.markets', 'go.scenarios', 'go.audience', 'go.compare', 'go.report', 'edit.undo', 'edit.redo'];
  for (const id of ids) await desktop.clickMenu(id);
  await expect.poll(async () => (await seen()).commands).toEqual(ids);
});

test('the menu has the standard columns, with an accelerator at each frequent command', async () => {
  const { parts, page } = await onStandIn();
  await page();
  const columns = parts.menu.current().items;
  expect(columns.map(({ label, role }) => label ?? role)).toEqual(process.platform === 'darwin' ? ['appMenu', 'File', 'Edit', 'View', 'windowMenu', 'Help'] : ['File', 'Edit', 'View', 'windowMenu', 'Help']);
  const items = columns.flatMap(({ submenu }) => submenu ?? []);
  expect(Object.fromEntries(items.filter(({ id }) => id).map(({ id, accelerator }) => [id, accelerator]))).toMatchObject({
    'file.open': 'CmdOrCtrl+O',
    'file.save': 'CmdOrCtrl+S',
    'file.saveAs': 'CmdOrCtrl+Shift+S',
    'edit.undo': 'CmdOrCtrl+Z',
    'edit.redo': 'CmdOrCtrl+Shift+Z',
    'go.data': 'CmdOrCtrl+1',
    'go.report': 'CmdOrCtrl+6',
    'command.palette': 'CmdOrCtrl+K',
  });
});

test('a file that macOS asks to open before the program is ready waits for the window', async () => {
  const path = put('early.proforma');
  let prevented = false;
  const { page, parts } = await onStandIn({ beforeReady: (app) => app.emit('open-file', { preventDefault: () => (prevented = true) }, path) });
  expect(prevented).toBe(true);
  expect(parts.world.sent).toEqual([]);
  await listen(await page());
  // The workbench listens before this test does, so the trace of the main process tells, and tells once.
  await expect.poll(() => parts.world.sent).toEqual([{ channel: 'open-request', args: [expect.objectContaining({ name: 'early.proforma', path })] }]);
});

test('files of a second start are handed to the window in their order', async () => {
  const first = put('first.csv');
  const second = put('second.csv');
  const desktop = await anywhere();
  const page = await desktop.page();
  const seen = await listen(page);
  await desktop.startAgain(['--some-switch', first, '.', 'notes.docx', second]);
  await expect.poll(async () => (await seen()).opened).toEqual(['first.csv', 'second.csv']);
});

test('files on the command line are handed to the window', async () => {
  const path = put('named.csv');
  const { page, parts } = await onStandIn({ argv: ['--some-switch', path] });
  await listen(await page());
  await expect.poll(() => parts.world.sent).toEqual([{ channel: 'open-request', args: [expect.objectContaining({ name: 'named.csv', path })] }]);
});

test('a file that cannot be opened is told to the person', async () => {
  const desktop = await anywhere();
  await listen(await desktop.page());
  const path = join(folder, 'missing.csv');
  await desktop.answer({ method: 'showMessageBox', result: { response: 0, checkboxChecked: false } });
  await desktop.startAgain([path]);
  await expect.poll(async () => (await desktop.shown()).at(-1)?.options.message).toBe(`missing.csv is no longer at ${path}. Open it from its new place.`);
});

test('a second instance starts nothing and quits', async () => {
  const { parts, exited } = await onStandIn({ second: true });
  expect(await exited).toBe(0);
  expect(parts.windows).toEqual([]);
  expect(parts.ipc.channels()).toEqual([]);
});

test('a window without unsaved changes closes at once, and the program ends', async () => {
  const desktop = await anywhere();
  await setDocument(await desktop.page(), false);
  await desktop.closeWindow();
  await desktop.exited;
  expect(await desktop.shown()).toEqual([]);
});

test('unsaved changes: cancel keeps the window, save closes it once the window has saved', async () => {
  const desktop = await anywhere();
  const page = await desktop.page();
  await setDocument(page, true);
  await desktop.answer({ method: 'showMessageBox', result: { response: 2, checkboxChecked: false } });
  await desktop.closeWindow();
  await expect.poll(async () => (await desktop.shown()).length).toBe(1);
  expect((await desktop.shown())[0]!.options).toMatchObject({ message: 'Save the changes to Deal?', buttons: ['Save', "Don't save", 'Cancel'] });
  expect(await page.evaluate(() => 'proforma' in window)).toBe(true);

  await page.evaluate(() => window.proforma!.onCommand((command) => command === 'file.saveAll' && void window.proforma!.setDocument({ name: 'Deal', dirty: false, unsaved: [] })));
  await desktop.answer({ method: 'showMessageBox', result: { response: 0, checkboxChecked: false } });
  await desktop.closeWindow();
  await desktop.exited;
});

test('unsaved changes: discarding closes without saving', async () => {
  const desktop = await anywhere();
  await setDocument(await desktop.page(), true);
  await desktop.answer({ method: 'showMessageBox', result: { response: 1, checkboxChecked: false } });
  await desktop.closeWindow();
  await desktop.exited;
});

test('a window that crashed offers to reload, and comes back with the bridge', async () => {
  const { parts, page, answer, shown } = await onStandIn();
  const before = await page();
  await answer({ method: 'showMessageBox', result: { response: 0, checkboxChecked: false } });
  (parts.windows[0]!.contents.api as { forcefullyCrashRenderer(): void }).forcefullyCrashRenderer();
  await expect.poll(async () => (await shown()).at(-1)?.options.buttons).toEqual(['Reload and recover', 'Quit']);
  await expect.poll(async () => (await parts.windows[0]!.contents.page()) !== before).toBe(true);
  expect(await (await page()).evaluate(() => typeof window.proforma!.recent)).toBe('function');
});

test('a window that hangs is asked about, and the question goes when it answers again', async () => {
  const { parts, page, shown } = await onStandIn();
  await page();
  parts.windows[0]!.emit('unresponsive');
  await expect.poll(async () => (await shown()).at(-1)?.options.buttons).toEqual(['Wait', 'Reload and recover']);
  parts.windows[0]!.emit('responsive');
  parts.windows[0]!.emit('unresponsive');
  await expect.poll(async () => (await shown()).length).toBe(1);
});

test('the window is shown when it has painted, and comes back where it was', async () => {
  const userData = join(folder, 'user');
  const first = await onStandIn({ userData });
  await first.page();
  await expect.poll(() => first.parts.windows[0]!.state.visible).toBe(true);
  expect(first.parts.windows[0]!.options).toMatchObject({ width: 1440, height: 900 });
  await first.dispose();
  writeFileSync(join(userData, 'window.json'), JSON.stringify({ x: 40, y: 30, width: 1100, height: 800, maximized: false }));
  const second = await onStandIn({ userData });
  await second.page();
  expect(second.parts.windows[0]!.options).toMatchObject({ x: 40, y: 30, width: 1100, height: 800 });
});
