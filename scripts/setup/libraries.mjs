import { spawnSync } from 'node:child_process';
import { electronExecutable } from './electron.mjs';
import { SetupError } from './say.mjs';
import { installSystemPackages } from './system-packages.mjs';

const packages = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libxss1'],
  ['libnotify4'],
];

/** @type {import('./setup.mjs').SetupStep} */
export const librariesStep = {
  name: 'libraries',
  isReady: () => process.platform !== 'linux' || missingLibraries().length === 0,
  install: async () => {
    await installSystemPackages({ purpose: 'libraries', missing: missingLibraries(), packages });
    const missing = missingLibraries();
    if (missing.length === 0) return;
    throw new SetupError(
      `Electron still lacks shared libraries: ${missing.join(', ')}.`,
      `Install the packages that hold them (ldd ${electronExecutable()} lists them).`,
    );
  },
};

/** The shared libraries the Electron binary was linked with and the system does not have. */
function missingLibraries() {
  const { stdout } = spawnSync('ldd', [electronExecutable()], { encoding: 'utf8' });
  const lines = (stdout ?? '').split('\n').filter((line) => line.includes('not found'));
  return [...new Set(lines.map((line) => line.trim().split(' ')[0] ?? line))];
}
