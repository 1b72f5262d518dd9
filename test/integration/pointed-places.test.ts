import { expect, test, vi } from 'vitest';
import { cleanStored } from '../../electron/operations/clean-stored';
import { openDocument } from '../../electron/operations/open-document';
import { TwinCounter } from '../../electron/operations/twin-counter';
import * as bodies from '../../electron/store/document-bodies';
import { getDocument } from '../../electron/store/documents';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aFlag, aStoredBatch, putFlags } from '../support/workspace-builders';

vi.mock('../../electron/store/document-bodies', { spy: true });

const lines = 50;

/** A document of which each line points to a twin in one document and a donor in another. */
function aPointingDocument() {
  const { db } = temporaryWorkspace();
  const { documentIds } = aStoredBatch(db, {
    'a.txt': 'word\n'.repeat(lines),
    'donor.txt': 'donor\n'.repeat(lines),
    'twin.txt': '🐟win\n'.repeat(lines),
  });
  const [id, donorId, twinId] = documentIds as [number, number, number];
  const uid = (of: number) => getDocument(db, of)!.uid;
  const flags = Array.from({ length: lines }, (_, at) =>
    aFlag(5 * at, 5 * at + 4, {
      evidence: {
        twin: { document: uid(twinId), start: 6 * at, end: 6 * at + 5 },
        donor:
          at === 0
            ? { document: 'gone', start: 1, end: 2 }
            : { document: uid(donorId), start: 6 * at, end: 6 * at + 5 },
      },
    }),
  );
  putFlags(db, id, flags);
  vi.mocked(bodies.getText).mockClear();
  return { db, id, donorId, twinId };
}

test('opening a document reads each text that its flags point to once', () => {
  const { db, id, donorId, twinId } = aPointingDocument();
  const { flags } = openDocument(db, id, { detectors: [], twins: new TwinCounter() });
  expect(flags[0]!.evidence).toEqual({
    twin: { documentId: twinId, document: 'twin.txt', start: 0, end: 5, quote: '🐟win' },
    donor: { document: 'gone', start: 1, end: 2 },
  });
  expect(flags[7]!.evidence?.donor).toEqual({
    ...{ documentId: donorId, document: 'donor.txt' },
    ...{ start: 42, end: 47, quote: 'donor' },
  });
  expect(bodies.getText).toHaveBeenCalledTimes(3);
});

test('so does its audit, in code points', () => {
  const { db, id } = aPointingDocument();
  const rows = cleanStored(db, id, 'lf')
    .audit.trim()
    .split('\n')
    .map((row) => JSON.parse(row) as { evidence: object });
  expect(rows).toHaveLength(lines);
  expect(rows[0]!.evidence).toMatchObject({ donor: { document: 'gone', start: 1, end: 2 } });
  expect(rows[7]!.evidence).toMatchObject({
    twin: { path: 'twin.txt', start: 35, end: 39 },
    donor: { path: 'donor.txt', start: 42, end: 47 },
  });
  expect(bodies.getText).toHaveBeenCalledTimes(3);
});
