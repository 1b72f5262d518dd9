import { statement, type ReadDb } from './database';

/** How many documents of a batch are in each state; a copy is in another state as well. */
export interface StateCounts {
  readonly open: number;
  readonly done: number;
  readonly excluded: number;
  readonly copies: number;
  /** Characters were lost or came out wrong in decoding. */
  readonly damaged: number;
}

export interface SiteCount {
  /** Null where it is not known. */
  readonly site: string | null;
  readonly documents: number;
}

/** Sums that are kept with the batch; only the copies are counted. */
export function countStates(db: ReadDb, batchId: number): StateCounts {
  const row = statement<StateCounts>(
    db,
    `SELECT documents - documents_done AS open, documents_done - excluded AS done, excluded,
       (SELECT COUNT(*) FROM document
        WHERE batch_id = batch.id AND copy_of IS NOT NULL AND document.excluded IS NULL) AS copies,
       (SELECT COUNT(*) FROM document
        WHERE batch_id = batch.id AND lost_characters + odd_characters > 0) AS damaged
     FROM batch WHERE id = ?`,
  ).get(batchId);
  return row ?? { open: 0, done: 0, excluded: 0, copies: 0, damaged: 0 };
}

export interface LanguageCount {
  /** ISO 639-1; null where it is not known. */
  readonly language: string | null;
  readonly documents: number;
}

/** Documents of a batch by language, in the order of the codes. */
export function countLanguages(db: ReadDb, batchId: number): LanguageCount[] {
  return statement<LanguageCount>(
    db,
    `SELECT language, COUNT(*) AS documents FROM document WHERE batch_id = ?
     GROUP BY language ORDER BY language`,
  ).all(batchId);
}

/** Documents of a batch by site, in the order of the sites' names. */
export function countSites(db: ReadDb, batchId: number): SiteCount[] {
  return statement<SiteCount>(
    db,
    `SELECT site, COUNT(*) AS documents FROM document WHERE batch_id = ?
     GROUP BY site ORDER BY site`,
  ).all(batchId);
}
