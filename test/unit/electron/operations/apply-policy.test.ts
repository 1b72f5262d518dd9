import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../../shared/engine/apply-policy';
import { applyPolicyToBatch } from '../../../../electron/operations/apply-policy';
import { decideFlags } from '../../../../electron/operations/decide-flags';
import { reopenPolicyCuts } from '../../../../electron/operations/reopen-policy-cuts';
import { undo } from '../../../../electron/operations/undo';
import { getBatch } from '../../../../electron/store/batches';
import { listDecidedFlags } from '../../../../electron/store/decided-flags';
import { aFlag, aStoredBatch, putFlags, testTime } from '../../../support/workspace-builders';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

describe('applyPolicyToBatch', () => {
  function aBatch() {
    const { db } = temporaryWorkspace();
    const { batchId, documentIds } = aStoredBatch(db, { 'a.txt': 'one two three', 'b.txt': 'x y' });
    const [a, b] = documentIds as [number, number];
    putFlags(db, a, [
      aFlag(0, 3, { kind: 'promo', confidence: 0.6 }),
      aFlag(4, 7, { kind: 'caption', confidence: 0.49 }),
      aFlag(8, 13, { kind: 'share', confidence: 0.9 }),
    ]);
    putFlags(db, b, [aFlag(0, 1, { kind: 'promo', confidence: 0.5 })]);
    return { db, batchId, a, b };
  }

  test('confirms open flags from the threshold on, in one step of its own', () => {
    const { db, batchId, a } = aBatch();
    const spans = [{ start: 8, end: 13 }];
    decideFlags(db, { documentId: a, spans, verdict: 'rejected' }, testTime);
    const changed = applyPolicyToBatch(db, { batchId, policy: defaultPolicy }, testTime);
    expect(changed.spans).toBe(2);
    expect(listDecidedFlags(db, a).map(({ verdict, actor }) => [verdict, actor])).toEqual([
      ['confirmed', 'policy'],
      ['open', undefined],
      ['rejected', 'curator'],
    ]);
    expect(getBatch(db, batchId)!.counts).toMatchObject({ byPolicy: 2, byCurator: 0, open: 1 });
    expect(undo(db, batchId, testTime)).toMatchObject({
      label: 'Cut 2 flags by policy',
      changed: 2,
    });
  });

  test('leaves alone what overlaps a word of the curator to keep, whatever is flagged later', () => {
    const { db, batchId, a } = aBatch();
    const spans = [{ start: 4, end: 7 }];
    decideFlags(db, { documentId: a, spans, verdict: 'rejected' }, testTime);
    putFlags(db, a, [aFlag(0, 7), aFlag(8, 13)]);
    applyPolicyToBatch(db, { batchId, policy: defaultPolicy }, testTime);
    expect(listDecidedFlags(db, a)).toMatchObject([
      { start: 0, end: 7, verdict: 'open' },
      { start: 4, end: 7, verdict: 'rejected', actor: 'curator' },
      { start: 8, end: 13, verdict: 'confirmed', actor: 'policy' },
    ]);
  });

  test('a cut of the policy opens again once the curator keeps a part of it', () => {
    const { db, batchId, a } = aBatch();
    const policy = defaultPolicy;
    putFlags(db, a, [aFlag(0, 7), aFlag(8, 13)]);
    applyPolicyToBatch(db, { batchId, policy }, testTime);
    putFlags(db, a, [aFlag(4, 7), aFlag(8, 13)]);
    const spans = [{ start: 4, end: 7 }];
    decideFlags(db, { documentId: a, spans, verdict: 'rejected' }, testTime);
    expect(reopenPolicyCuts(db, { batchId, policy }, testTime).spans).toBe(1);
    expect(listDecidedFlags(db, a)).toMatchObject([
      { start: 4, end: 7, verdict: 'rejected' },
      { start: 8, end: 13, verdict: 'confirmed', actor: 'policy' },
    ]);
  });

  test('a curator who agrees takes the word over, and undo gives it back', () => {
    const { db, batchId, a } = aBatch();
    applyPolicyToBatch(db, { batchId, policy: defaultPolicy }, testTime);
    const spans = [{ start: 0, end: 3 }];
    const later = '2031-03-05T00:00:00.000Z';
    decideFlags(db, { documentId: a, spans, verdict: 'confirmed' }, later);
    expect(listDecidedFlags(db, a)[0]).toMatchObject({ actor: 'curator', decidedAt: later });
    undo(db, batchId, later);
    expect(listDecidedFlags(db, a)[0]).toMatchObject({ actor: 'policy', decidedAt: testTime });
  });

  test('a batch without such flags gets no step', () => {
    const { db, batchId } = aBatch();
    const policy = { ...defaultPolicy, onlyKinds: new Set(['embed'] as const) };
    expect(applyPolicyToBatch(db, { batchId, policy }, testTime).spans).toBe(0);
    expect(undo(db, batchId, testTime)).toBeUndefined();
  });
});
