import Database from 'better-sqlite3';
import type { ReadDb } from './database';

/** One more connection to a workspace that this program has open; it cannot write. */
export function openForReading(path: string): ReadDb {
  return new Database(path, { readonly: true, timeout: 250 }) as ReadDb;
}
