import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { Session } from '../../electron/backend/session';
import { decideFlags } from '../../electron/operations/decide-flags';
import { undo } from '../../electron/operations/undo';
import { listDocumentDecisions } from '../../electron/store/decisions';
import { listDocumentIds } from '../../electron/store/documents';
import { openWorkspace } from '../../electron/store/open-workspace';
import { listVerdicts } from '../../electron/store/verdicts';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aStoredBatch, testTime } from '../support/workspace-builders';

const line = (at: number) => [{ start: at * 5, end: at * 5 + 4 }];

/** A workspace with a document of words, of which the first few are cut. */
function aWorkspaceWithCuts(cuts: number) {
  const workspace = temporaryWorkspace();
  const { batchId } = aStoredBatch(workspace.db, { 'a.txt': 'word\n'.repeat(50) });
  const documentId = listDocumentIds(workspace.db, 1)[0]!;
  for (let at = 0; at < cuts; at++) {
    decideFlags(workspace.db, { documentId, spans: line(at), verdict: 'confirmed' }, testTime);
  }
  return { workspace, batchId, documentId };
}

test('a workspace whose shared memory is gone is opened with all that was saved', () => {
  const { workspace, documentId } = aWorkspaceWithCuts(5);
  const copy = join(temporaryFolder(), 'copy.winnow');
  copyFileSync(workspace.path, copy);
  copyFileSync(`${workspace.path}-wal`, `${copy}-wal`);
  const reopened = openWorkspace(copy);
  onTestFinished(() => reopened.close());
  expect(listVerdicts(reopened.db, documentId)).toHaveLength(5);
  expect(reopened.db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('a workspace whose log is gone is opened as it was when the log was last taken over', () => {
  const { workspace, documentId } = aWorkspaceWithCuts(3);
  workspace.db.pragma('wal_checkpoint(TRUNCATE)');
  decideFlags(workspace.db, { documentId, spans: line(9), verdict: 'confirmed' }, testTime);
  const copy = join(temporaryFolder(), 'copy.winnow');
  copyFileSync(workspace.path, copy);
  const reopened = openWorkspace(copy);
  onTestFinished(() => reopened.close());
  expect(listVerdicts(reopened.db, documentId)).toHaveLength(3);
  expect(reopened.db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('a workspace beside the log of another one is refused, and keeps every byte', () => {
  const { workspace } = aWorkspaceWithCuts(3);
  workspace.db.pragma('wal_checkpoint(TRUNCATE)');
  const copy = join(temporaryFolder(), 'copy.winnow');
  copyFileSync(workspace.path, copy);
  const before = readFileSync(copy);
  const other = temporaryWorkspace();
  aStoredBatch(other.db, { 'b.txt': 'fish\n'.repeat(50) });
  other.db.pragma('wal_checkpoint(TRUNCATE)');
  const [documentId] = listDocumentIds(other.db, 1);
  const input = { documentId: documentId!, spans: line(20), verdict: 'confirmed' as const };
  decideFlags(other.db, input, testTime);
  copyFileSync(`${other.path}-wal`, `${copy}-wal`);
  expect(() => openWorkspace(copy)).toThrow(
    expect.objectContaining({ code: 'WORKSPACE_DAMAGED' }) as Error,
  );
  expect(readFileSync(copy).equals(before)).toBe(true);
  // Without that log it is as it was.
  for (const ending of ['-wal', '-shm']) rmSync(copy + ending);
  const reopened = openWorkspace(copy);
  onTestFinished(() => reopened.close());
  expect(listVerdicts(reopened.db, listDocumentIds(reopened.db, 1)[0]!)).toHaveLength(3);
});

test('a clock that is set back changes neither the order of decisions nor what undo takes back', () => {
  const { workspace, batchId, documentId } = aWorkspaceWithCuts(0);
  const { db } = workspace;
  const times = [
    '2031-05-01T12:00:00.000Z',
    '1970-01-01T00:00:00.000Z',
    '2041-01-01T00:00:00.000Z',
  ];
  times.push('2031-04-30T12:00:00.000Z');
  for (const [at, time] of times.entries()) {
    decideFlags(db, { documentId, spans: line(at), verdict: 'confirmed' }, time);
  }
  expect(listDocumentDecisions(db, documentId).map(({ decidedAt }) => decidedAt)).toEqual(times);
  for (let left = times.length; left > 0; left--) {
    expect(listVerdicts(db, documentId).map(({ start }) => start / 5)).toEqual(
      Array.from({ length: left }, (_, at) => at),
    );
    undo(db, batchId, '1999-01-01T00:00:00.000Z');
  }
  expect(listVerdicts(db, documentId)).toEqual([]);
});

test('a sync that failed is final: the file is opened anew before anything else is saved', () => {
  const path = join(temporaryFolder(), 'work.winnow');
  const session = new Session(temporaryFolder());
  onTestFinished(() => session.close());
  session.create(path);
  aStoredBatch(session.db, { 'a.txt': 'word\n' });
  const { db } = session;
  const failed = new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
  expect(session.mapError(failed)).toMatchObject({ code: 'DISK_FAILED' });
  expect(db.open).toBe(false);
  expect(session.db.open).toBe(true);
  expect(listDocumentIds(session.db, 1)).toHaveLength(1);
  // A file that cannot be opened again stays closed, and every call says so.
  session.close();
  session.open(path);
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(path + ending)) rmSync(path + ending);
  }
  session.mapError(failed);
  expect(() => session.db).toThrow(expect.objectContaining({ code: 'WORKSPACE_NONE' }) as Error);
});
