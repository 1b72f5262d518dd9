import { describe, expect, test } from 'vitest';
import { KnownDocuments } from '../../../../electron/operations/known-documents';
import { transact } from '../../../../electron/store/database';
import { getIdentity } from '../../../../electron/store/document-uids';
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
    for (const id of [original, copy, other]) known.learn(id);
    return { db, batchId, known, original, copy, other };
  }

  test('are found by their stable ids, and by their bytes where they are no copies', () => {
    const { db, known, original, copy, other } = aBatch();
    const identities = [original, copy, other].map((id) => getIdentity(db, id)!);
    expect(identities.map(({ copyOf }) => copyOf)).toEqual([undefined, original, undefined]);
    expect(identities.map(({ uid }) => known.find(uid))).toEqual([original, copy, other]);
    expect(known.originals(identities[0]!.sha256)).toEqual([original]);
    expect(known.originals(identities[2]!.sha256)).toEqual([other]);
    expect(known.find('0'.repeat(32))).toBeUndefined();
  });

  test('a copy of which the original has another text now is found by its bytes too', () => {
    const { db, known, original, copy } = aBatch();
    for (const id of leaveCopies(db, original)) known.learn(id);
    expect(known.originals(getIdentity(db, copy)!.sha256)).toEqual([original, copy]);
  });

  test('what a transaction that failed has added is not there', () => {
    const { db, batchId, known } = aBatch();
    let uid = '';
    const store = () => {
      const id = aStoredDocument(db, batchId, 'more.txt', 'more');
      ({ uid } = getIdentity(db, id)!);
      known.learn(id);
      throw new Error('failed');
    };
    expect(() => transact(db, store)).toThrow('failed');
    expect(known.find(uid)).toBeUndefined();
  });
});
