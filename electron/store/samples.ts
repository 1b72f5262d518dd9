import type { DocumentFilter } from '../../shared/ipc/shapes';
import type { SamplePurpose } from '../../shared/model/sample';
import { statement, type ReadDb, type WriteDb } from './database';
import type { Place } from './places';
import type { DecidedClaim } from './verdicts';

/** A sample as it was drawn. */
export interface StoredSample {
  readonly id: number;
  readonly batchId: number;
  readonly purpose: SamplePurpose;
  readonly filter: DocumentFilter;
  readonly seed: number;
  /** Items of the whole set. */
  readonly size: number;
  /** Flagged blocks of the same documents, for `missed`. */
  readonly found: number;
  readonly wanted: number;
  readonly begunAt: string;
}

export interface StoredItem extends Place {
  /** In the order of the drawing, from 0. */
  readonly position: number;
  /** A curator said that the unflagged text belongs. */
  readonly belongs: boolean;
}

interface SampleRow {
  id: number;
  batch_id: number;
  purpose: SamplePurpose;
  filter: string;
  seed: number;
  size: number;
  found: number;
  wanted: number;
  begun_at: string;
}

interface ItemRow {
  position: number;
  document_id: number;
  start: number;
  end: number;
  belongs: number;
}

/** A sample whose items are still to come; answers its id. */
export function insertSample(db: WriteDb, sample: Omit<StoredSample, 'id'>): number {
  const inserted = statement(
    db,
    `INSERT INTO sample (batch_id, purpose, filter, seed, size, found, wanted, begun_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    sample.batchId,
    sample.purpose,
    JSON.stringify(sample.filter).toWellFormed(),
    sample.seed,
    sample.size,
    sample.found,
    sample.wanted,
    sample.begunAt,
  );
  return Number(inserted.lastInsertRowid);
}

export function insertSampleItem(
  db: WriteDb,
  sampleId: number,
  position: number,
  place: Place,
): void {
  statement(
    db,
    'INSERT INTO sample_item (sample_id, position, document_id, start, end) VALUES (?, ?, ?, ?, ?)',
  ).run(sampleId, position, place.documentId, place.start, place.end);
}

/** All items are there: the sample counts from now on. */
export function completeSample(db: WriteDb, id: number): void {
  statement(db, 'UPDATE sample SET complete = 1 WHERE id = ?').run(id);
}

/** Forgets the items of earlier samples for the purpose that nothing was decided on. */
export function deleteItemsBefore(db: WriteDb, { id, batchId, purpose }: StoredSample): void {
  statement(
    db,
    `DELETE FROM sample_item WHERE sample_id IN (
       SELECT id FROM sample WHERE batch_id = ? AND purpose = ? AND id < ?
         AND NOT EXISTS (SELECT 1 FROM bulk_decision WHERE sample_id = sample.id))`,
  ).run(batchId, purpose, id);
}

export function getSample(db: ReadDb, id: number): StoredSample | undefined {
  const row = statement<SampleRow>(db, 'SELECT * FROM sample WHERE id = ? AND complete = 1').get(
    id,
  );
  return row && rowToSample(row);
}

/** The sample of a batch that was drawn last for a purpose. */
export function newestSample(
  db: ReadDb,
  batchId: number,
  purpose: SamplePurpose,
): StoredSample | undefined {
  const row = statement<SampleRow>(
    db,
    `SELECT * FROM sample WHERE batch_id = ? AND purpose = ? AND complete = 1
     ORDER BY id DESC LIMIT 1`,
  ).get(batchId, purpose);
  return row && rowToSample(row);
}

export function setSampleWanted(db: WriteDb, id: number, wanted: number): void {
  statement(db, 'UPDATE sample SET wanted = ? WHERE id = ?').run(wanted, id);
}

/** Items from a position on, in the order of the drawing. */
export function listSampleItems(
  db: ReadDb,
  sampleId: number,
  from: number,
  most: number,
): StoredItem[] {
  return statement<ItemRow>(
    db,
    `SELECT position, document_id, start, end, belongs FROM sample_item
     WHERE sample_id = ? AND position >= ? ORDER BY position LIMIT ?`,
  )
    .all(sampleId, from, most)
    .map(({ position, document_id: documentId, start, end, belongs }) => ({
      position,
      documentId,
      start,
      end,
      belongs: belongs === 1,
    }));
}

/** Answers whether there is such an item. */
export function setItemBelongs(
  db: WriteDb,
  sampleId: number,
  position: number,
  belongs: boolean,
): boolean {
  const set = statement(
    db,
    'UPDATE sample_item SET belongs = ? WHERE sample_id = ? AND position = ?',
  ).run(belongs ? 1 : 0, sampleId, position);
  return set.changes > 0;
}

/** A flag of a set that nothing is decided on. */
export interface RestItem {
  readonly documentId: number;
  readonly claim: DecidedClaim;
}

// Open is what has no word on it, is not stood for by a cut adjusted by hand, and shares no text
// with what a curator keeps.
const rest = `FROM sample_item AS item
  JOIN document ON document.id = item.document_id AND document.excluded IS NULL
  JOIN flag ON flag.document_id = item.document_id AND flag.start = item.start
    AND flag.end = item.end
  WHERE item.sample_id = ? AND item.position >= ? AND item.position < ? AND NOT EXISTS (
    SELECT 1 FROM verdict AS word WHERE word.document_id = item.document_id AND (
      (word.start = item.start AND word.end = item.end)
      OR (word.replaces_start = item.start AND word.replaces_end = item.end)
      OR (word.verdict = 'rejected' AND word.actor = 'curator'
        AND word.start < item.end AND word.end > item.start)))`;

/** The open flags among the items from position `from` to before `to`. */
export function listRestItems(db: ReadDb, sampleId: number, from: number, to: number): RestItem[] {
  return statement<DecidedClaim & { documentId: number }>(
    db,
    `SELECT flag.document_id AS documentId, flag.start, flag.end, kind, confidence, detector, reason
     ${rest} ORDER BY item.position`,
  )
    .all(sampleId, from, to)
    .map(({ documentId, ...claim }) => ({ documentId, claim }));
}

export function countRestItems(db: ReadDb, sampleId: number, from: number, to: number): number {
  return statement<number>(db, `SELECT COUNT(*) ${rest}`).pluck().get(sampleId, from, to)!;
}

function rowToSample(row: SampleRow): StoredSample {
  return {
    id: row.id,
    batchId: row.batch_id,
    purpose: row.purpose,
    filter: JSON.parse(row.filter) as DocumentFilter,
    seed: row.seed,
    size: row.size,
    found: row.found,
    wanted: row.wanted,
    begunAt: row.begun_at,
  };
}
