import { expect, test } from 'vitest';
import { adjustCut } from '../../../../electron/operations/adjust-cut';
import { decideFlags } from '../../../../electron/operations/decide-flags';
import { noteDocument } from '../../../../electron/operations/mark-document';
import { cleanDocument } from '../../../../electron/operations/open-document';
import { undo } from '../../../../electron/operations/undo';
import { getBatch } from '../../../../electron/store/batches';
import { listDecidedFlags } from '../../../../electron/store/decided-flags';
import { listNotes } from '../../../../electron/store/notes';
import { temporaryWorkspace } from '../../../support/temporary-workspace';
import { aFlag, aStoredBatch, putFlags, testTime } from '../../../support/workspace-builders';

const text = 'The story itself.\nPhoto: somebody at work\nMore of it.\n';
const caption = { start: 18, end: 41 };
const name = { start: 18, end: 33 };

function aReview() {
  const { db } = temporaryWorkspace();
  const { batchId, documentIds } = aStoredBatch(db, { 'a.txt': text, 'copy.txt': text });
  for (const id of documentIds) putFlags(db, id, [aFlag(caption.start, caption.end)]);
  const documentId = documentIds[0]!;
  const flags = (id = documentId) => listDecidedFlags(db, id);
  const adjust = (span: object, to: object) =>
    adjustCut(db, { documentId, span, to } as Parameters<typeof adjustCut>[1], testTime);
  return { db, batchId, documentId, documentIds, flags, adjust };
}

test('cuts another span in place of an open flag, in copies too', () => {
  const { db, documentId, documentIds, batchId, adjust, flags } = aReview();
  expect(adjust(caption, { ...name, end: name.end + 1 })).toMatchObject({
    changed: 2,
    documents: documentIds.map((id) => ({ documentId: id, open: 0, flags: 1 })),
    history: { undo: 'Adjust caption' },
  });
  for (const id of documentIds) {
    expect(flags(id)).toMatchObject([
      {
        ...name,
        verdict: 'confirmed',
        kind: 'caption',
        detector: 'curator@1',
        reason: 'Made up for a test.; adjusted by hand',
        replaces: caption,
      },
    ]);
  }
  expect(cleanDocument(db, documentId).text).toBe('The story itself.\n at work\nMore of it.\n');
  expect(undo(db, batchId, testTime)).toMatchObject({ place: { documentId, ...name } });
  expect(flags()).toMatchObject([{ ...caption, verdict: 'open' }]);
  expect(getBatch(db, batchId)!.counts).toMatchObject({ open: 2, confirmed: 0 });
});

test('a cut is adjusted again and again in its own words, and back to the flag itself', () => {
  const { adjust, flags } = aReview();
  adjust(caption, name);
  adjust(name, { start: 18, end: 36 });
  expect(flags()).toMatchObject([
    { start: 18, end: 36, reason: 'Made up for a test.; adjusted by hand', replaces: caption },
  ]);
  adjust({ start: 18, end: 36 }, caption);
  expect(flags()).toMatchObject([{ ...caption, verdict: 'confirmed', claimed: true }]);
  expect(flags()[0]!.replaces).toBeUndefined();
  expect(flags()[0]!.reason).toBe('Made up for a test.');
});

test('a note goes with the cut it was written on, and comes back with it', () => {
  const { db, documentId, batchId, adjust } = aReview();
  noteDocument(db, { documentId, span: caption, text: 'Ask the desk' }, testTime);
  adjust(caption, name);
  expect(listNotes(db, documentId)).toMatchObject([{ ...name, text: 'Ask the desk' }]);
  undo(db, batchId, testTime);
  expect(listNotes(db, documentId)).toMatchObject([{ ...caption, text: 'Ask the desk' }]);
});

test('the flag is open again when the cut is reopened, and stays decided when it is kept', () => {
  const { db, documentId, adjust, flags } = aReview();
  adjust(caption, name);
  decideFlags(db, { documentId, spans: [name], verdict: 'rejected' }, testTime);
  expect(flags()).toMatchObject([{ ...name, verdict: 'rejected' }]);
  decideFlags(db, { documentId, spans: [name], verdict: 'open' }, testTime);
  expect(flags()).toMatchObject([{ ...caption, verdict: 'open' }]);
});

test('a cut grows over what an analysis finds beside it', () => {
  const { db, documentId, adjust, flags } = aReview();
  adjust(caption, { start: 0, end: caption.end });
  putFlags(db, documentId, [aFlag(0, 17), aFlag(caption.start, caption.end)]);
  expect(flags()).toMatchObject([
    { start: 0, end: 17, verdict: 'open' },
    { start: 0, end: caption.end, verdict: 'confirmed' },
  ]);
});

test('refuses what is not flagged, what lies elsewhere and what is no text', () => {
  const { adjust, flags } = aReview();
  for (const [span, to] of [
    [{ start: 0, end: 17 }, name],
    [caption, { start: 0, end: 17 }],
    [caption, { start: 17, end: 18 }],
    [caption, { start: 20, end: 999 }],
  ] as const) {
    expect(() => adjust(span, to)).toThrow(expect.objectContaining({ code: 'SPAN_INVALID' }));
  }
  expect(adjust(caption, caption)).toMatchObject({ changed: 0, history: { undo: null } });
  expect(flags()).toMatchObject([{ ...caption, verdict: 'open' }]);
});
