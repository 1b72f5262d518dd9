import { beforeEach, expect, test } from 'vitest';
import { openWindow } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => (window = await openWindow()));

async function plan(folder: string): Promise<void> {
  window.backend.picked = [folder];
  await window.exporting.start();
}

test('plans before it writes', async () => {
  await plan('/out/clean');
  expect(window.exporting.plan).toMatchObject({ verdict: 'ready', documents: 3 });
  expect(window.transport.count('exports.run')).toBe(0);
  await window.exporting.run();
  expect(window.transport.calls.at(-1)?.payload).toEqual({
    batchId: 1,
    folder: '/out/clean',
    replace: false,
    lineEnds: 'lf',
  });
});

test('does not run into a folder it was refused', async () => {
  await plan('/out/refused');
  expect(window.exporting.canRun).toBe(false);
  await window.exporting.run();
  expect(window.transport.count('exports.run')).toBe(0);
});

test('replaces an earlier export on the curator’s word alone', async () => {
  await plan('/out/earlier');
  expect(window.exporting.canRun).toBe(false);
  window.exporting.mayReplace = true;
  await window.exporting.run();
  expect(window.transport.calls.at(-1)?.payload).toMatchObject({ replace: true });
});

test('stays open without a plan when no folder is chosen', async () => {
  window.backend.picked = [];
  await window.exporting.start();
  expect(window.exporting.open).toBe(true);
  expect(window.exporting.plan).toBeNull();
});

test('shows the result of its own job and reveals its folder', async () => {
  await plan('/out/clean');
  await window.exporting.run();
  window.transport.tell({
    event: 'jobs.progress',
    payload: {
      jobId: 'job-2',
      kind: 'export',
      phase: 'writing',
      state: 'done',
      done: 3,
      total: 3,
      problems: 0,
      perSecond: null,
      remainingSeconds: null,
      folder: '/out/clean',
    },
  });
  expect(window.exporting.job?.state).toBe('done');
  await window.exporting.reveal();
  expect(window.backend.revealed).toEqual(['/out/clean']);
});

test('shows what is cut from a document before it goes out', async () => {
  window.decisions.decide('confirmed');
  await plan('/out/clean');
  await window.exporting.lookInto(1);
  expect(window.exporting.sample).toMatchObject({ documentId: 1, more: 0 });
  expect(window.exporting.sample?.cuts).toHaveLength(1);
  expect(window.exporting.sample?.cuts[0]?.cut).toContain('By Ida Moss');
  expect(window.exporting.sample?.cuts[0]?.before).toContain('Ferry to run late');
  await window.exporting.lookInto(1);
  expect(window.exporting.sample).toBeNull();
});

test('goes into the same folder again without being asked where', async () => {
  await plan('/out/clean');
  await window.exporting.run();
  window.exporting.close();
  await window.exporting.start();
  expect(window.transport.count('host.pickExportFolder')).toBe(1);
  expect(window.exporting.plan?.folder).toBe('/out/clean');
});
