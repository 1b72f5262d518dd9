import type { JobProgress } from '../../shared/ipc/shapes';

/** What a long operation gets from whoever runs it. */
export interface JobContext {
  /** Aborted when the curator cancels; the operation then throws JOB_CANCELLED within a second. */
  readonly signal: AbortSignal;
  /** While the curator holds the job: resolves when it goes on, or is cancelled. */
  held?(): Promise<void> | undefined;
  /** Told as often as there is something to tell. */
  onProgress(
    progress: Pick<JobProgress, 'phase' | 'done' | 'total' | 'problems' | 'arrived'>,
  ): void;
  /** The time as an ISO string. */
  now(): string;
}
