import type Database from 'better-sqlite3';

/** A workspace connection that may read. */
export type ReadDb = Database.Database & { readonly __reads: true };
/** The one connection that may write; it may read as well. */
export type WriteDb = ReadDb & { readonly __writes: true };

type Parameters = unknown[];

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** The prepared statement for `sql`, made once for each connection. */
export function statement<Row = unknown>(
  db: ReadDb,
  sql: string,
): Database.Statement<Parameters, Row> {
  let known = statements.get(db);
  if (!known) statements.set(db, (known = new Map()));
  let prepared = known.get(sql);
  if (!prepared) known.set(sql, (prepared = db.prepare(sql)));
  return prepared as Database.Statement<Parameters, Row>;
}

/**
 * Runs `work` in one transaction and answers after the commit; anything thrown rolls it back.
 * Inside another transaction it is part of that one.
 */
export function transact<Result>(db: WriteDb, work: () => Result): Result {
  return db.transaction(work).immediate();
}

/**
 * The same for work that can be done again: not waiting for the disk makes it several times as fast.
 * A power cut may take back the last of these transactions, never a part of one, and none that was
 * followed by an ordinary one. A killed program loses nothing.
 */
export function transactRepeatable<Result>(db: WriteDb, work: () => Result): Result {
  db.exec('PRAGMA synchronous = NORMAL');
  try {
    return transact(db, work);
  } finally {
    db.exec('PRAGMA synchronous = FULL');
  }
}
