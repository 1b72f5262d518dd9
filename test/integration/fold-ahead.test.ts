import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyzeBatch } from '../../electron/operations/analyze-batch';
import type { OpenFlagger } from '../../electron/operations/flagger';
import type { FoldAhead } from '../../electron/operations/fold-ahead';
import { importBatch } from '../../electron/operations/import-batch';
import { loadDocument } from '../../electron/operations/load-document';
import { insertBatch } from '../../electron/store/batches';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import type { Document } from '../../shared/model/document';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

const files: Readonly<Record<string, string>> = {
  'a.txt': 'The ferry left at dawn.\n\nNobody was on it.',
  'copy.txt': 'The ferry left at dawn.\n\nNobody was on it.',
  'page.html': '<link rel=canonical href="https://b.example/x"><p>A page about a pier</p>',
  'rows.jsonl': '{"id":1,"text":"A \\ud83d record","title":"Pi\\udc00er"}\n{"id":2,"text":"B"}\n',
  'wide/b.txt': 'Ein langer Text über Fähren, die bei Nacht fahren und nie ankommen.',
};

function aBatch() {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const batchId = insertBatch(db, 'A batch', testTime);
  const counted: Document[] = [];
  const flagged: Document[] = [];
  const openFlagger: OpenFlagger = () => ({
    width: 1,
    fold: (documents) => Promise.resolve(void counted.push(...documents)),
    finish: () => Promise.resolve([]),
    flag(documents) {
      flagged.push(...documents.map((document) => document.load()));
      return Promise.resolve(documents.map(() => ({ flags: [], sketch: new Uint32Array(0) })));
    },
    close: () => Promise.resolve(),
  });
  const read = (ahead: FoldAhead) =>
    importBatch(db, { batchId, paths: [folder], ahead }, aContext());
  const analyze = async () => {
    counted.length = 0;
    flagged.length = 0;
    await analyzeBatch(db, { batchId, openFlagger, read }, aContext());
  };
  const stored = () =>
    listDocumentIds(db, batchId).map((id) => loadDocument(db, getDocument(db, id)!));
  return { analyze, stored, counted, flagged };
}

test('what is counted and flagged of an import is what is stored, each document once', async () => {
  const { analyze, stored, counted, flagged } = aBatch();
  const byId = (documents: readonly Document[]) =>
    new Map(documents.map((document) => [document.id, document]));
  // First out of the import, then out of the workspace.
  for (let round = 0; round < 2; round++) {
    await analyze();
    expect(flagged).toEqual(stored());
    expect(counted).toHaveLength(flagged.length);
    const withoutSites = stored().map(({ site: _, ...document }) => document);
    expect(byId(counted)).toEqual(byId(withoutSites));
  }
});
