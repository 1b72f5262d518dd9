import { buildWhenStale } from './build/build-when-stale.mjs';
import { callingFolder } from './process/calling-folder.mjs';
import { runChild } from './process/run-child.mjs';
import { inRoot } from './setup/paths.mjs';
import { runNode } from './setup/run-node.mjs';
import { reportFailure } from './setup/say.mjs';
import { setup } from './setup/setup.mjs';

/** The command line's own code for "could not run". */
const couldNotRun = 3;

try {
  await setup({ need: ['packages', 'node'] });
  await buildWhenStale();
  const args = [inRoot('out', 'main', 'cli.js'), ...process.argv.slice(2)];
  process.exitCode = await runChild(runNode(), args, { cwd: callingFolder('winnow') });
} catch (error) {
  process.exitCode = reportFailure(error, couldNotRun);
}
