import { BrowserWindow, nativeTheme, screen } from 'electron';
import { HOME } from './address';
import { readPlace, SMALLEST, writePlace } from './bounds';
import { lockNavigation } from './navigation';

/** The page's own background, so that nothing flashes before the first paint. */
const BACKGROUND = { light: '#f6f7f9', dark: '#1c2127' } as const;

/** Makes the one window, with nothing of Node in it; shown when it has painted. */
export function createWindow(preload: string, placeFile: string): BrowserWindow {
  const { maximized, ...place } = readPlace(
    placeFile,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...place,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Proforma',
    autoHideMenuBar: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  lockNavigation(window.webContents);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => writePlace(placeFile, window.getNormalBounds(), window.isMaximized()));
  // Rejects only when the window is closed while it loads; a missing page is answered by our own protocol.
  window.loadURL(HOME).catch(() => undefined);
  return window;
}
