import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { decideFlags } from '../../../../../electron/operations/decide-flags';
import { adjustCut } from '../../../../../electron/operations/adjust-cut';
import { excludeDocument } from '../../../../../electron/operations/mark-document';
import { knownSample } from '../../../../../electron/operations/samples/describe-sample';
import { countRest, finishSample } from '../../../../../electron/operations/samples/finish-sample';
import { redo, undo } from '../../../../../electron/operations/undo';
import { listBulkCuts, listBulkDecisions } from '../../../../../electron/store/bulk-decisions';
import { listDecidedFlags } from '../../../../../electron/store/decided-flags';
import { listSampleItems, setItemBelongs } from '../../../../../electron/store/samples';
import { precisionBound } from '../../../../../shared/engine/statistics/precision-bound';
import { aFlag, putFlags, testTime } from '../../../../support/workspace-builders';
import { aSampleCrawl as aCrawl } from '../../../../support/sample-crawl';

const breathe = () => Promise.resolve();

const places = ({ db }: ReturnType<typeof aCrawl>, id: number) =>
  listSampleItems(db, id, 0, 1000).map(({ documentId, start }) => [documentId, start]);

describe('a sample of cuts', () => {
  test('is drawn from the open flags that fit the filter, and from no other', async () => {
    const crawl = aCrawl();
    expect(await crawl.begin()).toMatchObject({ size: 60, looked: 0, bound: 0 });
    expect(await crawl.begin({ kind: 'caption' })).toMatchObject({ size: 30 });
    expect(await crawl.begin({ band: 'check' })).toMatchObject({ size: 30 });
    expect(await crawl.begin({ name: 'PAGE-10' })).toMatchObject({ size: 20 });
    excludeDocument(crawl.db, { documentId: crawl.documentIds[0]!, reason: 'spam' }, testTime);
    expect(await crawl.begin({ kind: 'caption' })).toMatchObject({ size: 29 });
    expect(await crawl.begin({ kind: 'junk' })).toMatchObject({ size: 0, next: null, more: null });
  });

  test('comes in the same order for the same seed, in another one for another', async () => {
    const crawl = aCrawl();
    const [a, b, c] = [
      await crawl.begin(),
      places(crawl, 1),
      (await crawl.begin(), places(crawl, 2)),
    ];
    expect(a.seed).toBe(7);
    expect(c).toEqual(b);
    await crawl.begin({}, { seed: 8 });
    expect(places(crawl, 3)).not.toEqual(b);
    expect(places(crawl, 3).toSorted()).toEqual(b.toSorted());
  });

  test('says by the verdicts that stand how much was looked at and right; undo goes back', async () => {
    const crawl = aCrawl();
    const { id } = await crawl.begin();
    const first = crawl.state(id).next!;
    const judged = crawl.judge(id, true, true, false, true);
    expect(judged).toMatchObject({ looked: 4, right: 3, last: { position: 3, answered: false } });
    expect(judged.bound).toBe(precisionBound({ of: 60, looked: 4, right: 3 }));
    expect(judged.next!.position).toBe(4);
    undo(crawl.db, crawl.batchId, testTime);
    expect(crawl.state(id)).toMatchObject({ looked: 3, right: 2, next: { position: 3 } });
    crawl.decide(first, false);
    expect(crawl.state(id)).toMatchObject({ looked: 3, right: 1 });
  });

  test('shows each item with what stands around it and why it was flagged', async () => {
    const crawl = aCrawl();
    const { next } = await crawl.begin({ kind: 'caption' });
    const number = /\d+/.exec(next!.path)![0];
    expect(next).toMatchObject({
      before: `Title ${number}\n`,
      text: `Photo ${number}`,
      after: `\nStory ${number}\nShare ${number}\n`,
      flag: { kind: 'caption', confidence: 0.9, reason: 'Made up for a test.' },
    });
  });

  test('does not count what was decided out of turn before its turn comes', async () => {
    const crawl = aCrawl();
    const { id } = await crawl.begin();
    const [, , third] = listSampleItems(crawl.db, id, 0, 3);
    decideFlags(
      crawl.db,
      { documentId: third!.documentId, spans: [third!], verdict: 'confirmed' },
      testTime,
    );
    expect(crawl.state(id)).toMatchObject({ looked: 0, next: { position: 0 } });
    expect(crawl.judge(id, false, false)).toMatchObject({
      looked: 3,
      right: 1,
      next: { position: 3 },
    });
  });

  test('a flag that was cut shorter was not right, and one that is gone is no item', async () => {
    const crawl = aCrawl();
    const { id, next } = await crawl.begin({ kind: 'caption' });
    const { documentId, start, end } = next!;
    adjustCut(
      crawl.db,
      { documentId, span: { start, end }, to: { start, end: end - 4 } },
      testTime,
    );
    const second = crawl.state(id);
    expect(second).toMatchObject({ looked: 1, right: 0, size: 30, next: { position: 1 } });
    putFlags(crawl.db, second.next!.documentId, []);
    expect(crawl.state(id)).toMatchObject({ looked: 1, size: 29, next: { position: 2 } });
  });

  test('needs as many more right ones as it says', async () => {
    const crawl = aCrawl();
    const { id } = await crawl.begin();
    const { more } = crawl.judge(id, true);
    const before = crawl.judge(id, ...Array<boolean>(more! - 1).fill(true));
    expect([before.bound < 0.9, before.more]).toEqual([true, 1]);
    const after = crawl.judge(id, true);
    expect([after.bound >= 0.9, after.more]).toEqual([true, 0]);
  });
});

describe('finishing a sample', () => {
  test('cuts the rest of the set in one step that says on what, and undo restores everything', async () => {
    const crawl = aCrawl();
    const before = crawl.clean();
    const { id } = await crawl.begin({ kind: 'caption' });
    crawl.judge(id, true, true, false);
    expect(await countRest(crawl.db, knownSample(crawl.db, id), breathe)).toBe(27);
    const judged = crawl.clean();
    const { sample, decided } = await crawl.finish(id);
    expect(decided).toMatchObject({
      changed: 27,
      counts: { confirmed: 29, rejected: 1, open: 30 },
      history: { undo: 'Cut many: the rest of 30 flags' },
    });
    expect(decided.documents).toHaveLength(27);
    // Said of what was looked at alone: the others were not.
    expect(sample).toMatchObject({ finished: true, looked: 3, right: 2, next: null });
    expect(crawl.clean().filter((text) => text.includes('Photo'))).toHaveLength(1);
    const bulk = { sampleId: id, size: 30, looked: 3, right: 2, seed: 7, confidence: 0.95 };
    const bound = precisionBound({ of: 30, looked: 3, right: 2 });
    expect(listBulkDecisions(crawl.db, crawl.batchId)).toMatchObject([
      { ...bulk, bound, wanted: 0.9, cuts: 27, filter: { kind: 'caption' } },
    ]);

    undo(crawl.db, crawl.batchId, testTime);
    expect(crawl.clean()).toEqual(judged);
    expect(crawl.state(id)).toMatchObject({ looked: 3, right: 2, finished: false });
    expect(listBulkDecisions(crawl.db, crawl.batchId)).toMatchObject([{ cuts: 0 }]);
    redo(crawl.db, crawl.batchId, testTime);
    expect(crawl.state(id)).toMatchObject({ finished: true });
    for (let step = 0; step < 4; step++) undo(crawl.db, crawl.batchId, testTime);
    expect(crawl.clean()).toEqual(before);
  });

  test('is refused before anything was looked at, and below the wanted bound unless that is known', async () => {
    const crawl = aCrawl();
    const { id } = await crawl.begin();
    await expect(crawl.finish(id)).rejects.toMatchObject({ code: 'SAMPLE_EMPTY' });
    crawl.judge(id, true);
    await expect(crawl.finish(id, false)).rejects.toMatchObject({ code: 'SAMPLE_TOO_SMALL' });
    expect(listDecidedFlags(crawl.db, crawl.documentIds[0]!).length).toBe(2);
    expect((await crawl.finish(id, true)).decided.changed).toBe(59);
  });

  test('decides nothing that came in since, and nothing that shares text with what is kept', async () => {
    const crawl = aCrawl(4);
    const { id } = await crawl.begin({ kind: 'caption' });
    const { documentId } = crawl.judge(id, true).next!;
    // A wider flag is found later and kept: what lies in it stays too.
    putFlags(crawl.db, documentId, [aFlag(10, 19), aFlag(10, 29), aFlag(20, 29)]);
    decideFlags(
      crawl.db,
      { documentId, spans: [{ start: 10, end: 29 }], verdict: 'rejected' },
      testTime,
    );
    expect(await countRest(crawl.db, knownSample(crawl.db, id), breathe)).toBe(2);
    const { decided } = await crawl.finish(id);
    expect(decided.changed).toBe(2);
    expect(listDecidedFlags(crawl.db, documentId).map(({ verdict }) => verdict)).toEqual([
      'open',
      'rejected',
      'open',
    ]);
  });

  test('names the cuts it made, and no others', async () => {
    const crawl = aCrawl(4);
    const { id } = await crawl.begin({ kind: 'caption' });
    const { documentId } = crawl.state(id).next!;
    crawl.judge(id, true);
    await crawl.finish(id);
    const named = crawl.documentIds.map((at) => listBulkCuts(crawl.db, at).length);
    expect(named).toEqual(crawl.documentIds.map((at) => (at === documentId ? 0 : 1)));
  });

  test('never touches what was decided, whatever that was', async () => {
    const verdicts = ['confirmed', 'rejected', 'open'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...verdicts), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 0, max: 1000 }),
        async (given, seed) => {
          const crawl = aCrawl(6);
          const { db } = crawl;
          const { id } = await crawl.begin({}, { seed });
          crawl.judge(id, true);
          listSampleItems(db, id, 1, 12).forEach(({ documentId, start, end }, at) => {
            const verdict = given[at]!;
            if (verdict !== 'open')
              decideFlags(db, { documentId, spans: [{ start, end }], verdict }, testTime);
          });
          const before = crawl.documentIds.flatMap((at) => listDecidedFlags(db, at));
          const rest = await countRest(db, knownSample(db, id), breathe);
          const { decided } = await finishSample(db, knownSample(db, id), {
            ...{ breathe, despite: true, now: '2032-01-01T00:00:00.000Z' },
          });
          const after = crawl.documentIds.flatMap((at) => listDecidedFlags(db, at));
          after.forEach((flag, at) => {
            if (before[at]!.verdict === 'open') expect(flag.verdict).toBe('confirmed');
            else expect(flag).toEqual(before[at]);
          });
          const open = before.filter(({ verdict }) => verdict === 'open').length;
          expect([rest, decided.changed]).toEqual([open, open]);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a sample of missed lines', () => {
  test('is drawn from lines that nothing flags and says how many are missed at most', async () => {
    const crawl = aCrawl();
    const { id, ...begun } = await crawl.begin({}, { purpose: 'missed' });
    expect(begun).toMatchObject({ size: 60, missed: { found: 60, most: 60, recall: 0.5 } });
    for (const { start } of listSampleItems(crawl.db, id, 0, 100)) expect([0, 20]).toContain(start);
    setItemBelongs(crawl.db, id, 0, true);
    setItemBelongs(crawl.db, id, 1, true);
    expect(crawl.state(id)).toMatchObject({ looked: 2, right: 2, last: { answered: true } });
    // Cut by hand: it was missed.
    const { next } = crawl.state(id);
    crawl.decide(next!, true);
    const judged = crawl.state(id);
    expect(judged).toMatchObject({ looked: 3, right: 2, last: { position: 2, answered: false } });
    const bound = precisionBound({ of: 60, looked: 3, right: 2 });
    const most = 60 - Math.round(bound * 60);
    expect(judged.missed).toEqual({ found: 60, most, recall: 60 / (60 + most) });
    undo(crawl.db, crawl.batchId, testTime);
    setItemBelongs(crawl.db, id, 1, false);
    expect(crawl.state(id)).toMatchObject({ looked: 1, right: 1, next: { position: 1 } });
  });

  test('needs as many more lines that belong as it says for the recall that is wanted', async () => {
    const crawl = aCrawl();
    const { id, more } = await crawl.begin({}, { purpose: 'missed' });
    for (let at = 0; at < more! - 1; at++) setItemBelongs(crawl.db, id, at, true);
    expect(crawl.state(id).missed!.recall).toBeLessThan(0.9);
    setItemBelongs(crawl.db, id, more! - 1, true);
    expect(crawl.state(id).missed!.recall).toBeGreaterThanOrEqual(0.9);
  });
});
