import { describe, expect, test } from 'vitest';
import { decideFlags } from '../../../../electron/operations/decide-flags';
import { decideTwinsPatiently } from '../../../../electron/operations/decide-twins';
import { getHistory } from '../../../../electron/operations/describe-change';
import { LongStep, takeBackHalfSteps } from '../../../../electron/operations/long-step';
import { redo, undo } from '../../../../electron/operations/undo';
import { getBatch } from '../../../../electron/store/batches';
import type { WriteDb } from '../../../../electron/store/database';
import { listVerdicts } from '../../../../electron/store/verdicts';
import { temporaryWorkspace } from '../../../support/temporary-workspace';
import { aFlag, aStoredBatch, putFlags, testTime } from '../../../support/workspace-builders';

const documents = 60;
const linesEach = 20;
const line = 'Sign up now\n';
const first = { start: 6, end: 17 };

/** Documents that hold the same line very often, flagged in the first one. */
function aBatch() {
  const { db } = temporaryWorkspace();
  const texts = Array.from({ length: documents }, (_, at) => {
    const name = `${at}.txt`;
    return [name, `Story\n${line.repeat(linesEach)}Other ${at}\n`] as const;
  });
  const { batchId, documentIds } = aStoredBatch(db, Object.fromEntries(texts));
  putFlags(db, documentIds[0]!, [aFlag(first.start, first.end, { kind: 'promo' })]);
  const other = { start: 0, end: 5 };
  const decideOther = (documentId = documentIds[1]!) =>
    decideFlags(db, { documentId, spans: [other], verdict: 'confirmed' }, testTime);
  return {
    db,
    batchId,
    documentIds,
    input: { documentId: documentIds[0]!, ...first },
    decideOther,
  };
}

const twins = documents * linesEach;

function standing(db: WriteDb, documentIds: readonly number[]) {
  return documentIds.flatMap((id) =>
    listVerdicts(db, id).map(({ start, verdict }) => [id, start, verdict]),
  );
}

const patience = {
  now: testTime,
  breathe: () => Promise.resolve(),
  onProgress: () => undefined,
};

describe('a text that stands in very many places', () => {
  test('is decided in parts, with progress, as one undo step', async () => {
    const { db, batchId, documentIds, input, decideOther } = aBatch();
    const told: number[] = [];
    let interrupted = 0;
    const decided = await decideTwinsPatiently(
      db,
      { ...input, verdict: 'confirmed' },
      {
        ...patience,
        onProgress: (done, total) => {
          expect(total).toBe(twins);
          told.push(done);
        },
        // What else comes in is answered between the parts.
        breathe: () => {
          if (told.length === 1 && interrupted++ === 0) decideOther();
          return Promise.resolve();
        },
      },
    );
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(twins);
    // The decision that came meanwhile is a later step.
    expect(decided).toMatchObject({ changed: twins, history: { undo: 'Cut junk' } });
    expect(decided.documents).toHaveLength(documents);
    expect(getBatch(db, batchId)!.counts).toMatchObject({ confirmed: twins + 1 });
    undo(db, batchId, testTime);
    expect(getHistory(db, batchId).undo).toBe('Cut 1200 identical in 60 documents');
    expect(getBatch(db, batchId)!.counts).toMatchObject({ confirmed: twins });
    undo(db, batchId, testTime);
    expect(standing(db, documentIds)).toEqual([]);
    redo(db, batchId, testTime);
    expect(getBatch(db, batchId)!.counts).toMatchObject({ confirmed: twins });
  });

  test('is not decided at all where that fails half-way', async () => {
    const { db, batchId, documentIds, input, decideOther } = aBatch();
    decideOther();
    const before = standing(db, documentIds);
    const { counts } = getBatch(db, batchId)!;
    const failing = decideTwinsPatiently(
      db,
      { ...input, verdict: 'confirmed' },
      {
        ...patience,
        onProgress: (done) => {
          if (done > 500) throw new Error('made to fail');
        },
      },
    );
    await expect(failing).rejects.toThrow('made to fail');
    expect(standing(db, documentIds)).toEqual(before);
    expect(getBatch(db, batchId)!.counts).toEqual(counts);
    expect(getHistory(db, batchId).undo).toBe('Cut junk');
  });
});

describe('a step that a crash left half-written', () => {
  test('is no undo step, and is taken back before anything else is done', async () => {
    const { db, batchId, documentIds, decideOther } = aBatch();
    decideOther();
    undo(db, batchId, testTime);
    const { counts } = getBatch(db, batchId)!;
    const step = new LongStep(db, { batchId, now: testTime });
    const changes = documentIds.map((documentId) => ({
      documentId,
      claim: aFlag(first.start, first.end),
      verdict: 'confirmed' as const,
    }));
    await step.add(changes.slice(0, 20));
    await step.add(changes.slice(20, 40));
    expect(step.changed).toMatchObject({ spans: 40 });
    expect(getHistory(db, batchId).undo).toBeNull();
    takeBackHalfSteps(db, testTime);
    expect(standing(db, documentIds)).toEqual([]);
    expect(getBatch(db, batchId)!.counts).toEqual(counts);
    // What was undone before can still be done again.
    expect(getHistory(db, batchId)).toEqual({ undo: null, redo: 'Cut junk' });
    takeBackHalfSteps(db, testTime);
    expect(redo(db, batchId, testTime)).toMatchObject({ changed: 1 });
  });
});
