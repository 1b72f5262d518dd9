import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors/app-error';
import { isBusy, isNoDatabase } from './map-store-error';

/** Who holds a workspace. */
export interface LockOwner {
  readonly program: string;
  readonly pid: number;
  readonly host: string;
  /** ISO time. */
  readonly since: string;
}

export interface WorkspaceLock {
  release(): void;
}

/** How often a lock is tried for whose file another program takes away at the same moment. */
const attempts = 5;

/**
 * Takes a workspace for this program, or throws WORKSPACE_LOCKED with the name of who has it.
 *
 * The lock is one that the system keeps on a small database beside the workspace, and lets go of
 * however its owner ends. So what a killed program leaves behind never has to be judged by numbers
 * of processes, which another program may have by now. The row in it only says who the owner is.
 */
export function lockWorkspace(path: string, owner: LockOwner): WorkspaceLock {
  const file = `${path}.lock`;
  const token = randomUUID();
  for (let attempt = 1; ; attempt++) {
    const db = new Database(file, { timeout: 0 });
    try {
      hold(db, { ...owner, token });
      // Another program may have taken the file away just before: then what is held is nothing.
      if (readRow(file)?.token === token) return { release: () => release(db, file) };
      throw new Database.SqliteError('the file of the lock was taken away', 'SQLITE_BUSY');
    } catch (thrown) {
      db.close();
      if (isNoDatabase(thrown) && attempt < attempts) {
        // Nobody can hold a lock on what is no database.
        remove(file);
        continue;
      }
      if (!isBusy(thrown)) throw thrown;
      const holder = readRow(file);
      if (!holder && attempt < attempts) continue;
      throw new AppError('WORKSPACE_LOCKED', { path, by: describe(holder) }, { cause: thrown });
    }
  }
}

/** This program as an owner. */
export function thisProgram(program: string): LockOwner {
  return { program, pid: process.pid, host: hostname(), since: new Date().toISOString() };
}

interface LockRow extends LockOwner {
  readonly token: string;
}

/** Writes down who holds the lock, for others to read, and then holds it with an open transaction. */
function hold(db: Database.Database, row: LockRow): void {
  db.exec('BEGIN IMMEDIATE');
  db.exec(
    `CREATE TABLE IF NOT EXISTS owner (
       program TEXT, pid INTEGER, host TEXT, since TEXT, token TEXT) STRICT;
     DELETE FROM owner;`,
  );
  db.prepare('INSERT INTO owner VALUES (@program, @pid, @host, @since, @token)').run(row);
  db.exec('COMMIT');
  db.exec('BEGIN IMMEDIATE');
}

function release(db: Database.Database, file: string): void {
  // While the lock is held, so that nobody can have taken it by then. Some systems keep files that
  // are open; there it goes afterwards, unless another program has opened it.
  const removed = remove(file);
  db.close();
  if (!removed) remove(file);
}

function remove(file: string): boolean {
  try {
    rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  }
}

function readRow(file: string): LockRow | undefined {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 0 });
    try {
      return db.prepare('SELECT * FROM owner').get() as LockRow | undefined;
    } finally {
      db.close();
    }
  } catch {
    // It is being written, or gone.
    return undefined;
  }
}

function describe(owner: LockOwner | undefined): string {
  if (!owner) return 'another program';
  const { program, pid, host, since } = owner;
  return `${program} (process ${pid} on ${host}, since ${since.slice(0, 16).replace('T', ' ')}Z)`;
}
