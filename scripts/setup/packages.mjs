import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { runNpm } from './run-npm.mjs';
import { inRoot, root } from './paths.mjs';
import { SetupError, say } from './say.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockEntry */

/** @type {import('./setup.mjs').SetupStep} */
export const packagesStep = {
  name: 'packages',
  isReady: matchesLock,
  install: async () => {
    refuseLink();
    say('packages: installing from package-lock.json (npm ci)');
    await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      failure: 'The packages could not be installed.',
      remedy: 'Check that npm reaches its registry (npm ping), then run: npm ci',
    });
  },
};

/** npm would empty the folder that the link leads to, and with it another checkout. */
function refuseLink() {
  const modules = inRoot('node_modules');
  if (!lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new SetupError('node_modules is a link to another folder.', `Remove it: ${modules}`);
}

/**
 * Compares the lock file with the one npm leaves in node_modules when it has finished. That copy is
 * written last, so an installation that was cut short never matches; and editing scripts in
 * package.json does not cause a new installation.
 */
function matchesLock() {
  const wanted = lockEntries(inRoot('package-lock.json'));
  const installed = lockEntries(inRoot('node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = installed[path];
    if (!found) return entry.optional === true;
    const same = found.version === entry.version && found.integrity === entry.integrity;
    return same && existsSync(inRoot(path, 'package.json'));
  });
}

/**
 * @param {string} path
 * @returns {Record<string, LockEntry> | undefined}
 */
function lockEntries(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
