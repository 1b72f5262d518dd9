import type { ExcludeReason } from '../../shared/model/exclusion';
import { statement, type ReadDb, type WriteDb } from './database';
import { RowsStatement } from './rows-statement';

/** What is known of a document besides its text, blocks and flags. */
export interface StoredDocument {
  readonly id: number;
  readonly batchId: number;
  readonly sourceFileId: number;
  /** Stable over imports; the `id` that detection sees. */
  readonly uid: string;
  /** Path of its file inside the batch. */
  readonly path: string;
  /** Line of a JSONL file. */
  readonly recordKey?: string;
  /** The record's own id, as JSON. */
  readonly recordId?: string;
  readonly title?: string;
  readonly url?: string;
  /** Site that the document names itself. */
  readonly givenSite?: string;
  /** Site that detection works with. */
  readonly site?: string;
  /** From here on the text stands in the JSON-LD of a page alone. */
  readonly jsonLdFrom?: number;
  /** ISO 639-1; absent where it is not known. */
  readonly language?: string;
  /** Other fields of a record, as JSON. */
  readonly fieldsJson?: string;
  /** Characters that decoding lost, and those that look wrong. */
  readonly damage: { readonly lost: number; readonly odd: number };
  readonly encoding: string;
  /** 0 to 1: how sure the decoding is. */
  readonly encodingConfidence: number;
  /** Of the document's bytes: the file, or the record inside it. */
  readonly sha256: string;
  /** UTF-16 code units. */
  readonly textLength: number;
  /** Why it is left out of exports, and since when. */
  readonly excluded?: { readonly reason: ExcludeReason; readonly at: string };
  /** Id of the first document of the batch with the same bytes and text. */
  readonly copyOf?: number;
  readonly counts: DocumentCounts;
}

/** Sums over a document; see `batchCounts` of the contract. */
export interface DocumentCounts {
  readonly flags: number;
  readonly open: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly byCurator: number;
  readonly byPolicy: number;
  readonly charactersCut: number;
}

export interface NewDocument {
  readonly batchId: number;
  readonly sourceFileId: number;
  readonly uid: string;
  readonly path: string;
  readonly recordKey?: string;
  readonly recordId?: string;
  /** Key of the path in natural order. */
  readonly sortKey: string;
  /** Place inside the file, from 0. */
  readonly recordNumber: number;
  readonly title?: string;
  readonly url?: string;
  /** Site that the document names itself. */
  readonly givenSite?: string;
  /** Site that it most likely comes from, where it names none. */
  readonly likelySite?: string;
  readonly jsonLdFrom?: number;
  readonly language?: string;
  readonly fieldsJson?: string;
  readonly damage?: StoredDocument['damage'];
  readonly encoding: string;
  readonly encodingConfidence: number;
  readonly sha256: string;
  readonly textLength: number;
  readonly copyOf?: number;
}

interface StoredRow {
  id: number;
  batch_id: number;
  source_file_id: number;
  uid: string;
  path: string;
  record_key: string | null;
  record_id: string | null;
  title: string | null;
  url: string | null;
  given_site: string | null;
  site: string | null;
  json_ld_from: number | null;
  language: string | null;
  fields: string | null;
  lost_characters: number;
  odd_characters: number;
  encoding: string;
  encoding_confidence: number;
  sha256: string;
  text_length: number;
  excluded: ExcludeReason | null;
  excluded_at: string | null;
  copy_of: number | null;
  flags: number;
  open: number;
  confirmed: number;
  rejected: number;
  by_curator: number;
  by_policy: number;
  characters_cut: number;
}

/** Inserts a document and answers its id. */
export function insertDocument(db: WriteDb, document: NewDocument): number {
  const inserted = statement(
    db,
    `INSERT INTO document (batch_id, source_file_id, uid, path, record_key, record_id, sort_key,
       record_number, title, url, given_site, site, json_ld_from, encoding, encoding_confidence,
       sha256, text_length, copy_of, language, fields, lost_characters, odd_characters)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    document.batchId,
    document.sourceFileId,
    document.uid,
    document.path,
    document.recordKey ?? null,
    document.recordId ?? null,
    document.sortKey,
    document.recordNumber,
    document.title?.toWellFormed() ?? null,
    document.url?.toWellFormed() ?? null,
    document.givenSite?.toWellFormed() ?? null,
    (document.givenSite ?? document.likelySite)?.toWellFormed() ?? null,
    document.jsonLdFrom ?? null,
    document.encoding,
    document.encodingConfidence,
    document.sha256,
    document.textLength,
    document.copyOf ?? null,
    document.language ?? null,
    document.fieldsJson ?? null,
    document.damage?.lost ?? 0,
    document.damage?.odd ?? 0,
  );
  return Number(inserted.lastInsertRowid);
}

export function getDocument(db: ReadDb, id: number): StoredDocument | undefined {
  const row = statement<StoredRow>(db, 'SELECT * FROM document WHERE id = ?').get(id);
  return row && rowToDocument(row);
}

/** True when the batch holds anything that was read at that place, whatever its bytes. */
export function holdsRecord(
  db: ReadDb,
  place: Pick<NewDocument, 'batchId' | 'path' | 'sortKey' | 'recordNumber'>,
): boolean {
  const found = statement(
    db,
    `SELECT 1 FROM document
     WHERE batch_id = ? AND sort_key = ? AND record_number = ? AND path = ? LIMIT 1`,
  ).get(place.batchId, place.sortKey, place.recordNumber, place.path);
  return found !== undefined;
}

/** Ids of all documents of a batch, in list order. */
export function listDocumentIds(db: ReadDb, batchId: number): number[] {
  return statement<number>(
    db,
    'SELECT id FROM document WHERE batch_id = ? ORDER BY sort_key, record_number',
  )
    .pluck()
    .all(batchId);
}

/** A document with another text than its copies is none of them any more. Answers who is a copy of none now. */
export function leaveCopies(db: WriteDb, id: number): number[] {
  return statement<number>(
    db,
    'UPDATE document SET copy_of = NULL WHERE id = ? OR copy_of = ? RETURNING id',
  )
    .pluck()
    .all(id, id);
}

/** What is known of a document by its decoding. */
export type DocumentReading = Pick<
  StoredDocument,
  'encoding' | 'encodingConfidence' | 'textLength' | 'damage'
> & {
  readonly language: string | undefined;
  readonly title: string | undefined;
  readonly jsonLdFrom: number | undefined;
};

/** Sets what a document that was decoded anew says. */
export function setDocumentReading(db: WriteDb, id: number, reading: DocumentReading): void {
  statement(
    db,
    `UPDATE document SET encoding = ?, encoding_confidence = ?, text_length = ?, language = ?,
       lost_characters = ?, odd_characters = ?, title = ?, json_ld_from = ? WHERE id = ?`,
  ).run(
    reading.encoding,
    reading.encodingConfidence,
    reading.textLength,
    reading.language ?? null,
    reading.damage.lost,
    reading.damage.odd,
    reading.title?.toWellFormed() ?? null,
    reading.jsonLdFrom ?? null,
    id,
  );
}

/** Sets the site that detection works with; undefined when it is not known. */
export function setDocumentSite(db: WriteDb, id: number, site: string | undefined): void {
  statement(db, 'UPDATE document SET site = ? WHERE id = ?').run(site ?? null, id);
}

/** Leaves a document out of exports, or brings it back. */
export function setDocumentExclusion(
  db: WriteDb,
  id: number,
  excluded: StoredDocument['excluded'],
): void {
  statement(db, 'UPDATE document SET excluded = ?, excluded_at = ? WHERE id = ?').run(
    excluded?.reason ?? null,
    excluded?.at ?? null,
    id,
  );
}

const updateCounts = new RowsStatement(
  8,
  (rows) => `UPDATE document SET flags = column2, open = column3, confirmed = column4,
      rejected = column5, by_curator = column6, by_policy = column7, characters_cut = column8
    FROM (VALUES ${rows}) WHERE id = column1`,
);

/** Sets the counts of documents. */
export function setDocumentCounts(
  db: WriteDb,
  documents: readonly Pick<StoredDocument, 'id' | 'counts'>[],
): void {
  updateCounts.run(
    db,
    documents.flatMap(({ id, counts }) => [
      ...[id, counts.flags, counts.open, counts.confirmed, counts.rejected],
      ...[counts.byCurator, counts.byPolicy, counts.charactersCut],
    ]),
  );
}

function rowToDocument(row: StoredRow): StoredDocument {
  return {
    id: row.id,
    batchId: row.batch_id,
    sourceFileId: row.source_file_id,
    uid: row.uid,
    path: row.path,
    ...(row.record_key !== null && { recordKey: row.record_key }),
    ...(row.record_id !== null && { recordId: row.record_id }),
    ...(row.title !== null && { title: row.title }),
    ...(row.url !== null && { url: row.url }),
    ...(row.given_site !== null && { givenSite: row.given_site }),
    ...(row.site !== null && { site: row.site }),
    ...(row.json_ld_from !== null && { jsonLdFrom: row.json_ld_from }),
    ...(row.language !== null && { language: row.language }),
    ...(row.fields !== null && { fieldsJson: row.fields }),
    damage: { lost: row.lost_characters, odd: row.odd_characters },
    encoding: row.encoding,
    encodingConfidence: row.encoding_confidence,
    sha256: row.sha256,
    textLength: row.text_length,
    ...(row.excluded !== null && { excluded: { reason: row.excluded, at: row.excluded_at! } }),
    ...(row.copy_of !== null && { copyOf: row.copy_of }),
    counts: {
      flags: row.flags,
      open: row.open,
      confirmed: row.confirmed,
      rejected: row.rejected,
      byCurator: row.by_curator,
      byPolicy: row.by_policy,
      charactersCut: row.characters_cut,
    },
  };
}
