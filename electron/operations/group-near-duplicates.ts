import { groupSketches } from '../../shared/engine/group-sketches';
import type { WriteDb } from '../store/database';
import { listSketches, setGroup } from '../store/near-duplicates';
import type { JobContext } from './job-context';
import { createPace } from './pace';
import { WriteQueue } from './write-queue';

/**
 * Puts the near-duplicates of a batch into groups by what the analysis has sketched of each document;
 * what is in its group already is not written again.
 */
export async function groupNearDuplicates(
  db: WriteDb,
  batchId: number,
  context: JobContext,
): Promise<void> {
  const documents = listSketches(db, batchId).sort((a, b) => a.documentId - b.documentId);
  const breathe = createPace(context);
  const passes = groupSketches(documents.map(({ sketch }) => sketch));
  let pass = passes.next();
  for (; !pass.done; pass = passes.next()) await breathe();
  const sizes = new Uint32Array(documents.length);
  for (const group of pass.value) sizes[group]!++;
  const queue = new WriteQueue(db);
  for (const [index, { documentId, groupId }] of documents.entries()) {
    const group = pass.value[index]!;
    const next = sizes[group]! > 1 ? documents[group]!.documentId : null;
    if (next !== groupId) await queue.add(1, 0, () => setGroup(db, documentId, next));
  }
  await queue.flush();
}
