import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors/app-error';
import type { JobContext } from './job-context';

/** Longest stretch of work between two looks at what else is waiting, in milliseconds. */
const stretch = 12;

/**
 * Lets a long operation share its thread: call the result often; it lets waiting queries and
 * decisions go first when some time has passed, waits while the job is held, and throws
 * JOB_CANCELLED after an abort. Work that nothing stops or holds needs neither.
 */
export function createPace({
  signal,
  held,
}: Partial<Pick<JobContext, 'signal' | 'held'>> = {}): () => Promise<void> {
  let since = performance.now();
  return async () => {
    await held?.();
    if (performance.now() - since >= stretch) {
      await setImmediate();
      since = performance.now();
    }
    if (signal?.aborted) throw new AppError('JOB_CANCELLED');
  };
}
