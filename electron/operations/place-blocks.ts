import { getPlacedTo, setPlacedTo } from '../store/batches';
import { listBlockHashes } from '../store/blocks';
import type { WriteDb } from '../store/database';
import { listDocumentIds } from '../store/documents';
import { hashRange } from '../store/packed-blocks';
import { deleteBlockPlaces, listRepeatedHashes, setBlockPlaces } from '../store/repeated-blocks';
import { PlaceBook, type HashPart } from './place-book';
import { repeatPatiently, WriteQueue } from './write-queue';

/** Blocks that are held in memory together; some 60 MB. */
const mostBlocks = 2_000_000;
/** Hashes are looked at in so many parts at most, however many there are of one text. */
const mostParts = 256;
/** Documents whose hashes one query reads: more of very long ones would hold everything up. */
const documentsAtOnce = 20;
/** Hashes of an earlier time that are looked at in one go. */
const hashesAtOnce = 1000;

type Breathe = () => Promise<void>;

/**
 * Notes of all block texts that stand in a batch more than once where they do, if there are new documents or
 * other texts since the last time. All blocks are looked at, at most about `blocksAtOnce` together; what is
 * noted already is not written again.
 */
export async function placeBlocks(
  db: WriteDb,
  batchId: number,
  breathe: Breathe,
  blocksAtOnce = mostBlocks,
): Promise<void> {
  const ids = listDocumentIds(db, batchId).sort((a, b) => a - b);
  const last = ids.at(-1);
  if (last === undefined || last === getPlacedTo(db, batchId)) return;
  const placing = { db, batchId, breathe, blocksAtOnce };
  for (let part: HashPart = { index: 0, count: 1 }; part.index < part.count;) {
    const book = await gather(placing, ids, part);
    if (book) {
      await keep(placing, book, part);
      part = { index: part.index + 1, count: part.count };
    } else {
      part = { index: 2 * part.index, count: 2 * part.count };
    }
  }
  await repeatPatiently(db, () => setPlacedTo(db, batchId, last));
}

interface Placing {
  readonly db: WriteDb;
  readonly batchId: number;
  readonly breathe: Breathe;
  readonly blocksAtOnce: number;
}

/** The places of the blocks whose hashes are of the part; undefined when they are too many. */
async function gather(
  { db, breathe, blocksAtOnce }: Placing,
  documentIds: readonly number[],
  part: HashPart,
): Promise<PlaceBook | undefined> {
  const book = new PlaceBook(part);
  for (let from = 0; from < documentIds.length; from += documentsAtOnce) {
    const some = documentIds.slice(from, from + documentsAtOnce);
    for (const { documentId, hashes } of listBlockHashes(db, some)) {
      book.add(documentId, hashes);
      if (book.length > blocksAtOnce && part.count < mostParts) return undefined;
    }
    await breathe();
  }
  const pauses = book.link();
  for (let pause = pauses.next(); !pause.done; pause = pauses.next()) await breathe();
  return book;
}

/** Brings what is noted of a part to what the book says. */
async function keep(
  { db, batchId, breathe }: Placing,
  book: PlaceBook,
  part: HashPart,
): Promise<void> {
  const queue = new WriteQueue(db);
  const below = ((part.index + 1) / part.count) * hashRange;
  let after = (part.index / part.count) * hashRange - 1;
  for (let more = true; more;) {
    const noted = listRepeatedHashes(db, batchId, { after, below }, hashesAtOnce);
    for (const hash of noted.filter((each) => !book.isRepeated(each))) {
      await queue.add(1, 0, () => deleteBlockPlaces(db, batchId, hash));
    }
    more = noted.length === hashesAtOnce;
    after = noted.at(-1) ?? after;
    await breathe();
  }
  for (const hash of book.repeated()) {
    const places = book.packed(hash);
    await queue.add(1, places.length, () => setBlockPlaces(db, batchId, hash, places));
    await breathe();
  }
  await queue.flush();
}
