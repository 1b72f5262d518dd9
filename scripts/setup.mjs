import { reportFailure } from './setup/say.mjs';
import { everything, setup } from './setup/setup.mjs';

try {
  await setup({ need: everything });
} catch (error) {
  process.exitCode = reportFailure(error);
}
