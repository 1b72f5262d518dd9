import { describe, expect, test } from 'vitest';
import { recountDocument } from '../../../../electron/operations/count-flags';
import { decideFlags } from '../../../../electron/operations/decide-flags';
import { followShownConfidence } from '../../../../electron/operations/follow-shown-confidence';
import { excludeDocument } from '../../../../electron/operations/mark-document';
import { getBatch } from '../../../../electron/store/batches';
import { getDocument, listDocumentIds } from '../../../../electron/store/documents';
import { sumOpenKinds } from '../../../../electron/store/open-kinds';
import { aFlag, aStoredBatch, putFlags, testTime } from '../../../support/workspace-builders';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

const text = 'One line\n\nTwo lines\n\nThree lines\n';

/** Three documents: a with flags of 0.2, 0.5 and 0.9, b with one of 0.2, c with one of 0.9. */
function aBatch() {
  const { db } = temporaryWorkspace();
  const { batchId } = aStoredBatch(db, {
    'a.txt': text,
    'b.txt': `${text}In b.\n`,
    'c.txt': `${text}In c.\n`,
  });
  const [a, b, c] = listDocumentIds(db, batchId) as [number, number, number];
  putFlags(db, a, [
    aFlag(0, 8, { confidence: 0.2 }),
    aFlag(10, 19, { confidence: 0.5 }),
    aFlag(21, 32, { confidence: 0.9 }),
  ]);
  putFlags(db, b, [aFlag(0, 8, { confidence: 0.2 })]);
  putFlags(db, c, [aFlag(0, 8, { confidence: 0.9 })]);
  const counts = () => getBatch(db, batchId)!.counts;
  return { db, batchId, a, b, c, counts };
}

describe('followShownConfidence', () => {
  test('takes in open flags that are shown now, and only looks where there are any', () => {
    const { db, counts } = aBatch();
    expect(counts()).toMatchObject({ flags: 3, open: 3, documentsDone: 1 });
    expect(followShownConfidence(db, 0.2)).toBe(2);
    expect(counts()).toMatchObject({ flags: 5, open: 5, documentsDone: 0 });
    expect(followShownConfidence(db, 0.2)).toBe(0);
  });

  test('leaves out those that are hidden now, and comes back', () => {
    const { db, batchId, counts } = aBatch();
    const before = { counts: counts(), kinds: sumOpenKinds(db, batchId) };
    followShownConfidence(db, 0.9);
    expect(counts()).toMatchObject({ flags: 2, open: 2, documentsDone: 1 });
    expect(sumOpenKinds(db, batchId)).toEqual([{ kind: 'caption', band: 'certain', open: 2 }]);
    followShownConfidence(db, 0.4);
    expect({ counts: counts(), kinds: sumOpenKinds(db, batchId) }).toEqual(before);
  });

  test('decided flags count whatever their confidence, and what they cut stays cut', () => {
    const { db, a, counts } = aBatch();
    const spans = [
      { start: 0, end: 8 },
      { start: 10, end: 19 },
    ];
    decideFlags(db, { documentId: a, spans, verdict: 'confirmed' }, testTime);
    const { charactersCut } = counts();
    followShownConfidence(db, 1);
    expect(counts()).toMatchObject({ flags: 2, open: 0, confirmed: 2, charactersCut });
  });

  test('excluded documents stay out, and later decisions count by the new confidence', () => {
    const { db, a, b, counts } = aBatch();
    excludeDocument(db, { documentId: b, reason: 'spam' }, testTime);
    followShownConfidence(db, 0.1);
    expect(counts()).toMatchObject({ flags: 4, open: 4 });
    excludeDocument(db, { documentId: b, reason: null }, testTime);
    expect(counts()).toMatchObject({ flags: 5, open: 5 });
    const before = getDocument(db, a)!.counts;
    recountDocument(db, a);
    expect(getDocument(db, a)!.counts).toEqual(before);
  });
});
