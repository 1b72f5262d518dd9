import { statement, type ReadDb, type WriteDb } from './database';

export interface NewSourceFile {
  readonly batchId: number;
  /** Path inside the batch, as shown. */
  readonly path: string;
  /** The path as bytes, where the name is not valid UTF-8. */
  readonly rawPath?: Uint8Array;
  /** Id of the reader. */
  readonly reader: string;
  readonly size: number;
}

export interface SourceFile extends NewSourceFile {
  readonly id: number;
  /** Undefined until the file has been read to its end. */
  readonly sha256?: string;
}

interface SourceFileRow {
  id: number;
  batch_id: number;
  path: string;
  raw_path: Uint8Array | null;
  reader: string;
  size: number;
  sha256: string | null;
}

/** Records a file that is about to be read; a record of an interrupted import is taken up again. */
export function beginSourceFile(db: WriteDb, file: NewSourceFile): number {
  const unfinished = statement<{ id: number }>(
    db,
    'SELECT id FROM source_file WHERE batch_id = ? AND path = ? AND sha256 IS NULL',
  ).get(file.batchId, file.path);
  if (unfinished) {
    statement(db, 'UPDATE source_file SET size = ?, reader = ? WHERE id = ?').run(
      file.size,
      file.reader,
      unfinished.id,
    );
    return unfinished.id;
  }
  return insertRow(db, file, null);
}

/** Records a file that has been read to its end: with one row written, where nothing is known of its path. */
export function insertSourceFile(db: WriteDb, file: NewSourceFile, sha256: string): number {
  const known = statement(
    db,
    'SELECT 1 FROM source_file WHERE batch_id = ? AND path = ? LIMIT 1',
  ).get(file.batchId, file.path);
  if (known === undefined) return insertRow(db, file, sha256);
  const id = beginSourceFile(db, file);
  finishSourceFile(db, file.batchId, file.path, sha256);
  return id;
}

function insertRow(db: WriteDb, file: NewSourceFile, sha256: string | null): number {
  const inserted = statement(
    db,
    `INSERT INTO source_file (batch_id, path, raw_path, reader, size, sha256)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(file.batchId, file.path, file.rawPath ?? null, file.reader, file.size, sha256);
  return Number(inserted.lastInsertRowid);
}

/** Marks a file as read to its end. */
export function finishSourceFile(db: WriteDb, batchId: number, path: string, sha256: string): void {
  statement(
    db,
    `UPDATE OR IGNORE source_file SET sha256 = ?
     WHERE batch_id = ? AND path = ? AND sha256 IS NULL`,
  ).run(sha256, batchId, path);
}

/** Paths of all files of the batch that gave documents or were read to their end. */
export function listSourcePaths(db: ReadDb, batchId: number): string[] {
  return statement<string>(
    db,
    'SELECT DISTINCT path FROM source_file WHERE batch_id = ? ORDER BY path',
  )
    .pluck()
    .all(batchId);
}

/** Says what a file was read as this time. */
export function setSourceFileReader(db: WriteDb, id: number, reader: string): void {
  statement(db, 'UPDATE source_file SET reader = ? WHERE id = ?').run(reader, id);
}

export function getSourceFile(db: ReadDb, id: number): SourceFile | undefined {
  const row = statement<SourceFileRow>(db, 'SELECT * FROM source_file WHERE id = ?').get(id);
  return row && rowToSourceFile(row);
}

function rowToSourceFile(row: SourceFileRow): SourceFile {
  return {
    id: row.id,
    batchId: row.batch_id,
    path: row.path,
    ...(row.raw_path && { rawPath: row.raw_path }),
    reader: row.reader,
    size: row.size,
    ...(row.sha256 !== null && { sha256: row.sha256 }),
  };
}
