import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

const stored = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(600),
  height: z.number().int().min(400),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof stored>;

const firstSize = { width: 1440, height: 900 };

function stateFile(): string {
  return join(app.getPath('userData'), 'window-state.json');
}

/** Where the window was last time; undefined at first or when that place is on no screen any more. */
export function loadWindowState(): Partial<Rectangle> & { maximized: boolean } {
  try {
    const state = stored.parse(JSON.parse(readFileSync(stateFile(), 'utf8')));
    const area = screen.getDisplayMatching(state).workArea;
    const visible =
      state.x < area.x + area.width &&
      state.x + state.width > area.x &&
      state.y < area.y + area.height &&
      state.y + state.height > area.y;
    return visible ? state : { ...firstSize, maximized: state.maximized };
  } catch {
    // Missing or damaged: the window simply opens as at first.
    return { ...firstSize, maximized: false };
  }
}

/** Keeps the window's place when it closes. */
export function rememberWindowState(window: BrowserWindow): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(stateFile(), JSON.stringify(state));
    } catch {
      // A lost window place is not worth keeping the window open for.
    }
  });
}
