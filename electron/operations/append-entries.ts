import type { ExcludeReason } from '../../shared/model/exclusion';
import type { Span } from '../../shared/model/span';
import type { ReadDb, WriteDb } from '../store/database';
import { insertDecision, type NewDecision } from '../store/decisions';
import { getDocument, setDocumentExclusion } from '../store/documents';
import { insertMark, type MarkValue, type NewMark } from '../store/marks';
import { deleteNote, getNote, setNote } from '../store/notes';
import { deleteVerdict, setVerdict, type DecidedClaim } from '../store/verdicts';
import { recountDocument } from './count-flags';

/** Lines for the logs; a step is made of nothing else, and so are its undo and redo. */
export interface Entries {
  readonly decisions: readonly NewDecision[];
  readonly marks: readonly NewMark[];
}

/** What a step changed. */
export interface Changed {
  /** Spans, exclusions and notes. */
  readonly spans: number;
  /** In the order of the changes. */
  readonly documentIds: readonly number[];
}

/** Appends to the logs, makes what they say stand, and brings all counts up to date. */
export function appendEntries(db: WriteDb, { decisions, marks }: Entries): Changed {
  const documentIds = new Set<number>();
  for (const decision of decisions) {
    insertDecision(db, decision);
    letStand(db, decision);
    documentIds.add(decision.documentId);
  }
  for (const mark of marks) {
    insertMark(db, mark);
    letMarkStand(db, mark);
    documentIds.add(mark.documentId);
  }
  for (const documentId of documentIds) recountDocument(db, documentId);
  return { spans: decisions.length + marks.length, documentIds: [...documentIds] };
}

/** What stands of an exclusion or note. */
export function standingMark(
  db: ReadDb,
  place: Pick<NewMark, 'documentId' | 'subject'> & Span,
): MarkValue {
  if (place.subject === 'note') return getNote(db, place.documentId, place);
  const excluded = getDocument(db, place.documentId)?.excluded;
  return excluded && { text: excluded.reason, at: excluded.at };
}

export function claimOf(claim: DecidedClaim): DecidedClaim {
  const { start, end, kind, confidence, detector, reason, replaces } = claim;
  return { start, end, kind, confidence, detector, reason, ...(replaces && { replaces }) };
}

function letStand(db: WriteDb, decision: NewDecision): void {
  const { word, documentId } = decision;
  if (word.verdict === 'open') {
    deleteVerdict(db, documentId, decision);
    return;
  }
  setVerdict(db, documentId, {
    ...claimOf(decision),
    verdict: word.verdict,
    actor: word.actor!,
    decidedAt: word.decidedAt!,
  });
}

function letMarkStand(db: WriteDb, mark: NewMark): void {
  const { documentId, subject, value, start, end } = mark;
  if (subject === 'exclusion') {
    // The log is written by excluding alone, which knows no other reasons.
    const excluded = value && { reason: value.text as ExcludeReason, at: value.at };
    setDocumentExclusion(db, documentId, excluded);
  } else if (value) setNote(db, documentId, { start, end, ...value });
  else deleteNote(db, documentId, mark);
}
