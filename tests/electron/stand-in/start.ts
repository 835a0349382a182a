import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { createApp, type AppPart } from './app';
import { createDialog } from './dialog';
import { createIpcMain, webFrameMain, type IpcPart } from './ipc-main';
import { loadMain } from './load-main';
import { createMenu, type MenuPart } from './menu';
import { preloadScript } from './page-runtime';
import { createNetwork, type NetworkPart } from './session';
import { strict } from './strict';
import { createWindows, type WindowPart } from './browser-window';
import { createUtilityProcess, type UtilityPart } from './utility-process';
import { route } from './web-contents';
import type { World } from './world';

export interface StartOptions {
  readonly main: string;
  readonly context: BrowserContext;
  readonly userData: string;
  readonly argv?: readonly string[];
  /** Another instance runs already. */
  readonly second?: boolean;
  /** Called after main was loaded and before `ready`. */
  readonly beforeReady?: (app: AppPart) => void;
  readonly dark?: boolean;
  /** Serves the page without its scripts, so that a test of the main process is alone with the bridge. */
  readonly bare?: boolean;
}

export interface StandIn {
  readonly world: World;
  readonly electron: object;
  readonly app: AppPart;
  readonly ipc: IpcPart;
  readonly menu: MenuPart;
  readonly network: NetworkPart;
  readonly utility: UtilityPart;
  readonly windows: readonly WindowPart[];
}

/** Makes the `electron` module for one run, loads the built main with it and lets it become ready. */
export async function startStandIn(options: StartOptions): Promise<StandIn> {
  const { context, userData } = options;
  const world: World = { context, userData, ready: false, answers: [], shown: [], blocked: [], leaked: [], sent: [], faults: [] };
  const network = createNetwork(world);
  const menu = createMenu();
  const utility = createUtilityProcess(world);
  const ipc = createIpcMain();
  const windows = createWindows(world, preparePage, () => app.allClosed());
  const app = createApp(world, options.second !== true, () => [...windows.all].every((window) => window.close()));

  async function preparePage(page: Page, window: WindowPart): Promise<void> {
    await page.exposeBinding('__electronInvoke', ({ frame }: { frame: Frame }, channel: string, args: unknown[]) =>
      ipc.invoke(window.contents.api, webFrameMain(frame), channel, args),
    );
    await page.addInitScript(preloadScript(readFileSync(window.options.webPreferences.preload, 'utf8')));
    page.on('popup', (popup) => void window.contents.opened(popup));
  }

  await context.route('**/*', (incoming) =>
    route(
      windows.all.map((window) => window.contents),
      incoming,
      (next) => (options.bare && next.request().resourceType() === 'script' ? next.fulfill({ contentType: 'text/javascript', body: '' }) : network.answer(next)),
    ).catch(async (cause: unknown) => {
      // A page that closes while it loads takes its requests with it.
      if (/closed|crash/i.test(String(cause))) return;
      world.faults.push(cause instanceof Error ? cause : new Error(String(cause)));
      await incoming.abort('failed').catch(() => undefined);
    }),
  );

  const electron = strict('electron', {
    app: app.api,
    BrowserWindow: windows.BrowserWindow,
    Menu: menu.api,
    dialog: createDialog(world),
    ipcMain: ipc.api,
    utilityProcess: utility.api,
    protocol: network.protocolApi,
    session: network.sessionApi,
    nativeTheme: strict('nativeTheme', { shouldUseDarkColors: options.dark === true }),
    screen: strict('screen', { getAllDisplays: () => [strict('display', { workArea: { x: 0, y: 0, width: 1920, height: 1080 } })] }),
  });

  loadMain(options.main, electron, options.argv ?? []);
  options.beforeReady?.(app);
  app.becomeReady();
  return { world, electron, app, ipc, menu, network, utility, windows: windows.all };
}
