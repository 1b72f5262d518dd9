import { AppError } from '../../shared/errors/app-error';
import type { Decided } from '../../shared/ipc/shapes';
import type { ExcludeReason } from '../../shared/model/exclusion';
import type { Span } from '../../shared/model/span';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { getText } from '../store/document-bodies';
import { wholeDocument } from '../store/notes';
import { claimAt, knownDocument } from './decide-flags';
import { describeChange } from './describe-change';
import { recordStep } from './record-step';
import { trimSelection } from './trim-selection';

export interface ExcludeInput {
  readonly documentId: number;
  /** Null brings the document back. */
  readonly reason: ExcludeReason | null;
}

export interface NoteInput {
  readonly documentId: number;
  /** A note on the whole document without one. */
  readonly span?: Span | undefined;
  /** Takes the note away when it is empty. */
  readonly text: string;
}

/** Leaves a document out of exports, or brings it back, in one undo step. */
export function excludeDocument(
  db: WriteDb,
  { documentId, reason }: ExcludeInput,
  now: string,
): Decided {
  return transact(db, () => {
    const { batchId } = knownDocument(db, documentId);
    const changed = recordStep(db, {
      batchId,
      label: reason === null ? 'Bring back' : `Exclude as ${reason}`,
      actor: 'curator',
      now,
      marks: [
        { documentId, subject: 'exclusion', span: wholeDocument, value: reason ?? undefined },
      ],
    });
    return describeChange(db, batchId, changed);
  });
}

/** Sets or removes the note on a span or a whole document, in one undo step. */
export function noteDocument(db: WriteDb, input: NoteInput, now: string): Decided {
  return transact(db, () => {
    const { batchId, id } = knownDocument(db, input.documentId);
    const text = input.text.trim().toWellFormed();
    const changed = recordStep(db, {
      batchId,
      label: text === '' ? 'Remove note' : 'Note',
      actor: 'curator',
      now,
      marks: [
        {
          documentId: id,
          subject: 'note',
          span: input.span ? notedSpan(db, id, input.span) : wholeDocument,
          value: text === '' ? undefined : text,
        },
      ],
    });
    return describeChange(db, batchId, changed);
  });
}

/** A flag as it is, else the selection without the white space around it. */
function notedSpan(db: ReadDb, documentId: number, span: Span): Span {
  if (claimAt(db, documentId, span)) return span;
  const selection = trimSelection(getText(db, documentId), span);
  if (!selection) throw new AppError('SPAN_INVALID');
  return selection;
}
