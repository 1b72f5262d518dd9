import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors/app-error';
import { type WriteDb } from './database';
import type { Migration } from './migrations';

/** `PRAGMA application_id` of every workspace: the letters WNNW. */
export const applicationId = 0x574e4e57;

/** The format of the file; 0 for a new one. */
export function formatOf(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Brings a new file to the newest format. */
export function createSchema(db: WriteDb, migrations: readonly Migration[]): void {
  db.transaction(() => {
    db.pragma(`application_id = ${applicationId}`);
    for (const migration of migrations) runMigration(db, migration);
  }).immediate();
}

/**
 * Brings an existing file to the newest format, one transaction for each step.
 * Before the first step a verified copy of the file is left beside it; answers its path.
 */
export function migrate(
  db: WriteDb,
  path: string,
  migrations: readonly Migration[],
): string | undefined {
  const pending = migrations.filter(({ version }) => version > formatOf(db));
  if (pending.length === 0) return undefined;
  const backup = backUp(db, path);
  for (const migration of pending) {
    db.pragma('foreign_keys = OFF');
    db.transaction(() => {
      runMigration(db, migration);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`migration ${migration.version} breaks references`);
    }).immediate();
    db.pragma('foreign_keys = ON');
  }
  return backup;
}

function runMigration(db: WriteDb, { version, sql }: Migration): void {
  db.exec(sql);
  db.pragma(`user_version = ${version}`);
}

function backUp(db: WriteDb, path: string): string {
  const backup = freeBackupPath(path, formatOf(db));
  db.prepare('VACUUM INTO ?').run(backup);
  const copy = new Database(backup, { readonly: true, fileMustExist: true });
  try {
    const intact = copy.pragma('integrity_check', { simple: true }) === 'ok';
    if (!intact || formatOf(copy) !== formatOf(db)) {
      throw new AppError('WORKSPACE_UNAVAILABLE', { path, reason: 'its backup is not readable' });
    }
  } finally {
    copy.close();
  }
  return backup;
}

/** `name.winnow.backup-v1`, then `name.winnow.backup-v1-2` and so on: no backup is overwritten. */
function freeBackupPath(path: string, version: number): string {
  const first = `${path}.backup-v${version}`;
  for (let number = 2, free = first; ; number++) {
    if (!existsSync(free)) return free;
    free = `${first}-${number}`;
  }
}
