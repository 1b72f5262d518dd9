import { getUidsTo, setUidsTo } from '../store/batches';
import type { WriteDb } from '../store/database';
import { getIdentity, insertDocumentUid } from '../store/document-uids';
import { listDocumentIds } from '../store/documents';
import { repeatPatiently, WriteQueue } from './write-queue';

/** Documents that are held in memory together. */
const documentsAtOnce = 100_000;
/** Digits that stable ids are told apart by at first: sorting all at once would hold everything up. */
const digits = 2;

interface Named {
  readonly id: number;
  readonly uid: string;
}

/**
 * Makes the documents that are new since the last time be found by their stable ids. They are written in
 * the order of these, as they are kept.
 */
export async function indexUids(
  db: WriteDb,
  batchId: number,
  breathe: () => Promise<void>,
): Promise<void> {
  const uidsTo = getUidsTo(db, batchId);
  const ids = listDocumentIds(db, batchId)
    .filter((id) => id > uidsTo)
    .sort((a, b) => a - b);
  const queue = new WriteQueue(db);
  for (let from = 0; from < ids.length; from += documentsAtOnce) {
    const some = ids.slice(from, from + documentsAtOnce);
    const parts: Named[][] = Array.from({ length: 16 ** digits }, () => []);
    for (const id of some) {
      const { uid } = getIdentity(db, id)!;
      parts[Number.parseInt(uid.slice(0, digits), 16)]!.push({ id, uid });
      await breathe();
    }
    for (const part of parts) {
      for (const { id, uid } of part.sort(compareUids)) {
        await queue.add(1, 0, () => insertDocumentUid(db, batchId, uid, id));
        await breathe();
      }
    }
    await queue.flush();
    await repeatPatiently(db, () => setUidsTo(db, batchId, some.at(-1)!));
  }
}

function compareUids(a: Named, b: Named): number {
  return a.uid < b.uid ? -1 : 1;
}
