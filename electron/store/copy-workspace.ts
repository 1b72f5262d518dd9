import Database from 'better-sqlite3';
import { checkHeader } from './check-header';
import { mapStoreError } from './map-store-error';

/** Copies a workspace as it stands, the last decisions included; the original is only read. */
export function copyWorkspace(from: string, to: string): void {
  try {
    checkHeader(from);
    const db = new Database(from, { readonly: true, fileMustExist: true, timeout: 250 });
    try {
      db.prepare('VACUUM INTO ?').run(to);
    } finally {
      db.close();
    }
  } catch (thrown) {
    throw mapStoreError(thrown, from);
  }
}
