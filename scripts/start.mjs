import { rmSync } from 'node:fs';
import { buildWhenStale } from './build/build-when-stale.mjs';
import { callingFolder } from './process/calling-folder.mjs';
import { runChild } from './process/run-child.mjs';
import { electronEnvironment, electronExecutable } from './setup/electron.mjs';
import { inRoot, root } from './setup/paths.mjs';
import { runNode } from './setup/run-node.mjs';
import { reportFailure, say } from './setup/say.mjs';
import { setup } from './setup/setup.mjs';

try {
  process.exitCode = hasDisplay() ? await startWindow() : await startHeadless();
} catch (error) {
  process.exitCode = reportFailure(error);
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function startWindow() {
  await setup({ need: ['packages', 'node', 'electron', 'libraries'] });
  await buildWhenStale();
  const environment = electronEnvironment();
  // Set in the terminals of editors that are Electron programs; it would start no window.
  delete environment.ELECTRON_RUN_AS_NODE;
  const args = [...sandboxFlags(), root, ...process.argv.slice(2)];
  const options = { cwd: callingFolder('start'), env: environment };
  return runChild(electronExecutable(), args, options);
}

/** Chromium refuses to start its sandbox for root. */
function sandboxFlags() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say('start: running as root, therefore without the Chromium sandbox (--no-sandbox)');
  return ['--no-sandbox'];
}

async function startHeadless() {
  say('start: no display, therefore cleaning the sample batch without a window');
  await setup({ need: ['packages', 'node'] });
  await buildWhenStale();
  const output = 'out/sample-export';
  // Ours alone, and made anew each time, so that it shows this run and nothing older.
  rmSync(inRoot(output), { recursive: true, force: true });
  const cli = inRoot('out', 'main', 'cli.js');
  const args = [cli, 'clean', 'resources/samples/batch', '--out', output, '--report'];
  const exitCode = await runChild(runNode(), args, { cwd: root });
  if (exitCode <= 1) say(`start: the export is in ${output}`);
  return exitCode;
}
