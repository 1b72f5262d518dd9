import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadResources } from '../../../electron/backend/load-resources';
import { resourcesFolder } from '../../../electron/backend/resources-folder';
import { analyzeBatch } from '../../../electron/operations/analyze-batch';
import { inThread } from '../../../electron/operations/flagger';
import { listBatches } from '../../../electron/store/batches';
import type { ReadDb } from '../../../electron/store/database';
import { getDocument, listDocumentIds } from '../../../electron/store/documents';
import { listFlags } from '../../../electron/store/flags';
import { getSketch } from '../../../electron/store/near-duplicates';
import { openWorkspace } from '../../../electron/store/open-workspace';
import { createEngine } from '../../../shared/engine/create-engine';
import { makeCorpus, newsShape } from '../../support/corpus/make-corpus';
import { temporaryFolder } from '../../support/temporary-folder';
import { useWinnowCommand } from '../../support/winnow-command';
import { aContext } from '../../support/workspace-builders';

const command = useWinnowCommand();

function whatIsSaid(db: ReadDb, batchId: number) {
  return listDocumentIds(db, batchId).map((id) => {
    const { site, counts } = getDocument(db, id)!;
    return { site, counts, flags: listFlags(db, id), sketch: getSketch(db, id) };
  });
}

test('a worker that counts while files are read says what this thread says of what is stored', async () => {
  const folder = temporaryFolder();
  const sources = join(folder, 'crawl');
  // Enough for a worker: small batches are flagged where they are read.
  for (const { path, text } of makeCorpus({ ...newsShape, documents: 250, sites: 5 })) {
    mkdirSync(dirname(join(sources, path)), { recursive: true });
    writeFileSync(join(sources, path), text);
  }
  const path = join(folder, 'a.winnow');
  expect(await command.run(['import', sources, '--workspace', path])).toMatchObject({ code: 0 });
  const workspace = openWorkspace(path);
  try {
    const { db } = workspace;
    const batchId = listBatches(db)[0]!.id;
    const inWorker = whatIsSaid(db, batchId);
    expect(inWorker.flatMap(({ flags }) => flags).length).toBeGreaterThan(1000);
    const openFlagger = inThread(createEngine(loadResources(resourcesFolder())));
    await analyzeBatch(db, { batchId, openFlagger }, aContext());
    expect(whatIsSaid(db, batchId)).toEqual(inWorker);
  } finally {
    workspace.close();
  }
});
