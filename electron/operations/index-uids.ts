import { getUidsTo, setUidsTo } from '../store/batches';
import type { WriteDb } from '../store/database';
import { insertDocumentUids, listIdentities, type Identity } from '../store/document-uids';
import { listDocumentIds } from '../store/documents';
import { repeatPatiently, WriteQueue } from './write-queue';

/** Documents that are held in memory together. */
const documentsAtOnce = 100_000;
/** Those that one query reads. */
const documentsInQuery = 500;
/** Those that are written together. */
const documentsInWrite = 64;
/** Digits that stable ids are told apart by at first: sorting all at once would hold everything up. */
const digits = 2;

type Named = Pick<Identity, 'id' | 'uid'>;

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
    for (let at = 0; at < some.length; at += documentsInQuery) {
      for (const { id, uid } of listIdentities(db, some.slice(at, at + documentsInQuery))) {
        parts[Number.parseInt(uid.slice(0, digits), 16)]!.push({ id, uid });
      }
      await breathe();
    }
    for (const part of parts) {
      part.sort(compareUids);
      for (let at = 0; at < part.length; at += documentsInWrite) {
        const documents = part.slice(at, at + documentsInWrite);
        await queue.add(documents.length, 0, () => insertDocumentUids(db, batchId, documents));
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
