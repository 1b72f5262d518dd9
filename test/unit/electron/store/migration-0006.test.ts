import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { getBatch } from '../../../../electron/store/batches';
import type { WriteDb } from '../../../../electron/store/database';
import { createSchema } from '../../../../electron/store/migrate';
import { migrations } from '../../../../electron/store/migrations';
import { openWorkspace } from '../../../../electron/store/open-workspace';
import { deleteProblems } from '../../../../electron/store/problems';
import { temporaryFolder } from '../../../support/temporary-folder';

test('a workspace of an earlier format no longer counts what was skipped', () => {
  const path = join(temporaryFolder(), 'old.winnow');
  const old = new Database(path) as unknown as WriteDb;
  createSchema(old, migrations.slice(0, 5));
  old.exec(`
    INSERT INTO batch (name, created_at, state) VALUES ('b', 't', 'ready');
    INSERT INTO problem (batch_id, path, code, message) VALUES
      (1, 'a', 'FILES_HIDDEN', 'm'), (1, 'b', 'FILE_EMPTY', 'm'), (1, 'c', 'FILES_HIDDEN', 'm');
  `);
  old.close();
  const { db, close } = openWorkspace(path);
  onTestFinished(close);
  expect(getBatch(db, 1)!.counts.problems).toBe(1);
  deleteProblems(db, 1, 'a');
  expect(getBatch(db, 1)!.counts.problems).toBe(1);
  deleteProblems(db, 1, 'b');
  expect(getBatch(db, 1)!.counts.problems).toBe(0);
});
