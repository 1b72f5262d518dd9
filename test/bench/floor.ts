import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * The least that any importer has to do, in one thread: read, SHA-256, decode, insert bytes, text
 * and block rows with a hash index, 2,000 documents a transaction. What Winnow needs is stated as
 * a multiple of this, so that figures of different machines can be compared.
 */
export function runFloor(folder: string, databaseFile: string): number {
  const db = new Database(databaseFile);
  db.pragma('journal_mode = WAL');
  db.exec(`
    CREATE TABLE document (id INTEGER PRIMARY KEY, path TEXT, sha256 TEXT, bytes BLOB, text TEXT);
    CREATE TABLE block (document_id INTEGER, position INTEGER, start INTEGER, end INTEGER,
      hash INTEGER, PRIMARY KEY (document_id, position)) WITHOUT ROWID;
    CREATE INDEX block_by_hash ON block (hash);
  `);
  const addDocument = db.prepare('INSERT INTO document VALUES (?, ?, ?, ?, ?)');
  const addBlock = db.prepare('INSERT INTO block VALUES (?, ?, ?, ?, ?)');
  const files = listFiles(folder);
  for (let from = 0; from < files.length; from += 2000) {
    db.transaction(() => {
      for (let index = from; index < Math.min(from + 2000, files.length); index++) {
        const bytes = readFileSync(files[index]!);
        const text = new TextDecoder().decode(bytes);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        addDocument.run(index, files[index], sha256, bytes, text);
        addBlocks(text, (position, start, end) =>
          addBlock.run(index, position, start, end, hashOf(text, start, end)),
        );
      }
    })();
  }
  db.close();
  return files.length;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function addBlocks(text: string, add: (position: number, start: number, end: number) => void) {
  let position = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) add(position++, start, end);
    start = end + 1;
  }
}

/** FNV-1a over the UTF-16 code units of the block. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
