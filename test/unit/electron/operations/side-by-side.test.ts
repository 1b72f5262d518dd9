import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPace } from '../../../../electron/operations/pace';
import { sideBySide, stoppable } from '../../../../electron/operations/side-by-side';
import { aContext } from '../../../support/workspace-builders';

/** Goes on until its job is given up. */
async function endless(breathe: () => Promise<void>): Promise<void> {
  for (;;) {
    await breathe();
    await setImmediate();
  }
}

test('parts of a job are waited for until all have ended', async () => {
  const ended: string[] = [];
  const part = async (name: string, turns: number) => {
    for (let turn = 0; turn < turns; turn++) await setImmediate();
    ended.push(name);
  };
  await sideBySide(stoppable(aContext()), [part('slow', 20), part('fast', 2)]);
  expect(ended).toEqual(['fast', 'slow']);
});

test('a part that fails takes the others with it, and its failure is the one that is thrown', async () => {
  const { job, stop } = stoppable(aContext());
  const failing = setImmediate().then(() => Promise.reject(new Error('made to fail')));
  const parts = [endless(createPace(job)), failing];
  await expect(sideBySide({ stop }, parts)).rejects.toThrow('made to fail');
});

test('a job that is cancelled ends all its parts', async () => {
  const controller = new AbortController();
  const { job, stop } = stoppable(aContext({ signal: controller.signal }));
  const parts = [endless(createPace(job)), endless(createPace(job))];
  const both = sideBySide({ stop }, parts);
  controller.abort();
  await expect(both).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
});
