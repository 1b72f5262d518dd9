import { describe, expect, test } from 'vitest';
import { beginSample } from '../../../../../electron/operations/samples/begin-sample';
import { knownSample } from '../../../../../electron/operations/samples/describe-sample';
import { finishSample } from '../../../../../electron/operations/samples/finish-sample';
import { undo } from '../../../../../electron/operations/undo';
import { newestSample } from '../../../../../electron/store/samples';
import { AppError } from '../../../../../shared/errors/app-error';
import { aSampleCrawl as aCrawl } from '../../../../support/sample-crawl';
import { testTime } from '../../../../support/workspace-builders';

const breathe = () => Promise.resolve();

describe('work on a sample', () => {
  /** Throws as a curator's stop does when it is asked for the so-many-th time. */
  const stopAt = (most: number) => {
    let asked = 0;
    return () => (++asked > most ? Promise.reject(new AppError('JOB_CANCELLED')) : breathe());
  };

  test('says how far it is, from nothing to all', async () => {
    const crawl = aCrawl();
    const input = { batchId: crawl.batchId, purpose: 'cuts', filter: {}, wanted: 0.9 } as const;
    const shares: number[] = [];
    const onProgress = (share: number) => void shares.push(share);
    const { id } = await beginSample(crawl.db, {
      ...{ ...input, seed: 7, now: testTime, breathe, onProgress },
    });
    expect(shares.length).toBeGreaterThan(crawl.documentIds.length);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([shares[0], shares.every((share) => share >= 0 && share <= 1)]).toEqual([0, true]);
    crawl.judge(id, true);
    shares.length = 0;
    const sample = knownSample(crawl.db, id);
    await finishSample(crawl.db, sample, { breathe, onProgress, now: testTime, despite: true });
    expect(shares[0]).toBe(0);
  });

  test('draws nothing when it is stopped, and another sample after that', async () => {
    const crawl = aCrawl();
    const input = { batchId: crawl.batchId, purpose: 'cuts', filter: {}, wanted: 0.9 } as const;
    const stopped = beginSample(crawl.db, {
      ...{ ...input, seed: 7, now: testTime, breathe: stopAt(40) },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(newestSample(crawl.db, crawl.batchId, 'cuts')).toBeUndefined();
    expect(await crawl.begin()).toMatchObject({ size: 60, looked: 0 });
  });

  test('cuts no more when it is stopped; what was cut by then is one undo step', async () => {
    const crawl = aCrawl(300);
    const { id } = await crawl.begin();
    crawl.judge(id, true);
    const before = crawl.clean();
    const sample = knownSample(crawl.db, id);
    const finished = await finishSample(crawl.db, sample, {
      // The list of the rest is read by then, and one part of it is cut.
      ...{ breathe: stopAt(1), now: testTime, despite: true },
    });
    expect(finished.stopped).toBe(true);
    expect(finished.decided.changed).toBeGreaterThan(0);
    expect(finished.decided.changed).toBeLessThan(599);
    undo(crawl.db, crawl.batchId, testTime);
    expect(crawl.clean()).toEqual(before);
  });
});
