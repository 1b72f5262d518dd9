import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { recountDocument } from '../../../../electron/operations/count-flags';
import { getBatch } from '../../../../electron/store/batches';
import type { WriteDb } from '../../../../electron/store/database';
import { listDocumentIds, getDocument } from '../../../../electron/store/documents';
import { createSchema } from '../../../../electron/store/migrate';
import { migrations } from '../../../../electron/store/migrations';
import { sumOpenKinds } from '../../../../electron/store/open-kinds';
import { openWorkspace } from '../../../../electron/store/open-workspace';
import { temporaryFolder } from '../../../support/temporary-folder';

test('a workspace of the first format knows its copies and open kinds afterwards', () => {
  const path = join(temporaryFolder(), 'old.winnow');
  const old = new Database(path) as unknown as WriteDb;
  createSchema(old, migrations.slice(0, 1));
  old.exec(`
    INSERT INTO batch (name, created_at, state) VALUES ('b', 't', 'ready');
    INSERT INTO source_file (batch_id, path, reader, size) VALUES (1, 'a', 'text', 1);
  `);
  for (const [name, sha256] of Object.entries({ a: 'x', b: 'y', c: 'x', d: 'x' })) {
    old.exec(`
      INSERT INTO document (batch_id, source_file_id, uid, path, sort_key, record_number, encoding,
        encoding_confidence, sha256, text_length)
      VALUES (1, 1, '${name}', '${name}', '${name}', 0, 'utf-8', 1, '${sha256}', 20);
      INSERT INTO document_body (document_id, bytes, text_form)
      VALUES (last_insert_rowid(), CAST('some text of document' AS BLOB), 'bytes');
    `);
  }
  old.exec(`
    INSERT INTO flag (document_id, start, end, kind, confidence, detector, reason) VALUES
      (1, 0, 4, 'ui', 0.9, 'd@1', 'r'), (1, 5, 9, 'ui', 0.5, 'd@1', 'r'),
      (1, 10, 12, 'ui', 0.3, 'd@1', 'r'), (2, 0, 4, 'ui', 0.85, 'd@1', 'r');
    INSERT INTO verdict VALUES (2, 0, 4, 'rejected', 'curator', 't', 'ui', 0.85, 'd@1', 'r');
  `);
  old.close();
  const { db, close } = openWorkspace(path);
  onTestFinished(close);
  const ids = listDocumentIds(db, 1);
  const copyOf = ids.map((id) => getDocument(db, id)!.copyOf);
  expect(copyOf).toEqual([undefined, undefined, ids[0], ids[0]]);
  const sums = sumOpenKinds(db, 1);
  expect(sums).toEqual([
    { kind: 'ui', band: 'certain', open: 1 },
    { kind: 'ui', band: 'check', open: 1 },
  ]);
  for (const id of ids) recountDocument(db, id);
  expect(sumOpenKinds(db, 1)).toEqual(sums);
  expect(getBatch(db, 1)!.counts).toMatchObject({ flags: 3, open: 2, rejected: 1 });
});
