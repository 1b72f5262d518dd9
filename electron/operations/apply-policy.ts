import { applyPolicy, type CutPolicy } from '../../shared/engine/apply-policy';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { listDecidedFlags, type DecidedFlag } from '../store/decided-flags';
import { getDocument, listDocumentIds } from '../store/documents';
import type { Changed } from './append-entries';
import { recordStep } from './record-step';

/** A flag that a policy would cut. */
interface PolicyCut {
  readonly documentId: number;
  readonly flag: DecidedFlag;
}

/** The open flags of a batch that the policy would cut, in list order; excluded documents stay. */
function listPolicyCuts(db: ReadDb, batchId: number, policy: CutPolicy): PolicyCut[] {
  return listDocumentIds(db, batchId).flatMap((documentId) => {
    if (getDocument(db, documentId)!.excluded) return [];
    const open = listDecidedFlags(db, documentId).filter(({ verdict }) => verdict === 'open');
    return applyPolicy(open, policy).map((flag) => ({ documentId, flag }));
  });
}

/** Confirms the open flags that the policy cuts, in one undo step of actor `policy`. */
export function applyPolicyToBatch(
  db: WriteDb,
  { batchId, policy }: { readonly batchId: number; readonly policy: CutPolicy },
  now: string,
): Changed {
  return transact(db, () => {
    const cuts = listPolicyCuts(db, batchId, policy);
    return recordStep(db, {
      batchId,
      label: `Cut ${cuts.length} ${cuts.length === 1 ? 'flag' : 'flags'} by policy`,
      actor: 'policy',
      now,
      changes: cuts.map(({ documentId, flag }) => ({
        documentId,
        claim: flag,
        verdict: 'confirmed',
      })),
    });
  });
}
