import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from '../../scripts/chromium.mjs';
import { root } from '../../scripts/build.mjs';

export interface Served {
  /** With the slash at its end. */
  readonly address: string;
  stop(): Promise<void>;
}

/** The built window behind the command's own server. */
export async function serveWindow(workspace?: string): Promise<Served> {
  const child: ChildProcess = spawn(process.execPath, ['cli/proforma.mjs', 'serve', '--port', '0', ...(workspace === undefined ? [] : [workspace])], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((found, failed) => {
    child.once('exit', (code) => failed(new Error(`The server ended with code ${code} before it named its address.`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const match = /https?:\/\/\S+/.exec(line);
      if (match !== null) found(match[0]);
    });
  });
  return {
    address,
    stop: () =>
      new Promise((ended) => {
        child.once('exit', () => ended());
        child.kill('SIGTERM');
      }),
  };
}

/** A window of the program with what went wrong in it. */
export interface TestWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts and of the policy since it was opened. */
  readonly errors: string[];
}

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** Put behind the address: `#/data`, `#/markets/online-retail`. */
  readonly at?: string;
  /** Answers the File System Access pickers with this file of the browser's private store: a file that can be saved over. */
  readonly privateFile?: string;
  /** Opens in a context that is there: another tab of the same person. */
  readonly context?: BrowserContext;
}

/**
 * Opens the program. The file pickers of the File System Access API cannot be answered by a script, so the window is given
 * a browser without them: it opens by a file input and saves by a download.
 */
export async function openWindow(browser: Browser, address: string, options: WindowOptions = {}): Promise<TestWindow> {
  const { width = 1440, height = 900, scheme = 'light', at = '' } = options;
  const context = options.context ?? (await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'en-GB', reducedMotion: 'reduce' }));
  const page = await context.newPage();
  await page.addInitScript((file) => {
    const handle = async () => (await navigator.storage.getDirectory()).getFileHandle(file!, { create: true });
    Object.assign(window, file === null ? { showOpenFilePicker: undefined, showSaveFilePicker: undefined } : { showOpenFilePicker: async () => [await handle()], showSaveFilePicker: handle });
  }, options.privateFile ?? null);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(address + at);
  await page.getByTestId('place-nav-data').waitFor();
  return { page, context, errors };
}

export async function startBrowser(): Promise<Browser> {
  return launchChromium();
}

/** The window of the test that runs, with the browser and the address that it came from. */
export interface FreshWindow extends TestWindow {
  readonly browser: Browser;
  readonly address: string;
}

/**
 * Gives every test of a file a window of its own on the sample, in one browser and behind one server. `at` is put behind the
 * address. What went wrong in a window fails its test.
 */
export function freshWindows(at = ''): FreshWindow {
  let browser: Browser;
  let served: Served;
  let opened: TestWindow;
  beforeAll(async () => {
    [browser, served] = await Promise.all([startBrowser(), serveWindow()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });
  beforeEach(async () => {
    opened = await openWindow(browser, served.address, { at });
    await sampleShown(opened.page);
  });
  afterEach(async () => {
    await opened.context.close();
    expect(opened.errors).toEqual([]);
  });
  return {
    get browser() { return browser; },
    get address() { return served.address; },
    get page() { return opened.page; },
    get context() { return opened.context; },
    get errors() { return opened.errors; },
  };
}

/** Waits until the sample's numbers are on screen. */
export async function sampleShown(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('first-numbers', 'measure').length > 0);
}

/** Opens files through the window's own "Open". */
export async function openByButton(page: Page, files: readonly { readonly name: string; readonly text: string }[] | string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('open-file').click();
  await (await chooser).setFiles(typeof files === 'string' ? files : files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })));
}

/** Adds a step of a kind to the open scenario; its first field has the cursor. */
export async function addStepOf(page: Page, kind: string): Promise<void> {
  const before = await page.locator('.step').count();
  await page.getByTestId('add-step').click();
  await page.getByTestId(`add-step-${kind}`).click();
  await page.waitForFunction((count) => document.querySelectorAll('.step').length === count + 1 && document.activeElement instanceof HTMLInputElement && document.activeElement.closest('.step-form') !== null, before);
}

/** Drops a file on the window as a file manager would. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content!], fileName!, { type: 'text/csv' }));
      const at = { dataTransfer: data, bubbles: true, cancelable: true };
      window.dispatchEvent(new DragEvent('dragover', at));
      window.dispatchEvent(new DragEvent('drop', at));
    },
    [name, text],
  );
}

/** Saves through the window and returns the path of what was saved. */
export async function saveByButton(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByTestId('save-workspace').click();
  return (await download).path();
}

/** Fails with a readable list where axe finds a violation. */
export async function expectAccessible(page: Page): Promise<void> {
  // The separators between the panes belong to no landmark: they are the edges between three of them.
  const { violations } = await new AxeBuilder({ page }).exclude('.pane-separator').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)).toEqual([]);
}
