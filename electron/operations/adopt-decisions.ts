import type { WriteDb } from '../store/database';
import { copyDecisions } from '../store/decisions';
import { rebuildVerdicts } from '../store/verdicts';
import { recountDocument } from './count-flags';

/**
 * A copy that comes in after its original was decided is decided like it, as if both had been there
 * from the beginning: undo and redo of those steps reach it too. Exclusions and notes are not shared
 * between copies. Has to run in the transaction that stores the copy.
 */
export function adoptDecisions(db: WriteDb, originalId: number, copyId: number): void {
  if (copyDecisions(db, originalId, copyId) === 0) return;
  rebuildVerdicts(db, copyId);
  recountDocument(db, copyId);
}
