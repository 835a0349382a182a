import type { Page } from 'playwright-core';
import { createContents, type ContentsPart } from './web-contents';
import { onlyKeys, preventable, strict, strictEvents } from './strict';
import type { World } from './world';

const EVENTS = ['ready-to-show', 'close', 'closed', 'unresponsive', 'responsive'] as const;
const OPTIONS = ['x', 'y', 'width', 'height', 'minWidth', 'minHeight', 'show', 'title', 'autoHideMenuBar', 'backgroundColor', 'webPreferences'];
const PREFERENCES = [
  'preload',
  'contextIsolation',
  'sandbox',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webSecurity',
  'webviewTag',
  'spellcheck',
];

export interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly show: boolean;
  readonly webPreferences: Readonly<Record<string, unknown>> & { readonly preload: string };
}

export interface WindowPart {
  readonly api: object;
  readonly contents: ContentsPart;
  readonly options: WindowOptions;
  readonly state: { visible: boolean; edited: boolean; destroyed: boolean };
  emit(event: (typeof EVENTS)[number], ...args: unknown[]): void;
  /** As the close button does; true when nothing prevented it. */
  close(): boolean;
}

export interface WindowsPart {
  readonly BrowserWindow: object;
  readonly all: WindowPart[];
}

/** `BrowserWindow` backed by Chromium pages. */
export function createWindows(world: World, preparePage: (page: Page, window: WindowPart) => Promise<void>, onAllClosed: () => void): WindowsPart {
  const all: WindowPart[] = [];

  function make(options: WindowOptions): WindowPart {
    if (!world.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    onlyKeys('BrowserWindow', options, OPTIONS);
    onlyKeys('webPreferences', options.webPreferences, PREFERENCES);
    const { emitter, api: events } = strictEvents('BrowserWindow', EVENTS);
    const state = { visible: options.show, edited: false, destroyed: false };
    const prepare = async (page: Page): Promise<void> => {
      await page.setViewportSize({ width: options.width, height: options.height });
      await preparePage(page, part);
    };
    const contents = createContents(world, prepare, () => void emitter.emit('ready-to-show', preventable('event', {})));

    const close = (): boolean => {
      if (state.destroyed) return true;
      const event = preventable('event', {});
      emitter.emit('close', event);
      if (event.defaultPrevented) return false;
      state.destroyed = true;
      all.splice(all.indexOf(part), 1);
      void contents.close().catch(() => undefined);
      emitter.emit('closed');
      if (all.length === 0) onAllClosed();
      return true;
    };

    const { x = 0, y = 0, width, height } = options;
    const api = strict('BrowserWindow', {
      ...events,
      webContents: contents.api,
      loadURL: (url: string) => contents.load(url),
      show: () => {
        state.visible = true;
      },
      focus: () => undefined,
      isMinimized: () => false,
      isMaximized: () => false,
      isDestroyed: () => state.destroyed,
      getNormalBounds: () => ({ x, y, width, height }),
      setDocumentEdited: (edited: boolean) => {
        state.edited = edited;
      },
      close,
    });
    const part: WindowPart = { api, contents, options, state, close, emit: (event, ...args) => void emitter.emit(event, ...args) };
    return part;
  }

  return {
    all,
    BrowserWindow: strict('BrowserWindow', function BrowserWindow(options: WindowOptions): object {
      const part = make(options);
      all.push(part);
      return part.api;
    }),
  };
}
