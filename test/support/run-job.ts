import type { Client } from '../../shared/ipc/contract';
import type { JobProgress } from '../../shared/ipc/shapes';

/** Waits for the end of a job; answers all that was told of it, the end last. */
export function untilJobEnds(client: Client, jobId?: string): Promise<JobProgress[]> {
  return new Promise((resolve) => {
    const told: JobProgress[] = [];
    const stop = client.jobs.onProgress((progress) => {
      if (jobId !== undefined && progress.jobId !== jobId) return;
      told.push(progress);
      if (progress.state === 'running' || progress.state === 'paused') return;
      stop();
      resolve(told);
    });
  });
}
