import { statement, type ReadDb } from './database';

/** What tells the site of a document, and how much text it is. */
export interface DocumentOrigin {
  readonly id: number;
  readonly uid: string;
  readonly path: string;
  /** Site that the document names itself. */
  readonly givenSite: string | null;
  /** Site that it was last taken to come from. */
  readonly site: string | null;
  /** UTF-16 code units. */
  readonly textLength: number;
}

/** The origins of documents, in the order of the ids. */
export function listDocumentOrigins(db: ReadDb, documentIds: readonly number[]): DocumentOrigin[] {
  return statement<DocumentOrigin>(
    db,
    `SELECT document.id, uid, document.path, given_site AS givenSite, site,
       text_length AS textLength
     FROM json_each(?) AS wanted CROSS JOIN document ON document.id = wanted.value`,
  ).all(JSON.stringify(documentIds));
}
