import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Verdict } from '../../shared/model/decision';
import { decideFlags } from '../../electron/operations/decide-flags';
import { importBatch } from '../../electron/operations/import-batch';
import { excludeDocument } from '../../electron/operations/mark-document';
import { cleanDocument } from '../../electron/operations/open-document';
import { redo, undo } from '../../electron/operations/undo';
import { getBatch, insertBatch } from '../../electron/store/batches';
import { transact } from '../../electron/store/database';
import { listDocumentDecisions } from '../../electron/store/decisions';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listVerdicts, rebuildVerdicts } from '../../electron/store/verdicts';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, aFlag, putFlags, testTime } from '../support/workspace-builders';

const text = 'Story of the mill\n\nShare this\n\nThe mill turns again.\n\nRead on\n';
const share = { start: 19, end: 29 };
const readOn = { start: 54, end: 61 };
const story = { start: 0, end: 17 };

/** A batch whose only document is decided before its copy comes in. */
async function aDecidedOriginal() {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  const batchId = insertBatch(db, 'A batch', testTime);
  const read = () => importBatch(db, { batchId, paths: [folder] }, aContext());
  writeFileSync(join(folder, 'original.txt'), text);
  await read();
  const [original] = listDocumentIds(db, batchId) as [number];
  putFlags(db, original, [aFlag(share.start, share.end), aFlag(readOn.start, readOn.end)]);
  const decide = (span: { start: number; end: number }, verdict: Verdict) =>
    decideFlags(db, { documentId: original, spans: [span], verdict }, testTime);
  const bringCopy = async () => {
    writeFileSync(join(folder, 'z-copy.txt'), text);
    expect(await read()).toMatchObject({ imported: 1, changed: 0, known: 1 });
    const copy = listDocumentIds(db, batchId).at(-1)!;
    expect(getDocument(db, copy)!.copyOf).toBe(original);
    return copy;
  };
  const words = (id: number) =>
    listVerdicts(db, id).map(({ start, verdict, actor }) => [start, verdict, actor]);
  return { db, batchId, original, decide, bringCopy, words };
}

test('a copy that comes in later is decided like its original', async () => {
  const { db, batchId, original, decide, bringCopy, words } = await aDecidedOriginal();
  decide(share, 'confirmed');
  decide(readOn, 'rejected');
  decide(story, 'confirmed');
  const before = getBatch(db, batchId)!.counts;
  const copy = await bringCopy();
  expect(words(copy)).toEqual([
    [story.start, 'confirmed', 'curator'],
    [share.start, 'confirmed', 'curator'],
    [readOn.start, 'rejected', 'curator'],
  ]);
  expect(cleanDocument(db, copy).text).toBe(cleanDocument(db, original).text);
  expect(getBatch(db, batchId)!.counts).toMatchObject({
    confirmed: before.confirmed * 2,
    rejected: before.rejected * 2,
    charactersCut: before.charactersCut * 2,
  });
});

test('undo and redo go on as if the copy had been there from the beginning', async () => {
  const { db, batchId, original, decide, bringCopy, words } = await aDecidedOriginal();
  decide(share, 'confirmed');
  decide(share, 'rejected');
  decide(story, 'confirmed');
  undo(db, batchId, testTime);
  const copy = await bringCopy();
  const same = () => expect(words(copy)).toEqual(words(original));
  same();
  expect(redo(db, batchId, testTime)).toMatchObject({ changed: 2 });
  expect(words(copy)).toContainEqual([story.start, 'confirmed', 'curator']);
  for (const left of [1, 1, 0]) {
    expect(undo(db, batchId, testTime)).toMatchObject({ changed: 2 });
    same();
    expect(words(copy)).toHaveLength(left);
  }
  expect(undo(db, batchId, testTime)).toBeUndefined();
  while (redo(db, batchId, testTime)) same();
  expect(words(copy)).toHaveLength(2);
  const standing = listVerdicts(db, copy);
  transact(db, () => rebuildVerdicts(db, copy));
  expect(listVerdicts(db, copy)).toEqual(standing);
});

test('what is decided afterwards reaches both, and an exclusion stays with one', async () => {
  const { db, original, decide, bringCopy, words } = await aDecidedOriginal();
  decide(share, 'confirmed');
  excludeDocument(db, { documentId: original, reason: 'duplicate' }, testTime);
  const copy = await bringCopy();
  expect(getDocument(db, copy)!.excluded).toBeUndefined();
  decide(share, 'open');
  expect(words(original)).toEqual([]);
  expect(words(copy)).toEqual([]);
});

test('an original that nobody decided gives its copy no decisions', async () => {
  const { db, bringCopy } = await aDecidedOriginal();
  expect(listDocumentDecisions(db, await bringCopy())).toEqual([]);
});
