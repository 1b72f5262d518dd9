import { buildWhenStale } from './build/build-when-stale.mjs';
import { reportFailure } from './setup/say.mjs';
import { setup } from './setup/setup.mjs';

try {
  await setup({ need: ['packages', 'node'] });
  await buildWhenStale();
} catch (error) {
  process.exitCode = reportFailure(error);
}
