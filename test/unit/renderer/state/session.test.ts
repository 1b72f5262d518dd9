import { describe, expect, test, vi } from 'vitest';
import type { JobProgress } from '../../../../shared/ipc/shapes';
import { createWindow, openWindow, settle, threeDocuments } from '../../../support/window-fixture';

const secondBatch = { ...threeDocuments, name: 'autumn crawl' };

describe('starting', () => {
  test('opens the newest batch at its first open flag', async () => {
    const { session, workspace, review } = await openWindow([threeDocuments, secondBatch]);
    expect(session.phase).toBe('open');
    expect(workspace.batch?.name).toBe('autumn crawl');
    expect(review.document?.id).toBe(4);
  });

  test('comes back to where the curator was', async () => {
    const window = createWindow([threeDocuments, secondBatch]);
    window.backend.settings = {
      ...window.backend.settings,
      lastWorkspace: '/data/harbour.winnow',
      lastBatch: 1,
      lastDocument: 3,
    };
    await window.session.start();
    expect(window.workspace.batchId).toBe(1);
    expect(window.review.document?.id).toBe(3);
  });

  test('comes back to the flag one stood on', async () => {
    vi.useFakeTimers();
    const window = await openWindow();
    window.review.step(1);
    const standing = window.review.current!;
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    const { settings } = window.backend;
    expect(settings).toMatchObject({ lastSpan: { start: standing.start, end: standing.end } });
    const again = createWindow();
    again.backend.settings = settings;
    await again.session.start();
    expect(again.review.current?.start).toBe(standing.start);
  });

  test('opens the samples the first time', async () => {
    const window = createWindow();
    window.backend.open = false;
    await window.session.start();
    expect(window.transport.count('workspace.openSamples')).toBe(1);
    expect(window.tour.shown).toBe(true);
    window.tour.close();
    expect(window.tour.shown).toBe(false);
  });

  test('welcomes when the last workspace cannot be opened, and says why', async () => {
    const window = createWindow();
    window.backend.open = false;
    window.backend.settings = { ...window.backend.settings, lastWorkspace: '/gone.winnow' };
    window.transport.failNext('workspace.open', 'WORKSPACE_BUSY');
    await window.session.start();
    expect(window.session.phase).toBe('welcome');
    expect(window.session.refused).toMatchObject({
      path: '/gone.winnow',
      message: 'Another program holds the workspace.',
    });
    await window.session.openPath('/gone.winnow');
    expect(window.session.phase).toBe('open');
    expect(window.session.refused).toBeNull();
  });

  test('says that a workspace of an older format is brought up to date, and where its copy is', async () => {
    const window = createWindow();
    const path = '/data/harbour.winnow';
    const go = window.transport.hold('workspace.open');
    const opened = window.session.openPath(path);
    window.transport.tell({ event: 'workspace.upgrading', payload: { path } });
    expect(window.session.upgrading).toBe(path);
    window.backend.backup = `${path}.backup-v2`;
    go();
    await opened;
    expect(window.session.upgrading).toBeNull();
    expect(window.toasts.shown.at(-1)?.message).toContain(`kept in ${path}.backup-v2`);
  });

  test('a workspace that cannot be brought up to date leaves the window free', async () => {
    const window = createWindow();
    const go = window.transport.hold('workspace.open');
    window.transport.failNext('workspace.open', 'WORKSPACE_UNAVAILABLE');
    const opened = window.session.openPath('/old.winnow');
    window.transport.tell({ event: 'workspace.upgrading', payload: { path: '/old.winnow' } });
    go();
    await opened;
    expect(window.session.upgrading).toBeNull();
  });

  test('opens the workspace it was given, and offers to read what else it was given', async () => {
    const window = createWindow();
    window.backend.given = ['/crawls/summer', '/w/spring.winnow'];
    await window.session.start();
    expect(window.transport.calls).toContainEqual({
      call: 'workspace.open',
      payload: { path: '/w/spring.winnow' },
    });
    expect(window.importing.offer?.paths).toEqual(['/crawls/summer']);
  });

  test('takes over what a second start was given', async () => {
    const window = await openWindow();
    window.backend.given = ['/w/spring.winnow'];
    window.transport.tell({ event: 'host.given', payload: null });
    await settle();
    expect(window.transport.calls).toContainEqual({
      call: 'workspace.open',
      payload: { path: '/w/spring.winnow' },
    });
    expect(window.backend.given).toEqual([]);
  });

  test('a workspace that cannot be opened beside an open one can be tried again', async () => {
    const window = await openWindow();
    window.transport.failNext('workspace.open', 'WORKSPACE_BUSY');
    await window.session.openPath('/w/spring.winnow');
    expect(window.session.phase).toBe('open');
    expect(window.session.refused).toBeNull();
    const toast = window.toasts.shown.at(-1);
    expect(toast?.action?.label).toBe('Try again');
    toast?.action?.run();
    await settle();
    expect(window.transport.count('workspace.open')).toBe(2);
  });

  test('lists recent workspaces, and takes one off', async () => {
    const window = createWindow();
    window.backend.recent = [
      { path: '/w/a.winnow', name: 'a', missing: false },
      { path: '/w/b.winnow', name: 'b', missing: true },
    ];
    await window.session.start();
    await settle();
    expect(window.recent.list).toHaveLength(2);
    await window.recent.forget('/w/b.winnow');
    expect(window.recent.list.map(({ name }) => name)).toEqual(['a']);
  });

  test('remembers the place once the moving stops', async () => {
    vi.useFakeTimers();
    const window = await openWindow();
    await window.review.open(2);
    await window.review.open(3);
    await vi.advanceTimersByTimeAsync(1000);
    expect(window.transport.count('settings.set')).toBe(1);
    expect(window.backend.settings).toMatchObject({
      lastWorkspace: '/data/harbour.winnow',
      lastBatch: 1,
      lastDocument: 3,
    });
    vi.useRealTimers();
  });
});

describe('importing', () => {
  const done: JobProgress = {
    jobId: 'job-1',
    kind: 'import',
    phase: 'analyzing',
    state: 'done',
    batchId: 2,
    done: 3,
    total: 3,
    problems: 1,
    perSecond: null,
    remainingSeconds: null,
  };

  test('asks where to when a batch is open', async () => {
    const { importing } = await openWindow();
    importing.propose(['/crawls/summer']);
    expect(importing.offer).toEqual({ paths: ['/crawls/summer'], name: 'summer' });
    importing.propose(['/elsewhere/spring crawl']);
    expect(importing.offer?.name).toBe('spring crawl 2');
  });

  test('imports at once when there is no batch yet', async () => {
    const { importing, transport } = await openWindow([]);
    importing.propose(['/crawls/summer']);
    await settle();
    expect(transport.calls).toContainEqual({
      call: 'batches.import',
      payload: { paths: ['/crawls/summer'], name: 'summer' },
    });
  });

  test('opens the batch when it is done, and offers its problems', async () => {
    const window = await openWindow();
    window.importing.propose(['/crawls/summer']);
    await window.importing.acceptAsNew('summer');
    window.backend.addBatch(secondBatch);
    window.transport.tell({ event: 'jobs.progress', payload: { ...done, batchId: 3 } });
    await settle();
    expect(window.workspace.batchId).toBe(3);
    expect(window.toasts.shown.at(-1)).toMatchObject({
      message: 'autumn crawl: 3 documents, 1 problem',
      action: { label: 'Show problems' },
    });
  });

  test('says of files that were read again what was known', async () => {
    const window = await openWindow();
    const arrived = { added: 1, changed: 0, known: 2 };
    await window.batchWork.rescan();
    expect(window.transport.count('batches.rescan')).toBe(1);
    window.transport.tell({
      event: 'jobs.progress',
      payload: { ...done, batchId: 1, problems: 0, arrived },
    });
    await settle();
    expect(window.toasts.shown.at(-1)?.message).toBe(
      'spring crawl: 1 new, 2 already known and skipped',
    );
  });

  test('adds to any batch of the workspace', async () => {
    const { importing, transport } = await openWindow([secondBatch, secondBatch]);
    importing.propose(['/crawls/summer', '/crawls/autumn']);
    await importing.acceptInto(2);
    expect(importing.offer).toBeNull();
    expect(transport.calls).toContainEqual({
      call: 'batches.import',
      payload: { paths: ['/crawls/summer', '/crawls/autumn'], batchId: 2 },
    });
  });

  test('does not take the curator away from work done meanwhile', async () => {
    const window = await openWindow();
    window.importing.propose(['/crawls/summer']);
    await window.importing.acceptAsNew('summer');
    await settle();
    window.decisions.decide('confirmed');
    await settle();
    window.transport.tell({ event: 'jobs.progress', payload: done });
    await settle();
    expect(window.workspace.batchId).toBe(1);
    expect(window.toasts.shown.at(-1)?.action?.label).toBe('Open');
  });

  test('says why an import failed', async () => {
    const window = await openWindow();
    const error = { code: 'DISK_FULL' as const, message: 'The disk is full.', hint: 'Free some.' };
    window.transport.tell({
      event: 'jobs.progress',
      payload: { ...done, batchId: 1, state: 'failed', error },
    });
    await settle();
    expect(window.toasts.shown).toContainEqual(
      expect.objectContaining({ tone: 'error', message: 'The disk is full.' }),
    );
  });
});

describe('a batch', () => {
  test('gets another name', async () => {
    const { batchWork, workspace, transport, toasts } = await openWindow();
    await batchWork.rename('  autumn  ');
    expect(workspace.batch?.name).toBe('autumn');
    await batchWork.rename('   ');
    expect(transport.count('batches.rename')).toBe(1);
    transport.failNext('batches.rename', 'DISK_FULL');
    await batchWork.rename('winter');
    expect(workspace.batch?.name).toBe('autumn');
    expect(toasts.shown.at(-1)?.tone).toBe('error');
  });

  test('is left unfinished only while nothing works on it', async () => {
    const { batchWork, workspace, transport } = await openWindow();
    const half = { ...workspace.batch!, state: 'analyzing' as const };
    expect(batchWork.isLeftUnfinished(workspace.batch!)).toBe(false);
    expect(batchWork.isLeftUnfinished(half)).toBe(true);
    const job: JobProgress = {
      jobId: 'job-9',
      kind: 'import',
      phase: 'reading',
      state: 'running',
      done: 0,
      total: 1,
      problems: 0,
      perSecond: null,
      remainingSeconds: null,
    };
    transport.tell({ event: 'jobs.progress', payload: { ...job, batchId: 1 } });
    expect(batchWork.isLeftUnfinished(half)).toBe(false);
    transport.tell({ event: 'jobs.progress', payload: { ...job, batchId: 2 } });
    expect(batchWork.isLeftUnfinished(half)).toBe(true);
  });
});
