import type { JobContext } from './job-context';

/** A job that can be given up from inside, besides by the curator. */
export interface StoppableJob {
  readonly job: JobContext;
  stop(): void;
}

export function stoppable(context: JobContext): StoppableJob {
  const controller = new AbortController();
  const signal = AbortSignal.any([context.signal, controller.signal]);
  return { job: { ...context, signal }, stop: () => controller.abort() };
}

/**
 * Waits for parts of a job that are under way at once: one of them waits for workers, the other fills the time. When
 * one fails the others are given up, and what failed first is thrown once all have ended.
 */
export async function sideBySide(
  { stop }: Pick<StoppableJob, 'stop'>,
  parts: readonly Promise<void>[],
): Promise<void> {
  const failures: unknown[] = [];
  const ended = parts.map((part) =>
    part.catch((thrown: unknown) => {
      failures.push(thrown);
      stop();
    }),
  );
  await Promise.all(ended);
  if (failures.length > 0) throw failures[0];
}
