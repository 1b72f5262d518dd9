import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app } from 'electron';
import { resourcesFolder } from '../backend/resources-folder';
import { BackendLink } from './backend-link';
import { startBackendProcess } from './backend-process';
import { declareBundleScheme, serveBundle } from './bundle-protocol';
import { answerCalls, newsChannel } from './calls';
import { createHostHandlers } from './host-handlers';
import { setMenu } from './menu';
import { closeDown, closeSession } from './security';
import { openWindow } from './window';

let window: BrowserWindow | undefined;
let backend: BackendLink | undefined;
let closed = false;

function tellPage(event: string, payload: unknown): void {
  if (window && !window.isDestroyed()) window.webContents.send(newsChannel, event, payload);
}

function start(): void {
  closeSession();
  serveBundle(join(import.meta.dirname, '../renderer'));
  setMenu();
  const resources = resourcesFolder();
  backend = new BackendLink(
    {
      resourcesFolder: resources,
      samplesFolder: join(resources, 'samples/batch'),
      dataFolder: app.getPath('userData'),
    },
    tellPage,
    () => tellPage('host.restarted', null),
    startBackendProcess,
  );
  answerCalls(
    () => window!,
    createHostHandlers(() => window!),
    backend,
  );
  window = openWindow();
}

/** The workspace is closed properly before the program ends. */
function endWell(event: Electron.Event): void {
  if (closed || !backend) return;
  event.preventDefault();
  closed = true;
  void backend.close().finally(() => app.quit());
}

closeDown();
declareBundleScheme();
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  // Only after the windows are gone: a page that still saves holds its window open.
  app.on('will-quit', endWell);
  void app.whenReady().then(start);
} else {
  app.quit();
}
