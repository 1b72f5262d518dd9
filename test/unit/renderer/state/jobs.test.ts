import { expect, test } from 'vitest';
import type { JobProgress } from '../../../../shared/ipc/shapes';
import { openWindow } from '../../../support/window-fixture';

const running: JobProgress = {
  jobId: 'job-9',
  kind: 'export',
  phase: 'writing',
  state: 'running',
  done: 0,
  total: 400,
  problems: 0,
  perSecond: null,
  remainingSeconds: null,
};

test('shows how far a job is', async () => {
  const { jobs, transport } = await openWindow();
  expect(jobs.running).toBe(false);
  transport.tell({ event: 'jobs.progress', payload: { ...running, done: 100 } });
  expect(jobs.running).toBe(true);
  expect(jobs.share).toBe(0.25);
});

test('takes a paused job for one that is under way', async () => {
  const { jobs, transport } = await openWindow();
  const ends: string[] = [];
  jobs.onEnd = ({ state }) => ends.push(state);
  transport.tell({ event: 'jobs.progress', payload: running });
  await jobs.togglePause();
  expect(transport.calls.at(-1)).toEqual({ call: 'jobs.pause', payload: { jobId: 'job-9' } });
  transport.tell({ event: 'jobs.progress', payload: { ...running, state: 'paused' } });
  expect(jobs.running).toBe(true);
  expect(jobs.paused).toBe(true);
  expect(ends).toEqual([]);
  await jobs.togglePause();
  expect(transport.calls.at(-1)).toEqual({ call: 'jobs.resume', payload: { jobId: 'job-9' } });
});

test('has no share while the whole is unknown', async () => {
  const { jobs, transport } = await openWindow();
  transport.tell({ event: 'jobs.progress', payload: { ...running, total: null } });
  expect(jobs.share).toBeUndefined();
});

test('cancels the job that runs, and nothing else', async () => {
  const { jobs, transport } = await openWindow();
  await jobs.cancel();
  expect(transport.count('jobs.cancel')).toBe(0);
  transport.tell({ event: 'jobs.progress', payload: running });
  await jobs.cancel();
  expect(transport.calls.at(-1)).toEqual({ call: 'jobs.cancel', payload: { jobId: 'job-9' } });
});

test('tells of the end of a job once', async () => {
  const { jobs, transport } = await openWindow();
  const ends: string[] = [];
  jobs.onEnd = ({ state }) => ends.push(state);
  transport.tell({ event: 'jobs.progress', payload: running });
  transport.tell({ event: 'jobs.progress', payload: { ...running, state: 'done' } });
  transport.tell({ event: 'jobs.progress', payload: { ...running, state: 'done' } });
  expect(ends).toEqual(['done']);
});
