import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../electron/backend/load-resources';
import { readCleanTexts } from '../../../../scripts/gold/read-clean-texts';
import type { BatchStats } from '../../../../shared/engine/batch-stats';
import { createEngine } from '../../../../shared/engine/create-engine';
import { emptyFold, finishStats } from '../../../../shared/engine/fold-stats';
import type { Document } from '../../../../shared/model/document';
import { batchOfDocuments } from '../../../support/topic-document';

const root = resolve(import.meta.dirname, '../../../..');
const engine = createEngine(loadResources(resolve(root, 'resources')));
const documents = readCleanTexts(resolve(root, 'test/corpus/do-no-harm')).map(
  ({ document }) => document,
);
const blocks = documents.reduce((sum, document) => sum + document.blocks.length, 0);

const alone = finishStats(emptyFold());
const together = batchOfDocuments(documents);

/** Flags at or above the usual threshold, as `kind: quoted text`. */
function cutsOf(document: Document, batch: BatchStats): string[] {
  return engine
    .flag(document, batch)
    .filter(({ confidence }) => confidence >= 0.5)
    .map(({ kind, start, end }) => `${kind}: ${document.text.slice(start, end)}`);
}

test('the set is large and of many kinds', () => {
  expect(documents.length).toBeGreaterThanOrEqual(24);
  expect(blocks).toBeGreaterThan(400);
  const long = documents.filter(({ id }) => id !== 'one-liner.txt');
  expect(long.filter((each) => each.blocks.length < 8 || each.blocks.length > 40)).toEqual([]);
});

describe.each([
  ['alone', alone],
  ['as one batch', together],
])('texts without leftovers, judged %s', (_name, batch) => {
  const cuts = documents.map((document) => cutsOf(document, batch));

  test('have at most one flag in 100 blocks', () => {
    expect(cuts.flat().length, cuts.flat().join('\n')).toBeLessThanOrEqual(blocks / 100);
  });

  test('have at most three flags each', () => {
    expect(cuts.filter((each) => each.length > 3)).toEqual([]);
  });
});
