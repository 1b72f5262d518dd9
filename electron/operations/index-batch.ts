import type { WriteDb } from '../store/database';
import { indexUids } from './index-uids';
import { placeBlocks } from './place-blocks';

/**
 * Makes the new documents of a batch and their blocks be found: by their stable ids, and where the same text stands
 * twice. What has been done already is not done again.
 */
export async function indexBatch(
  db: WriteDb,
  batchId: number,
  breathe: () => Promise<void>,
): Promise<void> {
  await placeBlocks(db, batchId, breathe);
  await indexUids(db, batchId, breathe);
}
