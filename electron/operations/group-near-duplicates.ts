import { groupSketches } from '../../shared/engine/group-sketches';
import { sketchLength } from '../../shared/engine/sketch';
import type { WriteDb } from '../store/database';
import { listDocumentIds } from '../store/documents';
import { eachSketch, setGroup } from '../store/near-duplicates';
import type { JobContext } from './job-context';
import { createPace } from './pace';
import { WriteQueue } from './write-queue';

/** Sketches that one query reads. */
const sketchesAtOnce = 500;

type Breathe = () => Promise<void>;

/**
 * Puts the near-duplicates of a batch into groups by what the analysis has sketched of each document;
 * what is in its group already is not written again.
 */
export async function groupNearDuplicates(
  db: WriteDb,
  batchId: number,
  context: JobContext,
): Promise<void> {
  const breathe = createPace(context);
  const { values, documentIds, groupIds } = await readSketches(db, batchId, breathe);
  const passes = groupSketches(values);
  let pass = passes.next();
  for (; !pass.done; pass = passes.next()) await breathe();
  const sizes = new Uint32Array(documentIds.length);
  for (const group of pass.value) sizes[group]!++;
  const queue = new WriteQueue(db);
  for (const [index, documentId] of documentIds.entries()) {
    const group = pass.value[index]!;
    const next = sizes[group]! > 1 ? documentIds[group]! : null;
    if (next !== groupIds[index]) await queue.add(1, 0, () => setGroup(db, documentId, next));
    await breathe();
  }
  await queue.flush();
}

/** The sketches of a batch, one behind the other by the ids of their documents. */
async function readSketches(db: WriteDb, batchId: number, breathe: Breathe) {
  const ids = listDocumentIds(db, batchId).sort((a, b) => a - b);
  const values = new Uint32Array(ids.length * sketchLength);
  const bytes = new Uint8Array(values.buffer);
  const documentIds: number[] = [];
  const groupIds: (number | null)[] = [];
  for (let from = 0; from < ids.length; from += sketchesAtOnce) {
    for (const row of eachSketch(db, ids.slice(from, from + sketchesAtOnce))) {
      bytes.set(row.sketch, documentIds.length * sketchLength * values.BYTES_PER_ELEMENT);
      documentIds.push(row.documentId);
      groupIds.push(row.groupId);
    }
    await breathe();
  }
  return { values: values.subarray(0, documentIds.length * sketchLength), documentIds, groupIds };
}
