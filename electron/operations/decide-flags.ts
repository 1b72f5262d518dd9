import { AppError } from '../../shared/errors/app-error';
import type { Decided } from '../../shared/ipc/shapes';
import { curatorDetector, type Verdict } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import type { Span } from '../../shared/model/span';
import { listCopies } from '../store/copies';
import { getShownConfidence } from '../store/counting';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { getText } from '../store/document-bodies';
import { getDocument, type StoredDocument } from '../store/documents';
import type { DecidedClaim } from '../store/verdicts';
import { claimsAt } from './claims-at';
import { describeChange } from './describe-change';
import { nameStep } from './name-step';
import { recordStep, type Change } from './record-step';
import { trimSelection } from './trim-selection';

export interface DecideInput {
  readonly documentId: number;
  readonly spans: readonly Span[];
  readonly verdict: Verdict;
  /** Kind of a cut of the curator's own, or of the flag that was shown. */
  readonly kind?: FlagKind | undefined;
  readonly label?: string | undefined;
}

/**
 * Decides spans of one document in one undo step and answers after the commit. A span that no flag
 * claims becomes the curator's own cut; reopening where nothing stands changes nothing, and keeping
 * throws FLAG_GONE: an analysis has moved the flag since it was shown.
 * Copies of the document are decided with it: their texts are the same.
 */
export function decideFlags(db: WriteDb, input: DecideInput, now: string): Decided {
  const { verdict } = input;
  return transact(db, () => {
    const document = knownDocument(db, input.documentId);
    const claims = input.spans.flatMap((span) => findClaim(db, input, span));
    const changed = recordStep(db, {
      batchId: document.batchId,
      label: input.label ?? nameStep(verdict, claims),
      actor: 'curator',
      now,
      changes: [
        ...claims.map((claim) => ({ documentId: document.id, claim, verdict })),
        ...changesInCopies(db, document, claims, verdict),
      ],
    });
    return describeChange(db, document.batchId, changed);
  });
}

/** The same for the documents with the same text; only a cut needs no flag there. */
export function changesInCopies(
  db: WriteDb,
  document: StoredDocument,
  claims: readonly DecidedClaim[],
  verdict: Verdict,
): Change[] {
  return listCopies(db, document).flatMap(({ documentId }) =>
    claims.flatMap((claim): Change[] => {
      const own = claimAt(db, documentId, claim);
      if (!own && verdict !== 'confirmed') return [];
      return [{ documentId, claim: own ?? claim, verdict }];
    }),
  );
}

/** The flag or the earlier decision on exactly this span. */
export function claimAt(db: ReadDb, documentId: number, span: Span): DecidedClaim | undefined {
  return claimsAt(db, [{ documentId, start: span.start, end: span.end }])[0];
}

/** Throws DOCUMENT_UNKNOWN. */
export function knownDocument(db: ReadDb, id: number): StoredDocument {
  const document = getDocument(db, id);
  if (!document) throw new AppError('DOCUMENT_UNKNOWN');
  return document;
}

/** A curator who cuts what only a hidden flag claims has seen no flag: it is a cut of their own. */
function asShown(db: WriteDb, { verdict, kind }: DecideInput, claim: DecidedClaim): DecidedClaim {
  const isHidden = claim.confidence < getShownConfidence(db);
  return isHidden && verdict === 'confirmed' && kind !== undefined && kind !== claim.kind
    ? ownCut(claim, kind)
    : claim;
}

function findClaim(db: WriteDb, input: DecideInput, span: Span): DecidedClaim[] {
  const known = claimAt(db, input.documentId, span);
  if (known) return [asShown(db, input, known)];
  const selection = trimSelection(getText(db, input.documentId), span);
  if (!selection) throw new AppError('SPAN_INVALID');
  const trimmed = claimAt(db, input.documentId, selection);
  if (trimmed) return [asShown(db, input, trimmed)];
  if (input.verdict === 'rejected') throw new AppError('FLAG_GONE');
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
