import { applyPolicy, type CutPolicy } from '../../shared/engine/apply-policy';
import { spansOverlap } from '../../shared/model/span';
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

/**
 * Which of the candidates the policy cuts: none that overlaps what the curator keeps, for a word of
 * the curator holds on its span whatever a later analysis makes of it.
 */
export function choosePolicyCuts(
  candidates: readonly DecidedFlag[],
  standing: readonly DecidedFlag[],
  policy: CutPolicy,
): DecidedFlag[] {
  const kept = standing.filter(
    ({ verdict, actor }) => verdict === 'rejected' && actor === 'curator',
  );
  return applyPolicy(candidates, policy).filter(
    (flag) => !kept.some((word) => spansOverlap(word, flag)),
  );
}

/** The open flags of a batch that the policy would cut, in list order; excluded documents stay. */
function listPolicyCuts(db: ReadDb, batchId: number, policy: CutPolicy): PolicyCut[] {
  return listDocumentIds(db, batchId).flatMap((documentId) => {
    if (getDocument(db, documentId)!.excluded) return [];
    const standing = listDecidedFlags(db, documentId);
    const open = standing.filter(({ verdict }) => verdict === 'open');
    return choosePolicyCuts(open, standing, policy).map((flag) => ({ documentId, flag }));
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
