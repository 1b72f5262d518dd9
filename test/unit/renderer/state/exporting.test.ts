import { beforeEach, expect, test } from 'vitest';
import type { JobProgress } from '../../../../shared/ipc/shapes';
import { createWindow, openWindow, settle, threeDocuments } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => (window = await openWindow()));

async function plan(folder: string): Promise<void> {
  window.backend.picked = [folder];
  await window.exporting.start();
}

/** What the last export was asked for with. */
function lastRun(): unknown {
  return window.transport.calls.findLast(({ call }) => call === 'exports.run')?.payload;
}

test('plans before it writes', async () => {
  await plan('/out/clean');
  expect(window.exporting.plan).toMatchObject({ verdict: 'ready', documents: 3 });
  expect(window.transport.count('exports.run')).toBe(0);
  await window.exporting.run();
  expect(lastRun()).toEqual({
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
  expect(lastRun()).toMatchObject({ replace: true });
});

test('stays open without a plan when no folder is chosen', async () => {
  window.backend.picked = [];
  await window.exporting.start();
  expect(window.exporting.open).toBe(true);
  expect(window.exporting.plan).toBeNull();
});

/** Tells the window how an export stands. */
function tell(job: Pick<JobProgress, 'jobId' | 'state' | 'folder' | 'error'>): void {
  window.transport.tell({
    event: 'jobs.progress',
    payload: {
      kind: 'export',
      phase: 'writing',
      done: 3,
      total: 3,
      problems: 0,
      perSecond: null,
      remainingSeconds: null,
      ...job,
    },
  });
}

test('shows the result of its own job and reveals its folder', async () => {
  await plan('/out/clean');
  await window.exporting.run();
  tell({ jobId: 'job-2', state: 'done', folder: '/out/clean' });
  await settle();
  expect(window.exporting.job?.state).toBe('done');
  expect(window.toasts.shown).toEqual([]);
  await window.exporting.reveal();
  expect(window.backend.revealed).toEqual(['/out/clean']);
});

test('an export whose dialog was closed says how it ended', async () => {
  await plan('/out/clean');
  await window.exporting.run();
  window.exporting.close();
  tell({ jobId: 'job-2', state: 'done', folder: '/out/clean' });
  await settle();
  expect(window.toasts.shown).toMatchObject([{ message: 'Exported 3 documents' }]);
  window.toasts.shown[0]!.action!.run();
  await settle();
  expect(window.backend.revealed).toEqual(['/out/clean']);
  const error = { code: 'DISK_FULL', message: 'The disk is full.', hint: 'Make room.' } as const;
  tell({ jobId: 'job-3', state: 'failed', error });
  await settle();
  expect(window.toasts.shown.at(-1)).toMatchObject({ tone: 'error', message: error.message });
});

test('one that was broken off is shown until it is given up or runs again', async () => {
  window.backend.exports = [
    { batchId: 1, folder: '/out/clean', lineEnds: 'source', finished: false },
  ];
  await window.workspace.refresh();
  const { exporting } = window;
  expect(exporting.unfinished?.folder).toBe('/out/clean');
  await exporting.start();
  // It goes where it went, in the same form.
  expect(exporting.plan?.folder).toBe('/out/clean');
  expect(exporting.lineEnds).toBe('source');
  await exporting.run();
  tell({ jobId: 'job-2', state: 'running' });
  expect(exporting.unfinished).toBeUndefined();
  tell({ jobId: 'job-2', state: 'cancelled' });
  expect(exporting.unfinished?.folder).toBe('/out/clean');
  await exporting.forget();
  expect(exporting.unfinished).toBeUndefined();
});

test('one that was broken off in another batch is named at the start', async () => {
  const batch = (name: string) => ({ ...threeDocuments, name });
  const other = createWindow([batch('first'), batch('second')]);
  other.backend.exports = [{ batchId: 1, folder: '/out', lineEnds: 'lf', finished: false }];
  await other.session.start();
  expect(other.workspace.batchId).toBe(2);
  const [said] = other.toasts.shown;
  expect(said).toMatchObject({ message: 'The export of first was not finished.' });
  said!.action!.run();
  await settle();
  expect(other.workspace.batchId).toBe(1);
  expect(other.exporting.unfinished?.folder).toBe('/out');
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
