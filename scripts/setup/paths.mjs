import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository folder, without a trailing separator. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** @param {string[]} parts */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/**
 * The per-user folder for downloads, outside the repository so that every checkout shares it.
 * Falls back to the temporary folder where the home folder cannot be written.
 */
export function cacheFolder() {
  const folder = join(userCache(), 'winnow');
  if (isWritable(folder)) return folder;
  const fallback = join(tmpdir(), 'winnow-cache');
  mkdirSync(fallback, { recursive: true });
  return fallback;
}

function userCache() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return join(homedir(), '.cache');
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
