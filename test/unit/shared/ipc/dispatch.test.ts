import { expect, test, vi } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error';
import { dispatch, findCall } from '../../../../shared/ipc/dispatch';

const noBugs = (): never => {
  throw new Error('no bug expected');
};

test('answers with what the handler returns', async () => {
  const cancel = vi.fn(() => true);
  const reply = await dispatch({ jobs: { cancel } }, 'jobs.cancel', { jobId: 'a' }, noBugs);
  expect(reply).toEqual({ ok: true, value: true });
  expect(cancel).toHaveBeenCalledWith({ jobId: 'a' });
});

test.each([
  ['jobs.cancel', { jobId: 7 }],
  ['jobs.cancel', { jobId: 'a', more: 1 }],
  ['jobs.cancel', undefined],
  ['jobs.list', undefined],
  ['jobs.progress', undefined],
  ['jobs', undefined],
  ['jobs.cancel.x', { jobId: 'a' }],
  ['__proto__.toString', undefined],
  ['jobs.constructor', undefined],
  [42, undefined],
])('refuses %s with %o', async (call, payload) => {
  const cancel = vi.fn(() => true);
  const reply = await dispatch({ jobs: { cancel } }, call, payload, noBugs);
  expect(reply).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  expect(cancel).not.toHaveBeenCalled();
});

test('an error with a code keeps it; any other is a bug and is told as one', async () => {
  const bugs: unknown[] = [];
  const run = (thrown: unknown) =>
    dispatch(
      {
        jobs: {
          cancel: () => {
            throw thrown;
          },
        },
      },
      'jobs.cancel',
      { jobId: 'a' },
      (_call, bug) => bugs.push(bug),
    );
  expect(await run(new AppError('DISK_FULL'))).toMatchObject({
    ok: false,
    error: { code: 'DISK_FULL', message: 'The disk is full; nothing was saved.' },
  });
  expect(bugs).toEqual([]);
  const bug = new TypeError('x is undefined');
  expect(await run(bug)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(bugs).toEqual([bug]);
});

test('finds every declared call and no event', () => {
  expect(findCall('review.undo').group).toBe('review');
  expect(() => findCall('jobs.progress')).toThrow(AppError);
});
