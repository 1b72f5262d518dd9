import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app } from 'electron';
import { resourcesFolder } from '../backend/resources-folder';
import { BackendLink } from './backend-link';
import { startBackendProcess } from './backend-process';
import { declareBundleScheme, serveBundle } from './bundle-protocol';
import { answerCalls, newsChannel } from './calls';
import { GivenPaths, givenPaths } from './given-paths';
import { createHostHandlers } from './host-handlers';
import { setMenu } from './menu';
import { closeDown, closeSession } from './security';
import { openWindow } from './window';

let window: BrowserWindow | undefined;
let backend: BackendLink | undefined;
let closed = false;
const given = new GivenPaths();

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
    createHostHandlers(() => window!, given),
    backend,
  );
  window = openWindow();
}

/** Comes to the front with what another start of the program was given. */
function take(more: readonly string[]): void {
  given.add(more);
  if (more.length > 0) tellPage('host.given', null);
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function pathsOf(data: unknown): string[] {
  const { paths } = (data ?? {}) as { paths?: unknown };
  return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
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
// A second start hands over what it was given, and ends; its own words, since Chromium changes argv.
const paths = givenPaths(process.argv, { isPackaged: app.isPackaged, folder: process.cwd() });
if (app.requestSingleInstanceLock({ paths })) {
  given.add(paths);
  app.on('second-instance', (_event, _argv, _folder, data) => take(pathsOf(data)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take([path]);
  });
  app.on('window-all-closed', () => app.quit());
  // Only after the windows are gone: a page that still saves holds its window open.
  app.on('will-quit', endWell);
  void app.whenReady().then(start);
} else {
  app.quit();
}
