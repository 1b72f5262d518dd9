import { segment } from '../../shared/engine/segment';
import type { Flag } from '../../shared/model/flag';
import { recountDocument } from '../../electron/operations/count-flags';
import type { JobContext } from '../../electron/operations/job-context';
import { KnownDocuments } from '../../electron/operations/known-documents';
import { prepareDocument } from '../../electron/operations/prepare-document';
import { storeDocument } from '../../electron/operations/store-document';
import { insertBatch, setBatchState } from '../../electron/store/batches';
import { listBlockHashes } from '../../electron/store/blocks';
import { transact, type WriteDb } from '../../electron/store/database';
import { insertDocumentUids, listIdentities } from '../../electron/store/document-uids';
import { listDocumentIds } from '../../electron/store/documents';
import { replaceFlags } from '../../electron/store/flags';
import { packFlags } from '../../electron/store/packed-flags';
import { packPlaces, setBlockPlaces, type BlockPlace } from '../../electron/store/repeated-blocks';
import { beginSourceFile } from '../../electron/store/source-files';

/** The time that tests live in. */
export const testTime = '2031-03-04T05:06:07.000Z';

/** A finished batch holding these texts, one file each; answers the ids of batch and documents. */
export function aStoredBatch(
  db: WriteDb,
  texts: Readonly<Record<string, string>>,
): { batchId: number; documentIds: number[] } {
  return transact(db, () => {
    const batchId = insertBatch(db, 'A batch', testTime);
    for (const [path, text] of Object.entries(texts)) aStoredDocument(db, batchId, path, text);
    const documentIds = listDocumentIds(db, batchId);
    placeTexts(db, batchId, documentIds);
    insertDocumentUids(db, batchId, listIdentities(db, documentIds));
    setBatchState(db, batchId, 'ready');
    return { batchId, documentIds };
  });
}

/** Notes where texts stand that stand more than once, in the transaction that is under way. */
function placeTexts(db: WriteDb, batchId: number, documentIds: readonly number[]): void {
  const places = new Map<number, BlockPlace[]>();
  const inOrder = [...documentIds].sort((a, b) => a - b);
  for (const { documentId, hashes } of listBlockHashes(db, inOrder)) {
    hashes.forEach((hash, position) => {
      places.set(hash, [...(places.get(hash) ?? []), { documentId, position }]);
    });
  }
  for (const [hash, its] of places) {
    if (its.length > 1) setBlockPlaces(db, batchId, hash, packPlaces(its));
  }
}

/** Stores a plain text as a document of a batch. */
export function aStoredDocument(db: WriteDb, batchId: number, path: string, text: string): number {
  const bytes = Buffer.from(text);
  const before = listDocumentIds(db, batchId);
  const sourceFileId = () =>
    beginSourceFile(db, { batchId, path, reader: 'text', size: bytes.length });
  const known = new KnownDocuments(db);
  known.learn(before);
  storeDocument(
    db,
    { batchId, known, sourceFileId },
    prepareDocument(path, {
      recordNumber: 0,
      bytes,
      text,
      textIsBytes: bytes.toString('utf8') === text,
      blocks: segment(text),
      encoding: 'utf-8',
      encodingConfidence: 1,
    }),
  );
  return listDocumentIds(db, batchId).find((id) => !before.includes(id))!;
}

/** Puts flags on a document the way an analysis does. */
export function putFlags(db: WriteDb, documentId: number, flags: readonly Flag[]): void {
  transact(db, () => {
    replaceFlags(db, [{ documentId, flags: packFlags(flags) }]);
    recountDocument(db, documentId);
  });
}

/** A flag on a span, with everything else made up. */
export function aFlag(start: number, end: number, more: Partial<Flag> = {}): Flag {
  return {
    start,
    end,
    kind: 'caption',
    confidence: 0.9,
    detector: 'made-up@1',
    reason: 'Made up for a test.',
    ...more,
  };
}

/** What an operation gets from whoever runs it, here nobody. */
export function aContext(more: Partial<JobContext> = {}): JobContext {
  return {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    now: () => testTime,
    ...more,
  };
}
