import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors/app-error';

/** Longest stretch of work between two looks at what else is waiting, in milliseconds. */
const stretch = 12;

/**
 * Lets a long operation share its thread: call the result often; it lets waiting queries and
 * decisions go first when some time has passed, and throws JOB_CANCELLED after an abort.
 */
export function createPace(signal: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since >= stretch) {
      await setImmediate();
      since = performance.now();
    }
    if (signal.aborted) throw new AppError('JOB_CANCELLED');
  };
}
