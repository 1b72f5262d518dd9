import type { Span } from '../../shared/model/span';
import { statement, type ReadDb, type WriteDb } from './database';

/** A curator's note on a span, or on the whole document: then the span is `wholeDocument`. */
export interface Note extends Span {
  readonly text: string;
  readonly at: string;
}

/** The span of what is said of a whole document. */
export const wholeDocument: Span = { start: 0, end: 0 };

export function setNote(db: WriteDb, documentId: number, note: Note): void {
  statement(
    db,
    `INSERT OR REPLACE INTO note (document_id, start, end, text, noted_at)
     VALUES (?, ?, ?, ?, ?)`,
  ).run(documentId, note.start, note.end, note.text, note.at);
}

export function deleteNote(db: WriteDb, documentId: number, { start, end }: Span): void {
  statement(db, 'DELETE FROM note WHERE document_id = ? AND start = ? AND end = ?').run(
    documentId,
    start,
    end,
  );
}

export function getNote(db: ReadDb, documentId: number, { start, end }: Span): Note | undefined {
  return statement<Note>(
    db,
    `SELECT start, end, text, noted_at AS at FROM note
     WHERE document_id = ? AND start = ? AND end = ?`,
  ).get(documentId, start, end);
}

/** Notes of a document in the order of its text, that on the whole of it first. */
export function listNotes(db: ReadDb, documentId: number): Note[] {
  return statement<Note>(
    db,
    `SELECT start, end, text, noted_at AS at FROM note
     WHERE document_id = ? ORDER BY start, end`,
  ).all(documentId);
}
