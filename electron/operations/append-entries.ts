import type { ExcludeReason } from '../../shared/model/exclusion';
import type { Span } from '../../shared/model/span';
import type { ReadDb, WriteDb } from '../store/database';
import { insertDecision, type NewDecision, type Replayed } from '../store/decisions';
import { getDocument, setDocumentExclusion } from '../store/documents';
import { insertMark, type MarkValue, type NewMark } from '../store/marks';
import { deleteNote, getNote, setNote } from '../store/notes';
import { letDecisionsStand, type DecidedClaim } from '../store/verdicts';
import { recountDocuments } from './count-flags';

/** Lines for the logs; a step is made of nothing else, and so are its undo and redo. */
export interface Entries {
  /** All of one step, which may hold earlier ones too. */
  readonly decisions: readonly NewDecision[];
  readonly marks: readonly NewMark[];
  /** Decisions that were appended already, and stand. */
  readonly replayed?: Replayed;
}

/** What a step changed. */
export interface Changed {
  /** Spans, exclusions and notes. */
  readonly spans: number;
  /** In the order of the changes. */
  readonly documentIds: readonly number[];
}

/** Appends to the logs, makes what they say stand, and brings all counts up to date. */
export function appendEntries(db: WriteDb, { decisions, marks, replayed }: Entries): Changed {
  const documentIds = new Set(replayed?.documentIds);
  let fromSeq: number | undefined;
  for (const decision of decisions) {
    const seq = insertDecision(db, decision);
    fromSeq ??= seq;
    documentIds.add(decision.documentId);
  }
  const [first] = decisions;
  if (first) letDecisionsStand(db, first, fromSeq);
  for (const mark of marks) {
    insertMark(db, mark);
    letMarkStand(db, mark);
    documentIds.add(mark.documentId);
  }
  recountDocuments(db, [...documentIds]);
  const spans = decisions.length + marks.length + (replayed?.decisions ?? 0);
  return { spans, documentIds: [...documentIds] };
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

function letMarkStand(db: WriteDb, mark: NewMark): void {
  const { documentId, subject, value, start, end } = mark;
  if (subject === 'exclusion') {
    // The log is written by excluding alone, which knows no other reasons.
    const excluded = value && { reason: value.text as ExcludeReason, at: value.at };
    setDocumentExclusion(db, documentId, excluded);
  } else if (value) setNote(db, documentId, { start, end, ...value });
  else deleteNote(db, documentId, mark);
}
