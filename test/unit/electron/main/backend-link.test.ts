import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { FromBackend, ToBackend } from '../../../../electron/backend/messages';
import { BackendLink } from '../../../../electron/main/backend-link';
import type { BackendProcess } from '../../../../electron/main/backend-process';

const folders = { resourcesFolder: '/r', samplesFolder: '/s', dataFolder: '/d' };

/** A backend process that does what the test says. */
class FakeProcess implements BackendProcess {
  readonly posted: ToBackend[] = [];
  say: (message: FromBackend) => void = () => undefined;
  die: () => void = () => undefined;

  post(message: ToBackend): void {
    this.posted.push(message);
  }

  onMessage(listener: (message: FromBackend) => void): void {
    this.say = listener;
  }

  onExit(listener: () => void): void {
    this.die = listener;
  }

  kill(): void {
    this.die();
  }
}

function aLink() {
  const processes: FakeProcess[] = [];
  const restarted = vi.fn();
  const link = new BackendLink(folders, vi.fn(), restarted, () => {
    const process = new FakeProcess();
    processes.push(process);
    return process;
  });
  return { link, processes, restarted, dieOnce: () => processes.at(-1)!.die() };
}

describe('BackendLink', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
  });

  test('hands out replies by number', async () => {
    const { link, processes } = aLink();
    const reply = link.invoke('batches.list', {});
    expect(processes[0]!.posted).toEqual([
      { type: 'start', options: folders },
      { type: 'call', id: 1, call: 'batches.list', payload: {} },
    ]);
    processes[0]!.say({ type: 'reply', id: 1, reply: { ok: true, value: [] } });
    expect(await reply).toEqual({ ok: true, value: [] });
  });

  test('answers what was under way when the backend dies, and opens the workspace again', async () => {
    const { link, processes, restarted, dieOnce } = aLink();
    const opened = link.invoke('workspace.open', { path: 'given' });
    processes[0]!.say({ type: 'reply', id: 1, reply: { ok: true, value: { path: '/w.winnow' } } });
    await opened;
    const lost = link.invoke('batches.list', {});
    dieOnce();
    expect(await lost).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(processes[1]!.posted.at(-1)).toMatchObject({
      call: 'workspace.open',
      payload: { path: '/w.winnow' },
    });
    expect(restarted).not.toHaveBeenCalled();
    processes[1]!.say({ type: 'reply', id: 3, reply: { ok: true, value: { path: '/w.winnow' } } });
    await vi.waitFor(() => expect(restarted).toHaveBeenCalledOnce());
  });

  test('answers at once when it has given up on a backend that keeps dying', async () => {
    const { link, processes, dieOnce } = aLink();
    for (let death = 0; death < 6; death++) dieOnce();
    expect(processes).toHaveLength(6);
    expect(await link.invoke('batches.list', {})).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL' },
    });
    await link.close();
    expect(processes).toHaveLength(6);
  });

  test('deaths with a long life between them are not counted together', () => {
    const { processes, dieOnce } = aLink();
    for (let death = 0; death < 20; death++) {
      vi.advanceTimersByTime(60_000);
      dieOnce();
    }
    expect(processes).toHaveLength(21);
  });

  test('closing waits for the backend, but not for ever', async () => {
    const { link, processes } = aLink();
    const closed = link.close();
    expect(processes[0]!.posted.at(-1)).toEqual({ type: 'close' });
    processes[0]!.say({ type: 'closed' });
    await closed;
    const { link: silent } = aLink();
    const givenUp = silent.close();
    vi.runAllTimers();
    await givenUp;
  });
});
