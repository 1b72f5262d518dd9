import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors/app-error';
import { checkHeader } from './check-header';
import type { ReadDb, WriteDb } from './database';
import { mapStoreError } from './map-store-error';
import { createSchema, formatOf, migrate } from './migrate';
import { migrations as allMigrations, type Migration } from './migrations';
import { openForReading } from './open-for-reading';
import { lockWorkspace, thisProgram, type WorkspaceLock } from './workspace-lock';

/** An open workspace file. */
export interface Workspace {
  readonly path: string;
  /** The one connection that writes. */
  readonly db: WriteDb;
  /** A connection that cannot write, for queries. */
  readonly readDb: ReadDb;
  /** Copy of the file as it was, where it was of an older format. */
  readonly backup?: string;
  close(): void;
}

export interface OpenOptions {
  readonly migrations?: readonly Migration[];
  /** What others are told that the workspace is open in. */
  readonly program?: string;
}

const defaultProgram = 'Winnow';

const megabyte = 1024 * 1024;
/** Pages of new files: most texts fit in one, and half as many are written as of the usual 4096 bytes. */
const pageBytes = 8192;
/** The log is brought to the file when it is so long: pages that every batch of writes touches go there less often. */
const logBytes = 8 * megabyte;
/** Files up to this size are checked page by page whenever they are opened. */
const quickCheckBytes = 64 * megabyte;
/** Up to this size all that is in them, too, where a log lies beside them. */
const fullCheckBytes = 512 * megabyte;

/**
 * Opens an existing workspace, which no other program may have open, and brings it to the newest format (leaving a backup of an older
 * one). What is not a workspace, damaged or newer is refused and stays as it is, byte for byte.
 */
export function openWorkspace(
  path: string,
  { migrations = allMigrations, program = defaultProgram }: OpenOptions = {},
): Workspace {
  try {
    checkHeader(path);
    const lock = lockWorkspace(path, thisProgram(program));
    let db: WriteDb | undefined;
    try {
      inspect(path, migrations.length);
      db = connect(path);
      const backup = migrate(db, path, migrations);
      return { ...workspaceOf(path, db, lock), ...(backup !== undefined && { backup }) };
    } catch (thrown) {
      db?.close();
      lock.release();
      throw thrown;
    }
  } catch (thrown) {
    throw mapStoreError(thrown, path);
  }
}

/**
 * True for a workspace of an older format: opening it copies and changes the whole file, which takes
 * a while for a large one. False too for what cannot be read; opening says why.
 */
export function isOlderFormat(path: string): boolean {
  try {
    checkHeader(path);
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 250 });
    try {
      return formatOf(db) < allMigrations.length;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

/** Creates a workspace file; it appears under its name only when it is complete. */
export function createWorkspace(path: string, program: string = defaultProgram): Workspace {
  for (const taken of [path, `${path}-wal`, `${path}-journal`]) {
    if (existsSync(taken)) {
      throw new AppError('WORKSPACE_UNAVAILABLE', { path, reason: `${taken} exists already` });
    }
  }
  if (!existsSync(dirname(path))) {
    throw new AppError('WORKSPACE_UNAVAILABLE', { path, reason: 'the folder does not exist' });
  }
  const unfinished = `${path}.new-${process.pid}`;
  let lock: WorkspaceLock | undefined;
  try {
    lock = lockWorkspace(path, thisProgram(program));
    rmSync(unfinished, { force: true });
    const db = new Database(unfinished) as WriteDb;
    try {
      db.pragma(`page_size = ${pageBytes}`);
      configure(db);
      createSchema(db, allMigrations);
    } finally {
      db.close();
    }
    renameSync(unfinished, path);
    return workspaceOf(path, connect(path), lock);
  } catch (thrown) {
    lock?.release();
    for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true });
    throw mapStoreError(thrown, path);
  }
}

/** Looks at the file through a connection that cannot write, before anything may change it. */
function inspect(path: string, known: number): void {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 250 });
  try {
    const found = formatOf(db);
    if (found > known) throw new AppError('WORKSPACE_TOO_NEW', { path, found, known });
    const bytes =
      (db.pragma('page_count', { simple: true }) as number) *
      (db.pragma('page_size', { simple: true }) as number);
    // SQLite cannot tell the log of this file from one that was left by another of its name, and
    // would mix the two: then entries and their indices differ, which the quick check passes over.
    const hasLog = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size;
    if (bytes > (hasLog ? fullCheckBytes : quickCheckBytes)) return;
    const check = hasLog ? 'integrity_check(1)' : 'quick_check(1)';
    const verdict = db.pragma(check, { simple: true }) as string;
    if (verdict === 'ok') return;
    const reason = hasLog ? `${verdict}, or ${basename(path)}-wal is of another file` : verdict;
    throw new AppError('WORKSPACE_DAMAGED', { path, reason });
  } finally {
    db.close();
  }
}

function connect(path: string): WriteDb {
  const db = new Database(path, { fileMustExist: true }) as WriteDb;
  try {
    configure(db);
  } catch (thrown) {
    db.close();
    throw thrown;
  }
  return db;
}

function configure(db: Database.Database): void {
  db.pragma('busy_timeout = 250');
  db.pragma('journal_mode = WAL');
  const pageSize = db.pragma('page_size', { simple: true }) as number;
  db.pragma(`wal_autocheckpoint = ${Math.floor(logBytes / pageSize)}`);
  // An answered decision is on the disk, power cuts included.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // Indices by site, language and kind are written to in many places; SQLite's 2 MB would hold few of their pages.
  db.pragma('cache_size = -65536');
  db.pragma('trusted_schema = OFF');
  // Steps over many documents are sorted on the way; their texts are nothing for a shared folder.
  db.pragma('temp_store = MEMORY');
}

function workspaceOf(path: string, db: WriteDb, lock: WorkspaceLock): Workspace {
  const readDb = openForReading(path);
  return {
    path,
    db,
    readDb,
    close() {
      readDb.close();
      db.close();
      lock.release();
    },
  };
}
