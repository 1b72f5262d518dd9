import { AppError } from '../../shared/errors/app-error';
import type { Decided } from '../../shared/ipc/shapes';
import { curatorDetector } from '../../shared/model/decision';
import { spanKey, spansOverlap, type Span } from '../../shared/model/span';
import { listCopies } from '../store/copies';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { getText } from '../store/document-bodies';
import { getFlag } from '../store/flags';
import { getVerdict, type DecidedClaim } from '../store/verdicts';
import { claimAt, knownDocument } from './decide-flags';
import { describeChange } from './describe-change';
import { recordStep, type Change } from './record-step';
import { trimSelection } from './trim-selection';

export interface AdjustInput {
  readonly documentId: number;
  /** A flag, or an own cut. */
  readonly span: Span;
  /** What is cut in its place; has to share text with it. */
  readonly to: Span;
}

const adjusted = '; adjusted by hand';

/**
 * Cuts another span in place of a flag or cut, in one undo step, here and in all copies of the
 * document. The flag is not open as long as that cut is decided.
 */
export function adjustCut(
  db: WriteDb,
  { documentId, span, to }: AdjustInput,
  now: string,
): Decided {
  return transact(db, () => {
    const document = knownDocument(db, documentId);
    const origin = claimAt(db, documentId, span);
    const target = trimSelection(getText(db, documentId), to);
    if (!origin || !target || !spansOverlap(span, target)) throw new AppError('SPAN_INVALID');
    const ids = [documentId, ...listCopies(db, document).map((copy) => copy.documentId)];
    const changed = recordStep(db, {
      batchId: document.batchId,
      label: `Adjust ${origin.kind}`,
      actor: 'curator',
      now,
      changes:
        spanKey(target) === spanKey(span)
          ? []
          : ids.flatMap((id) => adjustIn(db, id, claimAt(db, id, span) ?? origin, target)),
    });
    return describeChange(db, document.batchId, changed);
  });
}

function adjustIn(db: ReadDb, documentId: number, origin: DecidedClaim, target: Span): Change[] {
  const flag = getFlag(db, documentId, origin.start, origin.end);
  const standing = getVerdict(db, documentId, origin);
  const replaces = flag ? { start: flag.start, end: flag.end } : standing?.replaces;
  const claim: DecidedClaim = {
    ...target,
    kind: origin.kind,
    confidence: 1,
    detector: curatorDetector,
    reason: origin.reason.replace(adjusted, '') + adjusted,
    ...(replaces && spanKey(replaces) !== spanKey(target) && { replaces }),
  };
  return [
    { documentId, claim, verdict: 'confirmed' },
    ...(standing ? [{ documentId, claim: standing, verdict: 'open' } as const] : []),
  ];
}
