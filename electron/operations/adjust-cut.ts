import { AppError } from '../../shared/errors/app-error';
import type { Decided } from '../../shared/ipc/shapes';
import { curatorDetector } from '../../shared/model/decision';
import { spanKey, spansOverlap, type Span } from '../../shared/model/span';
import { listCopies } from '../store/copies';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { getText } from '../store/document-bodies';
import { getFlag } from '../store/flags';
import { getNote } from '../store/notes';
import { getVerdict, type DecidedClaim } from '../store/verdicts';
import { claimAt, knownDocument } from './decide-flags';
import { describeChange } from './describe-change';
import { recordStep, type Change, type MarkChange } from './record-step';
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
    const moves = spanKey(target) !== spanKey(span);
    const changed = recordStep(db, {
      batchId: document.batchId,
      label: `Adjust ${origin.kind}`,
      actor: 'curator',
      now,
      changes: moves
        ? ids.flatMap((id) => adjustIn(db, id, claimAt(db, id, span) ?? origin, target))
        : [],
      marks: moves ? ids.flatMap((id) => moveNote(db, id, span, target)) : [],
    });
    return describeChange(db, document.batchId, changed);
  });
}

/** A note goes with the cut it was written on, unless there is one at the new place. */
function moveNote(db: ReadDb, documentId: number, span: Span, target: Span): MarkChange[] {
  const note = getNote(db, documentId, span);
  if (!note || getNote(db, documentId, target)) return [];
  return [
    { documentId, subject: 'note', span, value: undefined },
    { documentId, subject: 'note', span: target, value: note.text },
  ];
}

function adjustIn(db: ReadDb, documentId: number, origin: DecidedClaim, target: Span): Change[] {
  const flag = getFlag(db, documentId, origin.start, origin.end);
  const standing = getVerdict(db, documentId, origin);
  const replaces = flag ? { start: flag.start, end: flag.end } : standing?.replaces;
  const back = replaces && spanKey(replaces) === spanKey(target);
  const reason = origin.reason.replace(adjusted, '');
  const claim: DecidedClaim = {
    ...target,
    kind: origin.kind,
    confidence: 1,
    detector: curatorDetector,
    reason: back ? reason : reason + adjusted,
    ...(replaces && !back && { replaces }),
  };
  return [
    { documentId, claim, verdict: 'confirmed' },
    ...(standing ? [{ documentId, claim: standing, verdict: 'open' } as const] : []),
  ];
}
