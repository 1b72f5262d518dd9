import { expect, test } from 'vitest';
import { FlagStorage } from '../../../../electron/operations/flag-storage';
import { getDocument } from '../../../../electron/store/documents';
import { listFlags } from '../../../../electron/store/flags';
import { getSketch } from '../../../../electron/store/near-duplicates';
import { packFlags } from '../../../../electron/store/packed-flags';
import { sketch } from '../../../../shared/engine/sketch';
import { aFlag, aStoredBatch } from '../../../support/workspace-builders';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

function flagsOf(count: number) {
  return packFlags(Array.from({ length: count }, (_, at) => aFlag(2 * at, 2 * at + 1)));
}

test('flags of documents are stored together, a document with very many at once', async () => {
  const { db } = temporaryWorkspace();
  const texts = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, 'x'.repeat(2000)]));
  const { documentIds } = aStoredBatch(db, texts);
  const [few, many, none] = documentIds as [number, number, number];
  const storage = new FlagStorage(db);
  const add = (documentId: number, count: number) =>
    storage.add({ documentId, flags: flagsOf(count), sketch: sketch([documentId]) });
  const stored = () => documentIds.map((id) => listFlags(db, id).length);
  await add(few, 2);
  expect(stored()).toEqual([0, 0, 0]);
  await add(many, 900);
  expect(stored()).toEqual([2, 900, 0]);
  await add(few, 1);
  await add(none, 0);
  await storage.flush();
  expect(stored()).toEqual([1, 900, 0]);
  expect(documentIds.map((id) => getDocument(db, id)!.counts.flags)).toEqual([1, 900, 0]);
  // The texts are the same: those behind the first are its copies, and have no sketch of their own.
  expect(documentIds.map((id) => getSketch(db, id)?.sketch)).toEqual([
    sketch([few]),
    undefined,
    undefined,
  ]);
});
