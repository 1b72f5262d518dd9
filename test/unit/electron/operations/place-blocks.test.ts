import { describe, expect, test } from 'vitest';
import { placeBlocks } from '../../../../electron/operations/place-blocks';
import { insertBatch, setPlacedTo } from '../../../../electron/store/batches';
import { setBlocks } from '../../../../electron/store/blocks';
import { hashBlock, hashRange, packBlocks } from '../../../../electron/store/packed-blocks';
import {
  getOccurrences,
  listBlockPlaces,
  listRepeatedHashes,
} from '../../../../electron/store/repeated-blocks';
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
    expect(listBlockPlaces(db, batchId, hashOf('three'))).toEqual([]);
  });

  test('a text that stood once before has both its places with the second', async () => {
    const { db, batchId, add, occurrences } = aBatch();
    const a = add('a.txt', 'one\ntwo');
    await placeBlocks(db, batchId, go);
    expect(occurrences('two')).toBe(1);
    const b = add('b.txt', 'two');
    await placeBlocks(db, batchId, go);
    expect(listBlockPlaces(db, batchId, hashOf('two'))).toEqual([
      { documentId: a, position: 1 },
      { documentId: b, position: 0 },
    ]);
  });

  test('a text that went is forgotten', async () => {
    const { db, batchId, add, occurrences } = aBatch();
    const a = add('a.txt', 'one\ntwo');
    add('b.txt', 'two\none\none');
    await placeBlocks(db, batchId, go);
    setBlocks(db, a, packBlocks('one\ntwo', [{ index: 0, start: 0, end: 3 }]));
    setPlacedTo(db, batchId, 0);
    await placeBlocks(db, batchId, go);
    expect([occurrences('one'), occurrences('two')]).toEqual([3, 1]);
    expect(listRepeatedHashes(db, batchId, { after: -1, below: hashRange }, 10)).toEqual([
      hashOf('one'),
    ]);
  });

  test('batches that are too large to be held at once are placed in parts, with the same places', async () => {
    const { db, batchId, add } = aBatch();
    const lines = Array.from({ length: 300 }, (_, at) => `line ${at}`);
    const texts = Array.from({ length: 12 }, (_, at) =>
      [...lines.filter((__, of) => of % (at + 2) === 0), 'same', 'same'].join('\n'),
    );
    const ids = texts.map((text, at) => add(`${at}.txt`, text));
    const wanted = [...lines, 'same'].map((line) =>
      texts
        .flatMap((text, at) =>
          text
            .split('\n')
            .flatMap((own, position) => (own === line ? [{ documentId: ids[at]!, position }] : [])),
        )
        .filter((_, __, places) => places.length > 1),
    );
    for (const blocksAtOnce of [1, 100, 1_000_000]) {
      setPlacedTo(db, batchId, 0);
      await placeBlocks(db, batchId, go, blocksAtOnce);
      const found = [...lines, 'same'].map((line) => listBlockPlaces(db, batchId, hashOf(line)));
      expect(found).toEqual(wanted);
    }
  });

  test('goes on with new documents, and with those an interrupted run has left', async () => {
    const { db, batchId, add, occurrences } = aBatch();
    for (let at = 0; at < 10; at++) add(`${at}.txt`, 'same\n'.repeat(500));
    for (const pause of [1, 2, 3, 4]) {
      let pauses = 0;
      const stop = () => (++pauses === pause ? Promise.reject(new Error('stopped')) : go());
      await expect(placeBlocks(db, batchId, stop)).rejects.toThrow('stopped');
    }
    await placeBlocks(db, batchId, go);
    expect(occurrences('same')).toBe(5000);
    add('more.txt', 'same');
    await placeBlocks(db, batchId, go);
    expect(occurrences('same')).toBe(5001);
  });
});
