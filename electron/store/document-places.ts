import { statement, type ReadDb } from './database';

/** Where a document comes from. */
export interface DocumentPlace {
  readonly id: number;
  /** Path of its file inside the batch. */
  readonly path: string;
  /** Id of the reader of that file. */
  readonly reader: string;
  /** True for one of many documents in a file. */
  readonly record: boolean;
  /** Path as bytes, where it is not valid UTF-8. */
  readonly rawPath?: Uint8Array;
  /** True where a curator leaves it out of exports. */
  readonly excluded: boolean;
}

interface PlaceRow {
  id: number;
  path: string;
  reader: string;
  record: number;
  raw_path: Uint8Array | null;
  excluded: number;
}

/** The places of all documents of a batch, in list order. */
export function listDocumentPlaces(db: ReadDb, batchId: number): DocumentPlace[] {
  return statement<PlaceRow>(
    db,
    `SELECT document.id, document.path, source_file.reader, record_key IS NOT NULL AS record,
       source_file.raw_path, excluded IS NOT NULL AS excluded
     FROM document JOIN source_file ON source_file.id = source_file_id
     WHERE document.batch_id = ? ORDER BY sort_key, record_number`,
  )
    .all(batchId)
    .map(({ id, path, reader, record, raw_path: rawPath, excluded }) => ({
      id,
      path,
      reader,
      record: record === 1,
      ...(rawPath && { rawPath }),
      excluded: excluded === 1,
    }));
}
