import { join } from 'node:path';
import { app, session } from 'electron';
import { fileAddress } from './address';
import { createAnswers } from './answers';
import { createEngineProcess } from './engine-process';
import { createFileStore } from './files';
import { setupIpc } from './ipc';
import { setMenu } from './menu';
import { createOpenQueue } from './open-queue';
import { setupOpenRequests } from './open-requests';
import { guardPermissions } from './permissions';
import { registerScheme, serveApp } from './protocol';
import { createRecentList } from './recent';
import { guardRequests } from './request-guard';
import { createWorkbench } from './workbench';

/** The built window and preload lie beside this file's folder. */
const RENDERER = join(__dirname, '../renderer');
const ENGINE = join(__dirname, 'engine.cjs');
const PRELOAD = join(__dirname, '../preload/index.cjs');

app.setName('Proforma');

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  let quitting = false;
  const userData = app.getPath('userData');
  const queue = createOpenQueue(() => {
    if (app.isReady()) workbench.show();
  });
  const workbench = createWorkbench({
    preload: PRELOAD,
    placeFile: join(userData, 'window.json'),
    quit: () => app.exit(1),
    onSilent: () => {
      queue.pause();
      engine.close();
    },
    onKeepOpen: () => {
      quitting = false;
    },
  });

  app.enableSandbox();
  registerScheme();
  setupOpenRequests(queue, () => {
    if (app.isReady()) workbench.show();
  });

  const recent = createRecentList(join(userData, 'recent-files.json'), app, (list) => setMenu(list, menuActions));
  const files = createFileStore(fileAddress, (path) => void recent.add(path));
  const engine = createEngineProcess(ENGINE, files, (life, message) => workbench.send('engine', { life, message }));
  const menuActions = {
    run: (command: string) => workbench.send('command', command),
    openRecent: (path: string) => queue.push(path),
    clearRecent: () => void recent.clear(),
  };

  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || quitting) app.quit();
  });
  app.on('activate', () => workbench.show());

  void app.whenReady().then(async () => {
    guardRequests(session.defaultSession);
    guardPermissions(session.defaultSession);
    serveApp(RENDERER, files);
    setupIpc(createAnswers({ workbench, files, recent, queue, engine }));
    setMenu(await recent.list(), menuActions);
    workbench.show();
  });
}
