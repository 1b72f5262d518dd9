import { AppError } from '../../shared/errors/app-error';
import type { Decided } from '../../shared/ipc/shapes';
import { curatorDetector } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import type { Span } from '../../shared/model/span';
import { listCopies } from '../store/copies';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { getFlag } from '../store/flags';
import type { DecidedClaim } from '../store/verdicts';
import { claimAt, knownDocument } from './decide-flags';
import { describeChange } from './describe-change';
import { recordStep } from './record-step';

export interface SetKindInput {
  readonly documentId: number;
  /** A flag, or an own cut. */
  readonly span: Span;
  readonly kind: FlagKind;
}

/**
 * Cuts a flag or own cut as the kind a curator calls it, in one undo step, here and in all copies
 * of the document. Reopening a flag gives it its first name back. Throws FLAG_GONE where neither
 * stands.
 */
export function setKind(
  db: WriteDb,
  { documentId, span, kind }: SetKindInput,
  now: string,
): Decided {
  return transact(db, () => {
    const document = knownDocument(db, documentId);
    const origin = claimAt(db, documentId, span);
    if (!origin) throw new AppError('FLAG_GONE');
    const ids = [documentId, ...listCopies(db, document).map((copy) => copy.documentId)];
    const changed = recordStep(db, {
      batchId: document.batchId,
      label: origin.kind === kind ? `Cut ${kind}` : `Cut ${origin.kind} as ${kind}`,
      actor: 'curator',
      now,
      changes: ids.map((id) => ({
        documentId: id,
        claim: called(db, id, claimAt(db, id, span) ?? origin, kind),
        verdict: 'confirmed',
      })),
    });
    return describeChange(db, document.batchId, changed);
  });
}

/** The claim under another name; a flag called by its own name again is the flag as it was. */
function called(db: ReadDb, documentId: number, claim: DecidedClaim, kind: FlagKind): DecidedClaim {
  if (claim.kind === kind) return claim;
  const flag = getFlag(db, documentId, claim.start, claim.end);
  if (!flag) return { ...claim, kind };
  const { replaces } = claim;
  if (flag.kind === kind) return { ...flag, ...(replaces && { replaces }) };
  const reason = `${flag.reason}; called ${kind} by hand`;
  return { ...claim, kind, detector: curatorDetector, reason };
}
