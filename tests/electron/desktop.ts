import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type JSHandle, type Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.mjs';
import { startStandIn, type StandIn, type StartOptions } from './stand-in/start';
import type { DialogAnswer, ShownDialog } from './stand-in/world';

const MAIN = resolve('out/main/index.cjs');

/** The running program, the same to a test whether Electron or the stand-in runs it. */
export interface Desktop {
  page(): Promise<Page>;
  /** Scripts the next dialogs, in order. */
  answer(...answers: DialogAnswer[]): Promise<void>;
  shown(): Promise<readonly ShownDialog[]>;
  clickMenu(id: string): Promise<void>;
  /** A second start of the program with these arguments. */
  startAgain(argv: readonly string[]): Promise<void>;
  /** The close button of the window; resolves before any question is answered. */
  closeWindow(): Promise<void>;
  /** A `File` as the system makes it for a file on the disk. */
  fileHandle(path: string): Promise<JSHandle<File>>;
  readonly exited: Promise<unknown>;
  readonly userData: string;
  dispose(): Promise<void>;
}

export type DesktopOptions = Pick<StartOptions, 'argv' | 'bare'> & { readonly userData?: string };

/** Electron's binary, where the package was able to fetch it. */
export function electronBinary(): string | null {
  const folder = resolve('node_modules/electron');
  if (!existsSync(join(folder, 'path.txt')) || !existsSync(join(folder, 'dist'))) return null;
  const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  return existsSync(path) ? path : null;
}

/** Starts the built program: in Electron where its binary is, otherwise in the stand-in. */
export function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const binary = electronBinary();
  return binary === null ? startOnStandIn(options) : startOnElectron(binary, options);
}

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'proforma-desktop-'));

async function inputFile(page: Page, path: string): Promise<JSHandle<File>> {
  const input = await page.evaluateHandle(() => {
    const element = document.createElement('input');
    element.type = 'file';
    return document.body.appendChild(element);
  });
  await input.setInputFiles(path);
  return input.evaluateHandle((element) => (element as HTMLInputElement).files![0]!);
}

export interface StandInDesktop extends Desktop {
  readonly parts: StandIn;
}

/** The program in the stand-in, whatever else is there: for tests of what only the stand-in can show. */
export async function startOnStandIn(options: DesktopOptions & Pick<StartOptions, 'second' | 'beforeReady' | 'dark'> = {}): Promise<StandInDesktop> {
  const userData = options.userData ?? freshFolder();
  const browser = await launchChromium();
  const context = await browser.newContext();
  const parts = await startStandIn({ ...options, main: MAIN, context, userData });
  const page = async (): Promise<Page> => {
    for (;;) {
      const [window] = parts.windows;
      if (!window) {
        if (parts.world.faults[0]) throw parts.world.faults[0];
        await new Promise((done) => setTimeout(done, 10));
        continue;
      }
      const current = await window.contents.page();
      await current.waitForFunction(() => 'proforma' in window, undefined, { timeout: 20_000 });
      return current;
    }
  };
  return {
    parts,
    page,
    userData,
    exited: parts.app.exited,
    answer: async (...answers) => void parts.world.answers.push(...answers),
    shown: async () => parts.world.shown,
    clickMenu: async (id) => parts.menu.click(id),
    startAgain: async (argv) => parts.app.emit('second-instance', {}, ['proforma', ...argv], process.cwd()),
    closeWindow: async () => void parts.windows[0]!.close(),
    fileHandle: async (path) => {
      const handle = await inputFile(await page(), path);
      await handle.evaluate((file, known) => {
        const runtime = (window as unknown as Record<symbol, { setPath(file: File, path: string): void }>)[Symbol.for('electron-stand-in')]!;
        runtime.setPath(file, known);
      }, path);
      return handle;
    },
    dispose: async () => {
      await browser.close();
      for (const child of parts.utility.running) child.kill('SIGKILL');
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true });
      // What went wrong in the main process unseen must fail a test all the same.
      if (parts.world.faults[0]) throw parts.world.faults[0];
    },
  };
}

async function startOnElectron(executablePath: string, options: DesktopOptions): Promise<Desktop> {
  const userData = options.userData ?? freshFolder();
  const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app: ElectronApplication = await _electron.launch({ executablePath, args: [...root, `--user-data-dir=${userData}`, MAIN, ...(options.argv ?? [])] });
  const page = await app.firstWindow();
  await scriptDialogs(app);
  if (options.bare) {
    await app.context().route('**/*.js', (script) => script.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.reload();
  }
  return {
    userData,
    page: async () => app.windows()[0] ?? page,
    exited: new Promise<void>((done) => app.on('close', () => done())),
    answer: (...answers) => app.evaluate((_electron, list) => void (globalThis as unknown as Script).answers.push(...list), answers),
    shown: () => app.evaluate(() => (globalThis as unknown as Script).shown),
    clickMenu: (id) => app.evaluate(({ Menu }, name) => Menu.getApplicationMenu()!.getMenuItemById(name)!.click(), id),
    startAgain: (argv) => app.evaluate(({ app: program }, [list, folder]) => void program.emit('second-instance', {}, ['proforma', ...list], folder), [argv, process.cwd()] as const),
    closeWindow: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close()),
    fileHandle: async (path) => inputFile(app.windows()[0] ?? page, path),
    dispose: async () => {
      await app.evaluate(({ app: program }) => program.exit(0)).catch(() => undefined);
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true });
    },
  };
}

interface Script {
  answers: DialogAnswer[];
  shown: ShownDialog[];
}

/** Puts scripted answers behind Electron's own dialogs, which no test can press. */
function scriptDialogs(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ dialog }) => {
    const script = globalThis as unknown as Script;
    Object.assign(script, { answers: [], shown: [] });
    for (const method of ['showOpenDialog', 'showSaveDialog', 'showMessageBox'] as const) {
      const answer = async (_window: unknown, { signal: _signal, ...options }: Record<string, unknown>): Promise<object> => {
        script.shown.push({ method, options });
        const next = script.answers.shift();
        if (next?.method !== method) throw new Error(`No answer was scripted for ${method}.`);
        return next.result;
      };
      Object.assign(dialog, { [method]: answer });
    }
  });
}

