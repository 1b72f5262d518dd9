import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findTwins } from '../../../../electron/operations/find-twins';
import { listBlockHashes, listBlocks } from '../../../../electron/store/blocks';
import type { WriteDb } from '../../../../electron/store/database';
import { findDocumentId } from '../../../../electron/store/document-uids';
import { getDocument, listDocumentIds } from '../../../../electron/store/documents';
import { createWorkspace, openWorkspace } from '../../../../electron/store/open-workspace';
import { makeOlder } from '../../../support/make-older';
import { temporaryFolder } from '../../../support/temporary-folder';
import { aStoredBatch } from '../../../support/workspace-builders';

const texts = {
  'a.txt': 'Headline\n\nShare this\nRead more\nA story of its own.',
  'b.txt': 'Another\nShare this\r\n  Read more  \nShare this\nRead more',
  'empty.txt': '',
  'long.txt': Array.from({ length: 2000 }, (_, at) => `Line ${at % 700}`).join('\n\n'),
};

/** All that blocks say of the documents, where these are found, and where the twins of each block and pair of blocks stand. */
function blocksAndTwins(db: WriteDb) {
  return listDocumentIds(db, 1).map((id) => {
    const document = getDocument(db, id)!;
    const blocks = listBlocks(db, id);
    const some = blocks.filter(({ index }) => index < 5 || index % 400 === 0);
    return {
      blocks,
      hashes: listBlockHashes(db, [id]).flatMap(({ hashes }) => [...hashes]),
      found: findDocumentId(db, 1, document.uid),
      twins: some.map((block) => findTwins(db, document, block)),
      pairs: some.map(({ index, start }) =>
        findTwins(db, document, { start, end: (blocks[index + 1] ?? blocks[index]!).end }),
      ),
    };
  });
}

test('a workspace with a row for each block has the same blocks and twins afterwards', () => {
  const path = join(temporaryFolder(), 'old.winnow');
  const workspace = createWorkspace(path);
  aStoredBatch(workspace.db, texts);
  const before = blocksAndTwins(workspace.db);
  expect(before.map(({ found }) => found)).toEqual(listDocumentIds(workspace.db, 1));
  expect(before[1]!.twins[1]).toHaveLength(3);
  expect(before[1]!.pairs[1]).toHaveLength(3);
  workspace.close();
  makeOlder(path);
  const { db, close } = openWorkspace(path);
  onTestFinished(close);
  expect(blocksAndTwins(db)).toEqual(before);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});
