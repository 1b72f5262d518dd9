import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { bundleOrigin } from './bundle-protocol';
import { loadWindowState, rememberWindowState } from './window-state';

/** The background while the page loads: the page's own, so that nothing flashes. */
const backgrounds = { light: '#f6f6f3', dark: '#17191b' };

/** Opens the workbench. A page that dies is loaded again; it finds its place in the settings. */
export function openWindow(): BrowserWindow {
  const { maximized, ...bounds } = loadWindowState();
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 560,
    show: false,
    title: 'Winnow',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  rememberWindowState(window);
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') window.webContents.reload();
  });
  void window.loadURL(`${bundleOrigin}/index.html`);
  return window;
}
