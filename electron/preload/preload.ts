import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Reply } from '../../shared/errors/reply';

// The page sees these frozen functions and nothing else of Electron or Node. Channel names are
// written out because a sandboxed preload is one file and imports nothing at run time.

const listeners = new Map<string, Set<(payload: unknown) => void>>();

ipcRenderer.on('winnow:news', (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

const bridge = {
  transport: {
    invoke: (call: string, payload: unknown): Promise<Reply<unknown>> =>
      ipcRenderer.invoke('winnow:call', call, payload),
    subscribe(event: string, listener: (payload: unknown) => void): () => void {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => void set.delete(listener);
    },
  },
  /** The paths behind dropped files; the page cannot read them itself. */
  pathsOf: (files: File[]): string[] =>
    files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
  platform: process.platform,
};

export type Bridge = typeof bridge;

contextBridge.exposeInMainWorld('winnow', bridge);
