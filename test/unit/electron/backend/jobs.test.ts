import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error';
import type { JobProgress } from '../../../../shared/ipc/shapes';
import type { JobContext } from '../../../../electron/operations/job-context';
import { Jobs } from '../../../../electron/backend/jobs';

function someJobs() {
  const told: JobProgress[] = [];
  const bugs: unknown[] = [];
  const jobs = new Jobs({
    onProgress: (progress) => told.push(progress),
    onBug: (_job, thrown) => bugs.push(thrown),
    mapError: (thrown) => (thrown === 'full' ? new AppError('DISK_FULL') : thrown),
    now: () => '2031-03-04T05:06:07.000Z',
  });
  return { jobs, told, bugs };
}

const start = { kind: 'import', phase: 'scanning', batchId: 4 } as const;

describe('Jobs', () => {
  test('answers at once, tells how it goes and how it ended', async () => {
    const { jobs, told } = someJobs();
    const jobId = jobs.start(start, async ({ onProgress }) => {
      await setImmediate();
      onProgress({ phase: 'reading', done: 3, total: 5, problems: 1 });
    });
    expect(jobs.current).toMatchObject({ jobId, state: 'running', phase: 'scanning', done: 0 });
    expect(() => jobs.checkIdle()).toThrow(
      expect.objectContaining({ code: 'JOB_RUNNING' }) as Error,
    );
    expect(() => jobs.start(start, () => Promise.resolve())).toThrow(AppError);
    await jobs.finish();
    expect(told.at(-1)).toEqual({
      jobId,
      ...start,
      state: 'done',
      phase: 'reading',
      done: 3,
      total: 5,
      problems: 1,
      perSecond: null,
      remainingSeconds: null,
    });
    expect(jobs.current).toEqual(told.at(-1));
    jobs.checkIdle();
  });

  test('does not tell more than a listener can take', async () => {
    const { jobs, told } = someJobs();
    jobs.start(start, ({ onProgress }) => {
      for (let done = 0; done < 10_000; done++) {
        onProgress({ phase: 'reading', done, total: 10_000, problems: 0 });
      }
      return Promise.resolve();
    });
    await jobs.finish();
    expect(told.length).toBeLessThan(100);
    expect(told.at(-1)).toMatchObject({ state: 'done', done: 9_999 });
  });

  test('a cancelled job ends as cancelled', async () => {
    const { jobs, told } = someJobs();
    const jobId = jobs.start(start, async ({ signal }) => {
      while (!signal.aborted) await setImmediate();
      throw new AppError('JOB_CANCELLED');
    });
    expect(jobs.cancel('another')).toBe(false);
    expect(jobs.cancel(jobId)).toBe(true);
    await jobs.finish();
    expect(told.at(-1)).toMatchObject({ state: 'cancelled' });
    expect(told.at(-1)!.error).toBeUndefined();
    expect(jobs.cancel(jobId)).toBe(false);
  });

  test('a job that fails says why; what has no code is a bug', async () => {
    const { jobs, bugs } = someJobs();
    jobs.start(start, () => Promise.reject('full' as unknown as Error));
    await jobs.finish();
    expect(jobs.current).toMatchObject({ state: 'failed', error: { code: 'DISK_FULL' } });
    expect(bugs).toEqual([]);
    const bug = new Error('made to fail');
    jobs.start(start, () => Promise.reject(bug));
    await jobs.finish();
    expect(jobs.current).toMatchObject({ state: 'failed', error: { code: 'INTERNAL' } });
    expect(bugs).toEqual([bug]);
  });

  test('an import can be held and goes on; what is held can be cancelled', async () => {
    const { jobs, told } = someJobs();
    let steps = 0;
    const work = async ({ held, signal }: JobContext) => {
      while (steps < 50) {
        await held?.();
        if (signal.aborted) throw new AppError('JOB_CANCELLED');
        steps++;
        await setImmediate();
      }
    };
    const jobId = jobs.start(start, work);
    await setImmediate();
    expect(jobs.pause('another')).toBe(false);
    expect(jobs.pause(jobId)).toBe(true);
    expect(jobs.pause(jobId)).toBe(false);
    expect(told.at(-1)).toMatchObject({ state: 'paused' });
    for (let turn = 0; turn < 5; turn++) await setImmediate();
    const before = steps;
    for (let turn = 0; turn < 20; turn++) await setImmediate();
    expect(steps).toBe(before);
    expect(() => jobs.checkIdle()).toThrow(expect.objectContaining({ code: 'JOB_RUNNING' }));
    expect(jobs.resume(jobId)).toBe(true);
    expect(jobs.resume(jobId)).toBe(false);
    expect(told.at(-1)).toMatchObject({ state: 'running' });
    await jobs.finish();
    expect(told.at(-1)).toMatchObject({ state: 'done' });
    steps = 0;
    const next = jobs.start(start, work);
    await setImmediate();
    jobs.pause(next);
    expect(jobs.cancel(next)).toBe(true);
    await jobs.finish();
    expect(told.at(-1)).toMatchObject({ state: 'cancelled' });
  });

  test('an export cannot be held', async () => {
    const { jobs } = someJobs();
    const jobId = jobs.start({ ...start, kind: 'export' }, () => setImmediate());
    expect(jobs.pause(jobId)).toBe(false);
    await jobs.finish();
  });

  test('stop cancels what is running and waits for it', async () => {
    const { jobs } = someJobs();
    jobs.start(start, async ({ signal }) => {
      while (!signal.aborted) await setImmediate();
      throw new AppError('JOB_CANCELLED');
    });
    await jobs.stop();
    expect(jobs.current).toMatchObject({ state: 'cancelled' });
  });
});
