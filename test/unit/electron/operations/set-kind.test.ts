import { expect, test } from 'vitest';
import { adjustCut } from '../../../../electron/operations/adjust-cut';
import { decideFlags } from '../../../../electron/operations/decide-flags';
import { setKind } from '../../../../electron/operations/set-kind';
import { redo, undo } from '../../../../electron/operations/undo';
import { listDecidedFlags } from '../../../../electron/store/decided-flags';
import type { FlagKind } from '../../../../shared/model/kind';
import { temporaryWorkspace } from '../../../support/temporary-workspace';
import { aFlag, aStoredBatch, putFlags, testTime } from '../../../support/workspace-builders';

const text = 'The story itself.\nPhoto: somebody at work\nMore of it.\n';
const caption = { start: 18, end: 41 };
const own = { start: 0, end: 17 };

function aReview() {
  const { db } = temporaryWorkspace();
  const { batchId, documentIds } = aStoredBatch(db, { 'a.txt': text, 'copy.txt': text });
  for (const id of documentIds) putFlags(db, id, [aFlag(caption.start, caption.end)]);
  const documentId = documentIds[0]!;
  const flags = (id = documentId) => listDecidedFlags(db, id);
  const call = (span: typeof caption, kind: FlagKind) =>
    setKind(db, { documentId, span, kind }, testTime);
  const decide = (verdict: 'confirmed' | 'rejected' | 'open', span = caption, kind?: FlagKind) =>
    decideFlags(db, { documentId, spans: [span], verdict, kind }, testTime);
  return { db, batchId, documentId, documentIds, flags, call, decide };
}

test('cuts a flag as another kind, in copies too, and says so', () => {
  const { call, flags, documentIds } = aReview();
  expect(call(caption, 'advert')).toMatchObject({
    changed: 2,
    history: { undo: 'Cut caption as advert' },
  });
  for (const id of documentIds) {
    expect(flags(id)).toMatchObject([
      {
        ...caption,
        kind: 'advert',
        verdict: 'confirmed',
        claimed: true,
        detector: 'made-up@1',
        reason: 'Made up for a test.; called advert by hand',
      },
    ]);
  }
});

test('the name stays when the flag is decided again, and goes when it is reopened', () => {
  const { call, decide, flags } = aReview();
  call(caption, 'advert');
  decide('rejected');
  expect(flags()).toMatchObject([{ kind: 'advert', verdict: 'rejected' }]);
  decide('confirmed');
  expect(flags()).toMatchObject([{ kind: 'advert', verdict: 'confirmed' }]);
  decide('open');
  expect(flags()).toMatchObject([{ kind: 'caption', verdict: 'open' }]);
});

test('a flag called by its own name again is the flag as it was', () => {
  const { call, flags } = aReview();
  call(caption, 'advert');
  expect(call(caption, 'caption')).toMatchObject({ changed: 2 });
  expect(flags()).toMatchObject([{ kind: 'caption', reason: 'Made up for a test.' }]);
  expect(call(caption, 'caption')).toMatchObject({ changed: 0 });
});

test('an own cut and an adjusted cut change their kind as well', () => {
  const { db, documentId, call, decide, flags } = aReview();
  decide('confirmed', own, 'promo');
  call(own, 'policy');
  const shorter = { start: 18, end: 33 };
  adjustCut(db, { documentId, span: caption, to: shorter }, testTime);
  call(shorter, 'metadata');
  expect(flags()).toMatchObject([
    { ...own, kind: 'policy', reason: 'Cut by hand.' },
    { ...shorter, kind: 'metadata', replaces: caption },
  ]);
});

test('is undone and done again at any depth', () => {
  const { db, batchId, call, decide, flags } = aReview();
  decide('confirmed');
  call(caption, 'advert');
  call(caption, 'promo');
  const kinds = () => flags().map(({ kind, verdict }) => `${kind} ${verdict}`);
  const seen = [kinds()];
  for (let step = 0; step < 3; step++) {
    undo(db, batchId, testTime);
    seen.push(kinds());
  }
  expect(seen.flat()).toEqual([
    'promo confirmed',
    'advert confirmed',
    'caption confirmed',
    'caption open',
  ]);
  for (let step = 0; step < 3; step++) redo(db, batchId, testTime);
  expect(kinds()).toEqual(['promo confirmed']);
});

test('refuses where nothing is flagged or cut', () => {
  const { call } = aReview();
  expect(() => call(own, 'advert')).toThrow(expect.objectContaining({ code: 'FLAG_GONE' }));
});
