import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { packageProgram } from '../process/package-program.mjs';
import { withLock } from '../setup/lock.mjs';
import { inRoot, root } from '../setup/paths.mjs';
import { runNode } from '../setup/run-node.mjs';
import { runQuietly } from '../setup/run-quietly.mjs';
import { say } from '../setup/say.mjs';
import { fingerprint } from './fingerprint.mjs';

const stamp = inRoot('out', '.built-from');
const products = [
  inRoot('out', 'main', 'main.js'),
  inRoot('out', 'main', 'backend.js'),
  inRoot('out', 'main', 'flag-worker.js'),
  inRoot('out', 'main', 'pattern-worker.js'),
  inRoot('out', 'main', 'cli.js'),
  inRoot('out', 'renderer', 'index.html'),
];

/** Builds into out/ unless what is there was built from the sources as they are now. */
export async function buildWhenStale() {
  if (isFresh()) return;
  await withLock('build', async () => {
    if (!isFresh()) await build();
  });
}

function isFresh() {
  try {
    return (
      readFileSync(stamp, 'utf8') === fingerprint() && products.every((path) => existsSync(path))
    );
  } catch {
    return false;
  }
}

async function build() {
  // Taken first: a file changed while the build runs makes the result stale again.
  const builtFrom = fingerprint();
  const start = performance.now();
  say('build: building the app into out/');
  rmSync(stamp, { force: true });
  await runQuietly(runNode(), [packageProgram('electron-vite', 'electron-vite'), 'build'], {
    cwd: root,
    failure: 'The app could not be built.',
    remedy: 'Correct what the lines above name, then run: npm run build',
  });
  writeFileSync(stamp, builtFrom);
  say(`build: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
