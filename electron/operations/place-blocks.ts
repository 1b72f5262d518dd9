import { getPlacedTo, setPlacedTo } from '../store/batches';
import { insertBlockPlace } from '../store/block-places';
import { countRepeats } from '../store/block-repeats';
import { listBlockHashes } from '../store/blocks';
import type { WriteDb } from '../store/database';
import { listDocumentIds } from '../store/documents';
import { hashRange } from '../store/packed-blocks';
import { repeatPatiently } from './write-queue';

/** Blocks that are held in memory and placed together; some 60 MB. */
const mostBlocks = 1_000_000;
/** Blocks that one transaction places, about. */
const blocksAtOnce = 2_000;
/** Block texts that are counted by one query. */
const countedAtOnce = 4_000;

type Breathe = () => Promise<void>;

/**
 * Notes where every block text of a batch stands and how often, for the documents that are new
 * since the last time. Places are written in the order of their hashes, as they are kept.
 */
export async function placeBlocks(db: WriteDb, batchId: number, breathe: Breathe): Promise<void> {
  const placedTo = getPlacedTo(db, batchId);
  const waiting = listDocumentIds(db, batchId)
    .filter((id) => id > placedTo)
    .sort((a, b) => a - b);
  while (waiting.length > 0) await placeSome(db, batchId, waiting, breathe);
  let after: number | undefined = -1;
  while (after !== undefined) {
    const from: number = after;
    after = await repeatPatiently(db, () => countRepeats(db, batchId, from, countedAtOnce));
    await breathe();
  }
}

interface Place {
  readonly hash: number;
  readonly documentId: number;
  readonly position: number;
}

/** Takes documents from the front of `waiting` until memory is used up, and places their blocks. */
async function placeSome(
  db: WriteDb,
  batchId: number,
  waiting: number[],
  breathe: Breathe,
): Promise<void> {
  const places: Place[] = [];
  let last = 0;
  let taken = 0;
  for (const documentId of waiting) {
    if (places.length >= mostBlocks) break;
    listBlockHashes(db, documentId).forEach((hash, position) => {
      places.push({ hash, documentId, position });
    });
    last = documentId;
    taken++;
    await breathe();
  }
  waiting.splice(0, taken);
  for (const bucket of byHashRange(places)) {
    bucket.sort(comparePlaces);
    await repeatPatiently(db, () => {
      for (const place of bucket) insertBlockPlace(db, batchId, place.hash, place);
    });
    await breathe();
  }
  await repeatPatiently(db, () => setPlacedTo(db, batchId, last));
}

/** Buckets of neighbouring hashes, in order: sorting all at once would hold everything up. */
function byHashRange(places: readonly Place[]): Place[][] {
  const count = Math.max(1, Math.ceil(places.length / blocksAtOnce));
  const buckets: Place[][] = Array.from({ length: count }, () => []);
  for (const place of places) {
    buckets[Math.floor((place.hash / hashRange) * count)]!.push(place);
  }
  return buckets;
}

function comparePlaces(a: Place, b: Place): number {
  return a.hash - b.hash || a.documentId - b.documentId || a.position - b.position;
}
