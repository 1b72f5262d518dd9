import Database from 'better-sqlite3';
import { listBlockRun } from '../../electron/store/blocks';
import type { WriteDb } from '../../electron/store/database';

/** Takes a workspace file that nobody has open back to format 10, as an earlier version left it. */
export function makeOlder(path: string): void {
  const db = new Database(path) as WriteDb;
  try {
    db.transaction(() => {
      unpackBlocks(db);
      db.exec('DROP TABLE half_step');
      db.pragma('user_version = 10');
    })();
  } finally {
    db.close();
  }
}

/** Each block had a row. */
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
  `);
  const insert = db.prepare('INSERT INTO block VALUES (?, ?, ?, ?, ?)');
  const ids = db.prepare<[], number>('SELECT document_id FROM document_blocks').pluck().all();
  for (const id of ids) {
    listBlockRun(db, id, 0, Infinity).forEach(({ start, end, hash }, position) => {
      insert.run(id, position, start, end, hash);
    });
  }
  db.exec('DROP TABLE document_blocks');
}
