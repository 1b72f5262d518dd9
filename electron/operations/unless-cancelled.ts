import { AppError } from '../../shared/errors/app-error';

/**
 * What the work gives, or JOB_CANCELLED as soon as the signal is aborted: for work of others that may take
 * long to end, or never does. What then becomes of it is nobody's concern.
 */
export async function unlessCancelled<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  let cancel = () => undefined as void;
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => reject(new AppError('JOB_CANCELLED'));
  });
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await Promise.race([cancelled, work]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
