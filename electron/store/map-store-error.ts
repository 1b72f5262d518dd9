import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors/app-error';

/** What SQLite throws as an error of the table; anything else comes back as it is. */
export function mapStoreError(thrown: unknown, path: string): unknown {
  if (!(thrown instanceof Database.SqliteError)) return thrown;
  const code = thrown.code;
  const details = { path, reason: thrown.message };
  const options = { cause: thrown };
  // Without room for its shared memory SQLite speaks of another error.
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)$/.test(code))
    return new AppError('DISK_FULL', details, options);
  if (isInputOutputError(thrown)) {
    return new AppError('DISK_FAILED', { path, reason: code }, options);
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new AppError('WORKSPACE_BUSY', details, options);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new AppError('WORKSPACE_DAMAGED', details, options);
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(code)) {
    return new AppError('WORKSPACE_UNAVAILABLE', details, options);
  }
  return thrown;
}

/** True when trying again a little later may help. */
export function isBusy(thrown: unknown): boolean {
  return thrown instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(thrown.code);
}

/** True for a file that SQLite cannot read at all. */
export function isNoDatabase(thrown: unknown): boolean {
  return thrown instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(thrown.code);
}

/** True when the file can no longer be trusted until it has been opened anew. */
export function isInputOutputError(thrown: unknown): boolean {
  return thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_IOERR');
}
