import type { FlagKind } from '../../shared/model/kind';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { listDecidedFlags, type DecidedFlag } from '../store/decided-flags';
import { listDocumentIds } from '../store/documents';
import { recordStep, type Change, type Changed } from './record-step';

/** Thresholds that confirm flags without a curator. */
export interface Policy {
  /** Flags from this confidence on are cut. */
  readonly minConfidence: number;
  /** Other thresholds for single kinds. */
  readonly minConfidenceOf?: Readonly<Partial<Record<FlagKind, number>>>;
  /** Only these kinds are cut; all, when not given. */
  readonly onlyKinds?: readonly FlagKind[];
  /** These kinds are never cut. */
  readonly keepKinds?: readonly FlagKind[];
}

/** True when the policy cuts such a flag. */
export function policyCuts(
  policy: Policy,
  flag: { readonly kind: FlagKind; readonly confidence: number },
): boolean {
  if (policy.onlyKinds && !policy.onlyKinds.includes(flag.kind)) return false;
  if (policy.keepKinds?.includes(flag.kind)) return false;
  return flag.confidence >= (policy.minConfidenceOf?.[flag.kind] ?? policy.minConfidence);
}

/** The open flags of a batch that the policy would cut, in list order. */
export function listPolicyCuts(
  db: ReadDb,
  batchId: number,
  policy: Policy,
): { documentId: number; flag: DecidedFlag }[] {
  return listDocumentIds(db, batchId).flatMap((documentId) =>
    listDecidedFlags(db, documentId)
      .filter((flag) => flag.verdict === 'open' && policyCuts(policy, flag))
      .map((flag) => ({ documentId, flag })),
  );
}

/** Confirms the open flags that the policy cuts, in one undo step of actor `policy`. */
export function applyPolicy(
  db: WriteDb,
  { batchId, policy }: { readonly batchId: number; readonly policy: Policy },
  now: string,
): Changed {
  return transact(db, () => {
    const changes = listPolicyCuts(db, batchId, policy).map(({ documentId, flag }): Change => ({
      documentId,
      claim: flag,
    }));
    const label = `Cut ${changes.length} ${changes.length === 1 ? 'flag' : 'flags'} by policy`;
    return recordStep(db, {
      batchId,
      label,
      verdict: 'confirmed',
      actor: 'policy',
      now,
      changes,
    });
  });
}
