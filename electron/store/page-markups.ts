import type { PageMarkup } from '../../shared/model/page-markup';
import { statement, type ReadDb, type WriteDb } from './database';
import { packMarkup, unpackMarkup } from './packed-markup';

/** Keeps the packed markup of a page for analyses to come. */
export function insertPageMarkup(db: WriteDb, documentId: number, markup: Uint8Array): void {
  statement(db, 'INSERT INTO page_markup (document_id, markup) VALUES (?, ?)').run(
    documentId,
    markup,
  );
}

/** Keeps the markup of a page that was read anew; what the policy left out of it stays decided. */
export function replacePageMarkup(
  db: WriteDb,
  documentId: number,
  markup: PageMarkup | undefined,
): void {
  if (!markup) return;
  statement(db, 'UPDATE page_markup SET markup = ? WHERE document_id = ?').run(
    packMarkup(markup),
    documentId,
  );
}

/** The markup of a page; undefined for a document that is none. */
export function getPageMarkup(db: ReadDb, documentId: number): PageMarkup | undefined {
  const row = statement<{ markup: Buffer }>(
    db,
    'SELECT markup FROM page_markup WHERE document_id = ?',
  ).get(documentId);
  return row && unpackMarkup(row.markup);
}

/** Ids behind `after` of pages whose main content the policy has not set apart yet, rising. */
export function listPagesToLeaveOut(
  db: ReadDb,
  batchId: number,
  after: number,
  count: number,
): number[] {
  return statement<number>(
    db,
    `SELECT page_markup.document_id FROM page_markup
     JOIN document ON document.id = page_markup.document_id
     WHERE left_out = 0 AND batch_id = ? AND page_markup.document_id > ?
     ORDER BY page_markup.document_id LIMIT ?`,
  )
    .pluck()
    .all(batchId, after, count);
}

export function markPageLeftOut(db: WriteDb, documentId: number): void {
  statement(db, 'UPDATE page_markup SET left_out = 1 WHERE document_id = ?').run(documentId);
}
