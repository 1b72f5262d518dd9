import { describe, expect, test } from 'vitest';
import {
  type ManifestHead,
  parseManifest,
  renderManifest,
} from '../../../../electron/writers/manifest';

const head: ManifestHead = {
  program: '1.2.3',
  batch: 'orchard',
  exportedAt: '2024-05-01T10:00:00.000Z',
  lineEnds: 'lf',
  summary: '1 flag open, 2 cut by policy, 3 by you.',
  counts: {
    documents: 1,
    documentsDone: 0,
    flags: 6,
    open: 1,
    confirmed: 5,
    rejected: 0,
    byCurator: 3,
    byPolicy: 2,
    byRule: 0,
    characters: 90,
    charactersCut: 9,
    problems: 1,
  },
  documentsWithoutText: 0,
  problems: [{ path: 'b.bin', code: 'FILE_BINARY', message: 'The file is not text (NUL).' }],
};
const files = [{ path: 'clean/a.txt', bytes: 3, sha256: 'ab' }];

describe('a manifest', () => {
  test('says what it is made of', () => {
    const manifest = JSON.parse(
      renderManifest('complete', head, { documents: [], excluded: [], files }),
    ) as object;
    expect(manifest).toEqual({
      format: 'winnow-export',
      version: 1,
      state: 'complete',
      ...head,
      documents: [],
      excluded: [],
      files,
    });
  });

  test('is known again', () => {
    expect(
      parseManifest(renderManifest('complete', head, { documents: [], excluded: [], files })),
    ).toEqual({
      state: 'complete',
      files,
    });
    expect(parseManifest(renderManifest('incomplete', head))).toEqual({
      state: 'incomplete',
      files: [],
    });
  });

  test.each([
    '',
    '{',
    '[]',
    'null',
    '{}',
    '{"format":"other","state":"complete"}',
    '{"format":"winnow-export"}',
    '{"format":"winnow-export","state":"half"}',
  ])('is not taken for one: %s', (text) => {
    expect(parseManifest(text)).toBeUndefined();
  });
});
