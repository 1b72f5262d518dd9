import { AppError } from '../../shared/errors/app-error';
import type { Decided } from '../../shared/ipc/shapes';
import { curatorDetector, type Verdict } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import type { Span } from '../../shared/model/span';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { getText } from '../store/document-bodies';
import { getDocument } from '../store/documents';
import { getFlag } from '../store/flags';
import { getVerdict, type DecidedClaim } from '../store/verdicts';
import { describeChange } from './describe-change';
import { nameStep } from './name-step';
import { recordStep } from './record-step';
import { trimSelection } from './trim-selection';

export interface DecideInput {
  readonly documentId: number;
  readonly spans: readonly Span[];
  readonly verdict: Verdict;
  /** Kind of a cut of the curator's own. */
  readonly kind?: FlagKind | undefined;
  readonly label?: string | undefined;
}

/**
 * Decides spans of one document in one undo step and answers after the commit. A span that no flag
 * claims becomes the curator's own cut; keeping or reopening where nothing stands changes nothing.
 */
export function decideFlags(db: WriteDb, input: DecideInput, now: string): Decided {
  return transact(db, () => {
    const document = getDocument(db, input.documentId);
    if (!document) throw new AppError('DOCUMENT_UNKNOWN');
    const claims = input.spans.flatMap((span) => findClaim(db, input, span));
    const changed = recordStep(db, {
      batchId: document.batchId,
      label: input.label ?? nameStep(input.verdict, claims),
      verdict: input.verdict,
      actor: 'curator',
      now,
      changes: claims.map((claim) => ({ documentId: document.id, claim })),
    });
    return describeChange(db, document.batchId, changed);
  });
}

/** The flag or the earlier decision on exactly this span. */
export function claimAt(db: ReadDb, documentId: number, span: Span): DecidedClaim | undefined {
  return getFlag(db, documentId, span.start, span.end) ?? getVerdict(db, documentId, span);
}

function findClaim(db: WriteDb, input: DecideInput, span: Span): DecidedClaim[] {
  const known = claimAt(db, input.documentId, span);
  if (known) return [known];
  const selection = trimSelection(getText(db, input.documentId), span);
  if (!selection) throw new AppError('SPAN_INVALID');
  const trimmed = claimAt(db, input.documentId, selection);
  if (trimmed) return [trimmed];
  return input.verdict === 'confirmed' ? [ownCut(selection, input.kind)] : [];
}

/** The claim behind a cut that a curator makes without any flag. */
export function ownCut(span: Span, kind: FlagKind = 'junk', reason = 'Cut by hand.'): DecidedClaim {
  return {
    start: span.start,
    end: span.end,
    kind,
    confidence: 1,
    detector: curatorDetector,
    reason,
  };
}
