import type { Span } from '../../shared/model/span';
import { findBlockRun, getPackedBlocks } from '../store/blocks';
import type { ReadDb } from '../store/database';
import { unpackRun, type HashedBlock } from '../store/packed-blocks';
import type { Place } from '../store/places';
import { getOccurrences, listBlockPlaces, type PlacedBlock } from '../store/repeated-blocks';

export interface RunPlace {
  readonly documentId: number;
  /** Place of the first block among those of its document. */
  readonly position: number;
  readonly blocks: readonly HashedBlock[];
}

/** The blocks that a span touches, and where in them it begins and ends. */
export interface TextRun extends RunPlace {
  /** Code units between the start of the first block and that of the span. */
  readonly fromStart: number;
  /** Code units between the end of the span and that of the last block. */
  readonly fromEnd: number;
}

/** The run that a span lies in; undefined when it touches no block. */
export function runAt(db: ReadDb, documentId: number, span: Span): TextRun | undefined {
  const blocks = findBlockRun(db, documentId, span);
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return undefined;
  return {
    documentId,
    position: first.index,
    blocks,
    fromStart: Math.max(0, span.start - first.start),
    fromEnd: Math.max(0, last.end - span.end),
  };
}

/** Places that are looked at in one go. */
const placesAtOnce = 500;

/** Places of the batch where blocks with the same hashes follow each other, without overlaps. */
export function placesOf(db: ReadDb, batchId: number, run: TextRun): RunPlace[] {
  return [...placesInParts(db, batchId, run, () => true)].flat();
}

/** The same in accepted documents, some places after the other: of nothing else the blocks are read. */
export function* placesInParts(
  db: ReadDb,
  batchId: number,
  run: TextRun,
  accepts: (documentId: number) => boolean,
): Generator<RunPlace[], void, undefined> {
  const hashes = run.blocks.map(({ hash }) => hash);
  const occurrences = hashes.map((hash) => getOccurrences(db, batchId, hash));
  const fewest = leastOf(occurrences);
  if (fewest === 1) {
    if (accepts(run.documentId)) yield [run];
    return;
  }
  const rarest = occurrences.indexOf(fewest);
  const all = listBlockPlaces(db, batchId, hashes[rarest]!);
  let packed = { documentId: 0, ...getPackedBlocks(db, 0) };
  let last = { documentId: 0, end: 0 };
  for (let at = 0; at < all.length; at += placesAtOnce) {
    const places: RunPlace[] = [];
    for (const { documentId, position } of all.slice(at, at + placesAtOnce)) {
      const from = position - rarest;
      if (from < 0 || (documentId === last.documentId && from < last.end)) continue;
      if (!accepts(documentId)) continue;
      if (documentId !== packed.documentId) {
        packed = { documentId, ...getPackedBlocks(db, documentId) };
      }
      const blocks = unpackRun(packed, from, hashes.length);
      const same =
        blocks.length === hashes.length &&
        blocks.every(({ hash }, index) => hash === hashes[index]);
      if (!same) continue;
      places.push({ documentId, position: from, blocks });
      last = { documentId, end: from + hashes.length };
    }
    yield places;
  }
}

/** The stretch of a place that the span of the run is where it was found. */
export function spanIn(
  run: TextRun,
  { documentId, blocks }: Pick<RunPlace, 'documentId' | 'blocks'>,
): Place {
  return {
    documentId,
    start: blocks[0]!.start + run.fromStart,
    end: blocks.at(-1)!.end - run.fromEnd,
  };
}

/** A block as a run of its own. */
export function singleBlock({ documentId, ...block }: PlacedBlock): RunPlace {
  return { documentId, position: block.index, blocks: [block] };
}

/** How often a run may stand in the batch at most: as often as the rarest of its blocks. */
export function mostPlaces(db: ReadDb, batchId: number, run: TextRun): number {
  return leastOf(run.blocks.map(({ hash }) => getOccurrences(db, batchId, hash)));
}

/** A run may have more blocks than a call takes arguments. */
function leastOf(counts: readonly number[]): number {
  return counts.reduce((least, count) => Math.min(least, count), Infinity);
}
