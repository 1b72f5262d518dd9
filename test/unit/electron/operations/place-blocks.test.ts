import { describe, expect, test } from 'vitest';
import { placeBlocks } from '../../../../electron/operations/place-blocks';
import { insertBatch } from '../../../../electron/store/batches';
import { listBlockPlaces } from '../../../../electron/store/block-places';
import { getOccurrences } from '../../../../electron/store/block-repeats';
import { hashBlock } from '../../../../electron/store/packed-blocks';
import { aStoredDocument, testTime } from '../../../support/workspace-builders';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

function hashOf(line: string): number {
  return hashBlock(line, 0, line.length);
}

const go = () => Promise.resolve();

describe('placeBlocks', () => {
  function aBatch() {
    const { db } = temporaryWorkspace();
    const batchId = insertBatch(db, 'A batch', testTime);
    const add = (path: string, text: string) => aStoredDocument(db, batchId, path, text);
    const occurrences = (line: string) => getOccurrences(db, batchId, hashOf(line));
    return { db, batchId, add, occurrences };
  }

  test('notes where every block stands, and how often', async () => {
    const { db, batchId, add, occurrences } = aBatch();
    const b = add('b.txt', 'two\none\ntwo');
    const a = add('a.txt', 'one\nthree');
    await placeBlocks(db, batchId, go);
    expect(listBlockPlaces(db, batchId, hashOf('one'))).toEqual([
      { documentId: b, position: 1 },
      { documentId: a, position: 0 },
    ]);
    expect([occurrences('one'), occurrences('two'), occurrences('three')]).toEqual([2, 2, 1]);
  });

  test('goes on with new documents, and with those an interrupted run has left', async () => {
    const { db, batchId, add, occurrences } = aBatch();
    for (let at = 0; at < 10; at++) add(`${at}.txt`, 'same\n'.repeat(500));
    let steps = 0;
    const stop = () => (++steps === 12 ? Promise.reject(new Error('stopped')) : go());
    await expect(placeBlocks(db, batchId, stop)).rejects.toThrow('stopped');
    await placeBlocks(db, batchId, go);
    expect(occurrences('same')).toBe(5000);
    add('more.txt', 'same');
    await placeBlocks(db, batchId, go);
    expect(occurrences('same')).toBe(5001);
  });
});
