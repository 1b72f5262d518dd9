import { SampleDrawing } from '../../../shared/engine/statistics/draw-sample';
import type { SampleState } from '../../../shared/ipc/sample-shapes';
import type { DocumentFilter } from '../../../shared/ipc/shapes';
import type { SamplePurpose } from '../../../shared/model/sample';
import type { WriteDb } from '../../store/database';
import type { Place } from '../../store/places';
import {
  completeSample,
  deleteItemsBefore,
  getSample,
  insertSample,
  insertSampleItem,
} from '../../store/samples';
import { transactPatiently, WriteQueue } from '../write-queue';
import { describeSample } from './describe-sample';
import { offerOpenFlags, offerUnflaggedBlocks } from './gather-items';

/** Unflagged lines that are drawn: far more than anybody looks at. */
const mostLines = 3000;

export interface BeginSampleInput {
  readonly batchId: number;
  readonly purpose: SamplePurpose;
  readonly filter: DocumentFilter;
  readonly wanted: number;
  /** From 0 to below 2^32; the same one draws the same sample again. */
  readonly seed: number;
  readonly now: string;
  /** Throws JOB_CANCELLED when it is to be stopped: then nothing was drawn. */
  readonly breathe: () => Promise<void>;
  /** Told how much of the work is done, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** How much of the work is looking at the documents. */
const shareOfLooking = 0.5;

/**
 * Draws a sample and keeps it. Of open flags the whole set is kept in random order, so that exactly
 * what was counted is decided in the end; of unflagged lines a few thousand.
 */
export async function beginSample(db: WriteDb, input: BeginSampleInput): Promise<SampleState> {
  const { batchId, purpose, filter, wanted, seed, now, breathe, onProgress } = input;
  const drawing = new SampleDrawing<Place>(seed, purpose === 'missed' ? mostLines : undefined);
  const offer = purpose === 'missed' ? offerUnflaggedBlocks : offerOpenFlags;
  const looking = (share: number) => onProgress?.(share * shareOfLooking);
  const found = await offer(db, { batchId, filter, breathe, onProgress: looking }, drawing);
  const stored = {
    ...{ batchId, purpose, filter, seed, wanted },
    ...{ size: drawing.offered, found: found ?? 0, begunAt: now },
  };
  const id = await transactPatiently(db, () => insertSample(db, stored));
  const queue = new WriteQueue(db);
  const drawn = drawing.shuffled();
  for (const [position, place] of drawn.entries()) {
    onProgress?.(shareOfLooking + (1 - shareOfLooking) * (position / drawn.length));
    await queue.add(1, 0, () => insertSampleItem(db, id, position, place));
    await breathe();
  }
  await queue.flush();
  await transactPatiently(db, () => {
    completeSample(db, id);
    deleteItemsBefore(db, { ...stored, id });
  });
  return describeSample(db, getSample(db, id)!);
}
