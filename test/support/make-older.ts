import Database from 'better-sqlite3';
import { getPackedBlocks } from '../../electron/store/blocks';
import type { WriteDb } from '../../electron/store/database';
import { unpackRun } from '../../electron/store/packed-blocks';

/** Takes a workspace file that nobody has open back to format 10, as an earlier version left it. */
export function makeOlder(path: string): void {
  const db = new Database(path) as WriteDb;
  try {
    db.transaction(() => {
      unpackBlocks(db);
      indexDocuments(db);
      db.exec('DROP TABLE half_step');
      db.pragma('user_version = 10');
    })();
  } finally {
    db.close();
  }
}

/** Each block had a row, and another one for its place; each repeated text had one. */
function unpackBlocks(db: WriteDb): void {
  db.exec(`
    CREATE TABLE block (
      document_id INTEGER NOT NULL REFERENCES document (id),
      position INTEGER NOT NULL,
      start INTEGER NOT NULL,
      end INTEGER NOT NULL,
      hash INTEGER NOT NULL,
      PRIMARY KEY (document_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE block_place (
      batch_id INTEGER NOT NULL REFERENCES batch (id),
      hash INTEGER NOT NULL,
      document_id INTEGER NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (batch_id, hash, document_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE block_repeat (
      batch_id INTEGER NOT NULL REFERENCES batch (id),
      hash INTEGER NOT NULL,
      occurrences INTEGER NOT NULL,
      PRIMARY KEY (batch_id, hash)
    ) STRICT, WITHOUT ROWID;
  `);
  const insert = db.prepare('INSERT INTO block VALUES (?, ?, ?, ?, ?)');
  const ids = db.prepare<[], number>('SELECT document_id FROM document_blocks').pluck().all();
  for (const id of ids) {
    for (const { index, start, end, hash } of unpackRun(getPackedBlocks(db, id), 0, Infinity)) {
      insert.run(id, index, start, end, hash);
    }
  }
  db.exec(`
    INSERT INTO block_place SELECT batch_id, hash, document_id, position
    FROM block JOIN document ON document.id = document_id;
    INSERT INTO block_repeat SELECT batch_id, hash, COUNT(*)
    FROM block_place GROUP BY batch_id, hash HAVING COUNT(*) > 1;
    DROP TABLE document_blocks;
    DROP TABLE repeated_block;
  `);
}

/** Documents were found by indices of their own. */
function indexDocuments(db: WriteDb): void {
  db.exec(`
    CREATE UNIQUE INDEX document_by_uid ON document (batch_id, uid);
    CREATE INDEX document_by_bytes ON document (batch_id, sha256, id);
    DROP TABLE document_uid;
    ALTER TABLE batch DROP COLUMN uids_to;
  `);
}
