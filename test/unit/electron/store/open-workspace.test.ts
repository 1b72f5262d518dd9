import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error';
import { applicationId } from '../../../../electron/store/migrate';
import { migrations } from '../../../../electron/store/migrations';
import { createWorkspace, openWorkspace } from '../../../../electron/store/open-workspace';
import { insertBatch, listBatches } from '../../../../electron/store/batches';
import { temporaryFolder } from '../../../support/temporary-folder';

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : String(thrown);
  }
  return 'no error';
}

/** A workspace with two batches, closed. */
function aClosedWorkspace(): string {
  const path = join(temporaryFolder(), 'one.winnow');
  const workspace = createWorkspace(path);
  insertBatch(workspace.db, 'first', '2030-01-01T00:00:00.000Z');
  insertBatch(workspace.db, 'second', '2030-01-02T00:00:00.000Z');
  workspace.close();
  return path;
}

const refused: readonly (readonly [string, string, (path: string) => void])[] = [
  ['an empty file', 'WORKSPACE_NOT_OURS', (path) => writeFileSync(path, '')],
  ['a text', 'WORKSPACE_NOT_OURS', (path) => writeFileSync(path, 'only text\n'.repeat(500))],
  [
    'another database',
    'WORKSPACE_NOT_OURS',
    (path) => {
      const db = new Database(path);
      db.exec('CREATE TABLE theirs (x)');
      db.close();
    },
  ],
  [
    'a newer workspace',
    'WORKSPACE_TOO_NEW',
    (path) => {
      copyFileSync(aClosedWorkspace(), path);
      const db = new Database(path);
      db.pragma(`user_version = ${migrations.length + 1}`);
      db.close();
    },
  ],
  [
    'a cut-off workspace',
    'WORKSPACE_DAMAGED',
    (path) => {
      copyFileSync(aClosedWorkspace(), path);
      truncateSync(path, Math.floor(statSync(path).size / 2));
    },
  ],
  [
    'a workspace with its pages overwritten',
    'WORKSPACE_DAMAGED',
    (path) => {
      const bytes = readFileSync(aClosedWorkspace());
      bytes.fill(0x5a, 4096);
      writeFileSync(path, bytes);
    },
  ],
  [
    'the head of a workspace',
    'WORKSPACE_DAMAGED',
    (path) => writeFileSync(path, readFileSync(aClosedWorkspace()).subarray(0, 200)),
  ],
];

describe('openWorkspace', () => {
  test.each(refused)('refuses %s as %s and leaves every byte of it', (_name, code, make) => {
    const path = join(temporaryFolder(), 'odd.winnow');
    make(path);
    const before = { bytes: readFileSync(path), changed: statSync(path).mtimeMs };
    expect(codeOf(() => openWorkspace(path))).toBe(code);
    expect(readFileSync(path).equals(before.bytes)).toBe(true);
    expect(statSync(path).mtimeMs).toBe(before.changed);
    expect(readdirSync(join(path, '..')).filter((name) => name.includes('backup'))).toEqual([]);
  });

  test('says when there is no such file, or only a folder', () => {
    const folder = temporaryFolder();
    expect(codeOf(() => openWorkspace(join(folder, 'none.winnow')))).toBe('WORKSPACE_UNAVAILABLE');
    mkdirSync(join(folder, 'folder.winnow'));
    expect(codeOf(() => openWorkspace(join(folder, 'folder.winnow')))).toBe('WORKSPACE_NOT_OURS');
  });

  test('opens what was created, with all that was stored', () => {
    const workspace = openWorkspace(aClosedWorkspace());
    onTestFinished(() => workspace.close());
    expect(listBatches(workspace.readDb).map(({ name }) => name)).toEqual(['first', 'second']);
    expect(workspace.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(workspace.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(workspace.db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => workspace.readDb.exec('DELETE FROM batch')).toThrow(/readonly/);
  });

  test('opens a workspace whose program was killed, with all that was committed', () => {
    const path = aClosedWorkspace();
    const running = openWorkspace(path);
    onTestFinished(() => running.close());
    insertBatch(running.db, 'third', '2030-01-03T00:00:00.000Z');
    const copy = join(temporaryFolder(), 'copy.winnow');
    copyFileSync(path, copy);
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    const reopened = openWorkspace(copy);
    onTestFinished(() => reopened.close());
    expect(listBatches(reopened.readDb)).toHaveLength(3);
  });

  test('migrates an older workspace and leaves a backup of it beside', () => {
    const path = aClosedWorkspace();
    const next = { version: migrations.length + 1, sql: 'ALTER TABLE batch ADD COLUMN extra TEXT' };
    const workspace = openWorkspace(path, { migrations: [...migrations, next] });
    onTestFinished(() => workspace.close());
    expect(workspace.db.pragma('user_version', { simple: true })).toBe(next.version);
    expect(listBatches(workspace.readDb)).toHaveLength(2);
    const backup = new Database(`${path}.backup-v${migrations.length}`, { readonly: true });
    onTestFinished(() => void backup.close());
    expect(backup.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(backup.pragma('application_id', { simple: true })).toBe(applicationId);
    expect(backup.prepare('SELECT name FROM batch ORDER BY id').pluck().all()).toEqual([
      'first',
      'second',
    ]);
  });

  test('a migration that fails leaves the old format and the backup', () => {
    const path = aClosedWorkspace();
    const bad = { version: migrations.length + 1, sql: 'CREATE TABLE half (x); SELECT broken;' };
    expect(() => openWorkspace(path, { migrations: [...migrations, bad] })).toThrow(/broken/);
    expect(existsSync(`${path}.backup-v${migrations.length}`)).toBe(true);
    const workspace = openWorkspace(path);
    onTestFinished(() => workspace.close());
    expect(listBatches(workspace.readDb)).toHaveLength(2);
    expect(workspace.db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'half'`).get()).toBe(
      undefined,
    );
  });

  test('a second migration keeps the first backup', () => {
    const path = aClosedWorkspace();
    writeFileSync(`${path}.backup-v${migrations.length}`, 'an earlier one');
    const next = { version: migrations.length + 1, sql: 'CREATE TABLE more (x) STRICT' };
    const sql = { ...next, sql: 'CREATE TABLE more (x TEXT) STRICT' };
    openWorkspace(path, { migrations: [...migrations, sql] }).close();
    expect(readFileSync(`${path}.backup-v${migrations.length}`, 'utf8')).toBe('an earlier one');
    expect(existsSync(`${path}.backup-v${migrations.length}-2`)).toBe(true);
  });
});

describe('createWorkspace', () => {
  test('refuses a path that is taken, or that holds the rest of another workspace', () => {
    const path = aClosedWorkspace();
    const before = readFileSync(path);
    expect(codeOf(() => createWorkspace(path))).toBe('WORKSPACE_UNAVAILABLE');
    expect(readFileSync(path).equals(before)).toBe(true);
    const beside = join(temporaryFolder(), 'two.winnow');
    writeFileSync(`${beside}-wal`, 'the rest of something');
    expect(codeOf(() => createWorkspace(beside))).toBe('WORKSPACE_UNAVAILABLE');
  });

  test('leaves nothing behind where it cannot write', () => {
    const folder = temporaryFolder();
    expect(codeOf(() => createWorkspace(join(folder, 'none', 'x.winnow')))).toMatch(/UNAVAILABLE/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('leaves only the workspace itself when it is closed', () => {
    const path = aClosedWorkspace();
    expect(readdirSync(join(path, '..'))).toEqual(['one.winnow']);
  });
});
