import { describe, expect, test } from 'vitest';
import { KnownDocuments } from '../../../../electron/operations/known-documents';
import { transact } from '../../../../electron/store/database';
import { listIdentities } from '../../../../electron/store/document-uids';
import { leaveCopies } from '../../../../electron/store/documents';
import { aStoredBatch, aStoredDocument } from '../../../support/workspace-builders';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

describe('known documents', () => {
  function aBatch() {
    const { db } = temporaryWorkspace();
    const { batchId } = aStoredBatch(db, {});
    const [original, copy, other] = ['same', 'same', 'other'].map((text, at) =>
      aStoredDocument(db, batchId, `${at}.txt`, text),
    ) as [number, number, number];
    const known = new KnownDocuments(db);
    known.learn([original, copy, other]);
    return { db, batchId, known, original, copy, other };
  }

  test('are found by their stable ids, and by their bytes where they are no copies', () => {
    const { db, known, original, copy, other } = aBatch();
    const identities = listIdentities(db, [original, copy, other]);
    expect(identities.map(({ copyOf }) => copyOf)).toEqual([null, original, null]);
    expect(identities.map(({ uid }) => known.find(uid))).toEqual([original, copy, other]);
    expect(known.originals(identities[0]!.sha256)).toEqual([original]);
    expect(known.originals(identities[2]!.sha256)).toEqual([other]);
    expect(known.find('0'.repeat(32))).toBeUndefined();
  });

  test('a copy of which the original has another text now is found by its bytes too', () => {
    const { db, known, original, copy } = aBatch();
    known.learn(leaveCopies(db, original));
    expect(known.originals(listIdentities(db, [copy])[0]!.sha256)).toEqual([original, copy]);
  });

  test('what a transaction that failed has added is not there', () => {
    const { db, batchId, known } = aBatch();
    let uid = '';
    const store = () => {
      const id = aStoredDocument(db, batchId, 'more.txt', 'more');
      ({ uid } = listIdentities(db, [id])[0]!);
      known.learn([id]);
      throw new Error('failed');
    };
    expect(() => transact(db, store)).toThrow('failed');
    expect(known.find(uid)).toBeUndefined();
  });
});
