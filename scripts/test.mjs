import { reportFailure } from './setup/say.mjs';
import { setup } from './setup/setup.mjs';
import { readSelection } from './test/read-selection.mjs';
import { runSteps } from './test/run-steps.mjs';
import { describe } from './test/tally.mjs';

// Ending in the usual way lets the virtual display be taken down.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

try {
  const selection = readSelection(process.argv.slice(2));
  await setup({
    need: ['packages', 'node', ...selection.runners.flatMap((runner) => runner.need)],
  });
  const tally = await runSteps(selection);
  if (tally.failed > 0) process.exitCode = 1;
  process.stdout.write(`\n${describe(tally)}\n`);
} catch (error) {
  process.exitCode = reportFailure(error);
  process.stdout.write('0 passed, 1 failed\n');
}
