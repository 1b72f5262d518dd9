import type { CutPolicy } from '../../shared/engine/apply-policy';
import { transact, type WriteDb } from '../store/database';
import { listDecidedFlags } from '../store/decided-flags';
import { listDocumentIds } from '../store/documents';
import type { Changed } from './append-entries';
import { choosePolicyCuts } from './apply-policy';
import { type Change, recordStep } from './record-step';

/** Opens again, in one undo step, what an earlier policy has cut and this one would not. */
export function reopenPolicyCuts(
  db: WriteDb,
  { batchId, policy }: { readonly batchId: number; readonly policy: CutPolicy },
  now: string,
): Changed {
  return transact(db, () => {
    const changes = listDocumentIds(db, batchId).flatMap((documentId): Change[] => {
      const standing = listDecidedFlags(db, documentId);
      const cuts = standing.filter(
        ({ verdict, actor }) => verdict === 'confirmed' && actor === 'policy',
      );
      const stay = new Set(choosePolicyCuts(cuts, standing, policy));
      return cuts
        .filter((cut) => !stay.has(cut))
        .map((claim) => ({ documentId, claim, verdict: 'open' }));
    });
    const label = `Reopen ${changes.length} cuts of an earlier policy`;
    return recordStep(db, { batchId, label, actor: 'policy', now, changes });
  });
}
