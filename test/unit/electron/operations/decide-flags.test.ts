import { describe, expect, test } from 'vitest';
import { decideFlags } from '../../../../electron/operations/decide-flags';
import { openDocument, cleanDocument } from '../../../../electron/operations/open-document';
import { TwinCounter } from '../../../../electron/operations/twin-counter';
import { redo, undo } from '../../../../electron/operations/undo';
import { getBatch } from '../../../../electron/store/batches';
import { listDecidedFlags } from '../../../../electron/store/decided-flags';
import { listDocumentDecisions } from '../../../../electron/store/decisions';
import { aFlag, aStoredBatch, putFlags, testTime } from '../../../support/workspace-builders';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

const text = 'Headline\n\nPhoto: somebody\n\nThe story itself.\nShare this\n';
const caption = { start: 10, end: 25 };
const share = { start: 45, end: 55 };

function aReview() {
  const { db, readDb } = temporaryWorkspace();
  const { batchId, documentIds } = aStoredBatch(db, { 'a.txt': text });
  const documentId = documentIds[0]!;
  putFlags(db, documentId, [
    aFlag(caption.start, caption.end),
    aFlag(share.start, share.end, { kind: 'share', confidence: 0.5 }),
    aFlag(27, 44, { kind: 'off-topic', confidence: 0.2 }),
  ]);
  const decide = (spans: { start: number; end: number }[], verdict = 'confirmed' as const) =>
    decideFlags(db, { documentId, spans, verdict }, testTime);
  const verdicts = () => listDecidedFlags(db, documentId).map(({ verdict }) => verdict);
  return { db, readDb, batchId, documentId, decide, verdicts };
}

describe('decideFlags', () => {
  test('cuts a flag and says what changed', () => {
    const { decide, documentId, db, batchId } = aReview();
    expect(getBatch(db, batchId)!.counts).toMatchObject({ flags: 2, open: 2, documentsDone: 0 });
    expect(decide([caption])).toEqual({
      changed: 1,
      documents: [{ documentId, open: 1, flags: 2 }],
      counts: expect.objectContaining({
        flags: 2,
        open: 1,
        confirmed: 1,
        byCurator: 1,
        byPolicy: 0,
        charactersCut: 'Photo: somebody\n\n'.length,
      }) as object,
      history: { undo: 'Cut caption', redo: null },
    });
    expect(cleanDocument(db, documentId).text).toBe('Headline\n\nThe story itself.\nShare this\n');
  });

  test('decides many spans in one step', () => {
    const { decide, verdicts, db, batchId } = aReview();
    expect(decide([caption, share, caption]).changed).toBe(2);
    expect(getBatch(db, batchId)!.counts.documentsDone).toBe(1);
    expect(undo(db, batchId, testTime)?.changed).toBe(2);
    expect(verdicts()).toEqual(['open', 'open', 'open']);
  });

  test('the same again is no step', () => {
    const { decide, db, batchId } = aReview();
    decide([caption]);
    expect(decide([caption])).toMatchObject({ changed: 0, documents: [] });
    expect(undo(db, batchId, testTime)?.label).toBe('Cut caption');
    expect(undo(db, batchId, testTime)).toBeUndefined();
  });

  test('a flag below the shown confidence counts once it is decided', () => {
    const { decide, db, batchId } = aReview();
    decide([{ start: 27, end: 44 }]);
    expect(getBatch(db, batchId)!.counts).toMatchObject({ flags: 3, open: 2, confirmed: 1 });
  });

  test('a selection becomes a cut of the curator’s own, trimmed, and goes with undo', () => {
    const { db, documentId, batchId } = aReview();
    const input = { documentId, spans: [{ start: 0, end: 10 }], verdict: 'confirmed' as const };
    decideFlags(db, { ...input, kind: 'repeated-title', label: 'Cut the headline' }, testTime);
    expect(listDecidedFlags(db, documentId)[0]).toMatchObject({
      start: 0,
      end: 8,
      kind: 'repeated-title',
      confidence: 1,
      detector: 'curator@1',
      verdict: 'confirmed',
      actor: 'curator',
      claimed: false,
    });
    expect(undo(db, batchId, testTime)).toMatchObject({
      label: 'Cut the headline',
      place: { documentId, start: 0, end: 8 },
    });
    expect(listDecidedFlags(db, documentId)).toHaveLength(3);
  });

  test('reopening where nothing stands changes nothing', () => {
    const { db, documentId } = aReview();
    const input = { documentId, spans: [{ start: 0, end: 8 }], verdict: 'open' as const };
    expect(decideFlags(db, input, testTime).changed).toBe(0);
  });

  test('keeping a flag that has moved is refused as a whole, not lost', () => {
    const { db, documentId, verdicts } = aReview();
    putFlags(db, documentId, [aFlag(10, 44), aFlag(share.start, share.end)]);
    const input = { documentId, spans: [share, caption], verdict: 'rejected' as const };
    expect(() => decideFlags(db, input, testTime)).toThrow(
      expect.objectContaining({ code: 'FLAG_GONE' }) as Error,
    );
    expect(verdicts()).toEqual(['open', 'open']);
  });

  test('an own cut that is kept or reopened no longer cuts', () => {
    const { db, documentId, decide } = aReview();
    decide([{ start: 0, end: 8 }]);
    const input = { documentId, spans: [{ start: 0, end: 8 }], verdict: 'open' as const };
    expect(decideFlags(db, input, testTime).changed).toBe(1);
    expect(cleanDocument(db, documentId).text).toBe(text);
    expect(listDocumentDecisions(db, documentId)).toHaveLength(2);
  });

  test.each([
    { start: 0, end: 1000 },
    { start: 8, end: 10 },
  ])('refuses a span that is not in the text, or all white space', (span) => {
    const { decide, verdicts } = aReview();
    expect(() => decide([caption, span])).toThrow(
      expect.objectContaining({ code: 'SPAN_INVALID' }) as Error,
    );
    expect(verdicts()).toEqual(['open', 'open', 'open']);
  });

  test('refuses a document that is not there', () => {
    const { db } = aReview();
    const input = { documentId: 99, spans: [caption], verdict: 'confirmed' as const };
    expect(() => decideFlags(db, input, testTime)).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_UNKNOWN' }) as Error,
    );
  });

  test('decisions hold when an analysis claims something else', () => {
    const { decide, db, documentId } = aReview();
    decide([caption]);
    putFlags(db, documentId, [aFlag(10, 24)]);
    expect(listDecidedFlags(db, documentId)).toMatchObject([
      { start: 10, end: 24, verdict: 'open', claimed: true },
      { start: 10, end: 25, verdict: 'confirmed', kind: 'caption', claimed: false },
    ]);
    putFlags(db, documentId, [aFlag(10, 25, { kind: 'junk', confidence: 0.3 })]);
    expect(listDecidedFlags(db, documentId)).toMatchObject([
      { start: 10, end: 25, verdict: 'confirmed', kind: 'junk', claimed: true },
    ]);
  });

  test('an opened document shows flags, verdicts and where the evidence stands', () => {
    const { decide, db, readDb, documentId } = aReview();
    decide([share]);
    putFlags(db, documentId, [
      aFlag(10, 25, { evidence: { twin: { document: 'elsewhere', start: 3, end: 5 } } }),
      aFlag(45, 55, { kind: 'share' }),
    ]);
    const opened = openDocument(readDb, documentId, { detectors: [], twins: new TwinCounter() });
    expect(opened).toMatchObject({ path: 'a.txt', text, encoding: 'utf-8' });
    expect(opened.blocks).toHaveLength(4);
    expect(opened.flags).toMatchObject([
      {
        verdict: 'open',
        twins: 0,
        evidence: { twin: { document: 'elsewhere', start: 3, end: 5 } },
      },
      { verdict: 'confirmed', actor: 'curator', decidedAt: testTime, detectorLabel: 'made-up' },
    ]);
  });
});

describe('undo and redo', () => {
  test('go back and forth over a reopened workspace', () => {
    const { decide, db, batchId, verdicts } = aReview();
    decide([caption]);
    decide([share], 'rejected' as never);
    expect(verdicts()).toEqual(['confirmed', 'open', 'rejected']);
    expect(undo(db, batchId, testTime)).toMatchObject({
      label: 'Keep share',
      history: { undo: 'Cut caption', redo: 'Keep share' },
    });
    undo(db, batchId, testTime);
    expect(verdicts()).toEqual(['open', 'open', 'open']);
    expect(redo(db, batchId, testTime)).toMatchObject({ label: 'Cut caption' });
    expect(redo(db, batchId, testTime)).toMatchObject({ history: { redo: null } });
    expect(redo(db, batchId, testTime)).toBeUndefined();
    expect(verdicts()).toEqual(['confirmed', 'open', 'rejected']);
  });

  test('a new decision drops what could have been redone, but not from the log', () => {
    const { decide, db, batchId, documentId } = aReview();
    decide([caption]);
    undo(db, batchId, testTime);
    expect(decide([share]).history).toEqual({ undo: 'Cut share', redo: null });
    expect(redo(db, batchId, testTime)).toBeUndefined();
    expect(listDocumentDecisions(db, documentId).map(({ action }) => action)).toEqual([
      'decide',
      'undo',
      'decide',
    ]);
  });
});
