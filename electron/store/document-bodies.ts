import { statement, type ReadDb, type WriteDb } from './database';
import { packOwnText, unpackText, type PackedText, type TextForm } from './packed-text';

interface BodyRow {
  bytes: Buffer;
  text: Buffer | null;
  text_form: TextForm;
}

/** Keeps a document's bytes and text; see `packText`. */
export function insertDocumentBody(
  db: WriteDb,
  documentId: number,
  { bytes, text, form }: PackedText,
): void {
  statement(
    db,
    'INSERT INTO document_body (document_id, bytes, text, text_form) VALUES (?, ?, ?, ?)',
  ).run(documentId, bytes, text ?? null, form);
}

/** The text that all offsets count in. */
export function getText(db: ReadDb, documentId: number): string {
  const row = statement<TextRow>(
    db,
    `SELECT ${textColumns} FROM document_body AS body WHERE body.document_id = ?`,
  ).get(documentId);
  return textOf(documentId, row);
}

/**
 * The texts of documents one after the other, in the order of the ids and never two in memory. No
 * other statement may write meanwhile.
 */
export function* eachText(
  db: ReadDb,
  documentIds: readonly number[],
): Generator<{ readonly documentId: number; readonly text: string }, void, undefined> {
  const rows = statement<TextRow & { readonly documentId: number }>(
    db,
    `SELECT body.document_id AS documentId, ${textColumns}
     FROM json_each(?) AS wanted CROSS JOIN document_body AS body
     WHERE body.document_id = wanted.value`,
  ).iterate(JSON.stringify(documentIds));
  for (const row of rows) {
    yield { documentId: row.documentId, text: textOf(row.documentId, row) };
  }
}

type TextRow = Pick<BodyRow, 'text' | 'text_form'>;

// As a join this takes four times as long.
const textColumns = `
  COALESCE((SELECT anew.text FROM redecoded_text AS anew WHERE anew.document_id = body.document_id),
    CASE WHEN body.text_form = 'bytes' THEN bytes ELSE body.text END) AS text,
  COALESCE((SELECT anew.text_form FROM redecoded_text AS anew WHERE anew.document_id = body.document_id),
    body.text_form) AS text_form`;

function textOf(documentId: number, row: TextRow | undefined): string {
  if (!row?.text) throw new Error(`document ${documentId} has no text`);
  return unpackText({ bytes: row.text, form: row.text_form });
}

/** Lets a text that was made anew from the same bytes stand in place of the one before. */
export function replaceText(db: WriteDb, documentId: number, text: string): void {
  const packed = packOwnText(text);
  statement(
    db,
    'INSERT OR REPLACE INTO redecoded_text (document_id, text, text_form) VALUES (?, ?, ?)',
  ).run(documentId, packed.text, packed.form);
}

/** The bytes of the document as they were found. */
export function getBytes(db: ReadDb, documentId: number): Buffer {
  const row = statement<Pick<BodyRow, 'bytes'>>(
    db,
    'SELECT bytes FROM document_body WHERE document_id = ?',
  ).get(documentId);
  if (!row) throw new Error(`document ${documentId} has no bytes`);
  return row.bytes;
}
