import type { CDPSession, Frame, Page, Request, Route } from 'playwright-core';
import { fromChromium, toChromium } from './address';
import { structuredCopy } from './clone';
import { webFrameMain } from './ipc-main';
import { preventable, strict, strictEvents } from './strict';
import type { World } from './world';

const EVENTS = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'render-process-gone',
  'did-start-loading',
  'did-finish-load',
] as const;

type OpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' };

export interface ContentsPart {
  readonly api: object;
  readonly page: () => Promise<Page>;
  emit(event: (typeof EVENTS)[number], ...args: unknown[]): void;
  /** Whether a navigation that the page began may go on, as the program's listeners decide. */
  mayNavigate(request: Request): boolean;
  /** A window that the page opened, offered to the program's handler. */
  opened(popup: Page): Promise<void>;
  load(url: string): Promise<void>;
  ownsFrame(frame: Frame): boolean;
  close(): Promise<void>;
}

/** One page of Chromium in the role of `webContents`. `prepare` puts binding and preload into a new page. */
export function createContents(world: World, prepare: (page: Page) => Promise<void>, onFirstPaint: () => void): ContentsPart {
  const { emitter, api: events } = strictEvents('webContents', EVENTS);
  let openHandler: OpenHandler = () => ({ action: 'allow' });
  let current: Page | null = null;
  let address = '';
  let crashed = false;
  /** Navigations that the program itself began are not offered to `will-navigate`. */
  let ours = false;

  async function make(): Promise<Page> {
    const page = await world.context.newPage();
    await prepare(page);
    page.on('crash', () => {
      crashed = true;
      emitter.emit('render-process-gone', preventable('event', {}), { reason: 'crashed', exitCode: 5 });
    });
    current = page;
    return page;
  }

  let page = make();

  async function load(url: string): Promise<void> {
    address = url;
    const target = await page;
    ours = true;
    emitter.emit('did-start-loading', preventable('event', {}));
    try {
      await target.goto(toChromium(url), { waitUntil: 'load' });
    } finally {
      ours = false;
    }
    emitter.emit('did-finish-load', preventable('event', {}));
    onFirstPaint();
  }

  const failed = (cause: unknown): void => {
    // A window that closes while it loads is no fault.
    if (!/closed|crash/i.test(String(cause))) world.faults.push(cause instanceof Error ? cause : new Error(String(cause)));
  };

  async function crash(): Promise<void> {
    const session: CDPSession = await world.context.newCDPSession(await page);
    await session.send('Page.crash').catch(() => undefined);
  }

  const api = strict('webContents', {
    ...events,
    setWindowOpenHandler: (handler: OpenHandler) => {
      openHandler = handler;
    },
    getURL: () => fromChromium(current?.url() ?? ''),
    send: (channel: string, ...args: unknown[]) => {
      const sent = structuredCopy(args);
      world.sent.push({ channel, args: sent });
      page.then((target) => target.evaluate(deliver, [channel, sent] as const)).catch(() => undefined);
    },
    reload: () => {
      // Playwright cannot revive a crashed page; a new one of the same context has the same storage.
      if (crashed) {
        crashed = false;
        page = make();
      }
      load(address).catch(failed);
    },
    forcefullyCrashRenderer: () => void crash(),
    get mainFrame() {
      return current === null ? null : webFrameMain(current.mainFrame());
    },
  });

  return {
    api,
    page: () => page,
    load,
    emit: (event, ...args) => void emitter.emit(event, ...args),
    ownsFrame: (frame) => frame.page() === current,
    mayNavigate: (request) => {
      const frame = request.frame();
      const isMainFrame = frame === current?.mainFrame();
      if (ours && isMainFrame) return true;
      const details = { url: fromChromium(request.url()), isMainFrame, isSameDocument: false };
      const event = preventable('event', details);
      emitter.emit('will-frame-navigate', event);
      if (isMainFrame) emitter.emit('will-navigate', event, details.url);
      if (request.redirectedFrom()) emitter.emit('will-redirect', event, details.url);
      return !event.defaultPrevented;
    },
    opened: async (popup) => {
      if (openHandler({ url: fromChromium(popup.url()) }).action === 'deny') await popup.close();
    },
    close: async () => {
      await (await page).close();
    },
  };
}

/** In the page: hands a message to what the preload subscribed. */
function deliver([channel, args]: readonly [string, unknown[]]): void {
  const runtime = (window as unknown as Record<symbol, { deliver(channel: string, args: unknown[]): void } | undefined>)[Symbol.for('electron-stand-in')];
  runtime?.deliver(channel, args);
}

/** A window that was just opened has no frame yet: it belongs to none of the program's windows. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** Offers navigations to the program's listeners before the request is answered. */
export async function route(contents: readonly ContentsPart[], incoming: Route, answer: (route: Route) => Promise<void>): Promise<void> {
  const request = incoming.request();
  if (request.isNavigationRequest()) {
    const frame = frameOf(request);
    const owner = frame && contents.find((part) => part.ownsFrame(frame));
    if (owner && !owner.mayNavigate(request)) return incoming.abort('aborted');
  }
  return answer(incoming);
}
