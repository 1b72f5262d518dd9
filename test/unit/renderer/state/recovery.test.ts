import { describe, expect, test } from 'vitest';
import { openWindow, settle } from '../../../support/window-fixture';

const restarted = { event: 'host.restarted', payload: null } as const;

describe('a backend that was started anew', () => {
  test('is told of, and the window reads again where it stands', async () => {
    const { transport, review, toasts } = await openWindow();
    review.step(1);
    const standing = review.current;
    transport.tell(restarted);
    await settle();
    expect(toasts.shown.at(-1)).toMatchObject({
      tone: 'error',
      message: 'The engine of Winnow stopped and was started again.',
    });
    expect(review.current).toEqual(standing);
    expect(transport.count('documents.open')).toBe(2);
  });

  test('a decision that was on its way is taken back and not sent again', async () => {
    const { transport, review, decisions, queue } = await openWindow();
    transport.failNext('review.decide', 'INTERNAL');
    decisions.decide('confirmed');
    decisions.decide('confirmed');
    await settle();
    transport.tell(restarted);
    await settle();
    expect(transport.count('review.decide')).toBe(2);
    expect(review.flags.map(({ verdict }) => verdict)).toEqual(['open', 'confirmed', 'open']);
    expect(queue.failure).toBeNull();
  });

  test('a failure is gone from the bar when all was read again', async () => {
    const { transport, decisions, queue } = await openWindow();
    transport.failNext('review.decide', 'INTERNAL');
    decisions.decide('confirmed');
    await settle();
    expect(queue.failure).not.toBeNull();
    transport.tell(restarted);
    await settle();
    expect(queue.failure).toBeNull();
  });

  test('a job that it ran is over', async () => {
    const { transport, jobs } = await openWindow();
    const job = { jobId: 'lost', kind: 'import', phase: 'reading', state: 'running' } as const;
    const progress = { done: 1, total: 2, problems: 0, perSecond: null, remainingSeconds: null };
    transport.tell({ event: 'jobs.progress', payload: { ...job, ...progress } });
    expect(jobs.running).toBe(true);
    transport.tell(restarted);
    await settle();
    expect(jobs.running).toBe(false);
  });
});
