// First, so that it counts what is loaded after it.
import { countWork } from '../../../support/count-work';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../electron/backend/load-resources';
import { createEngine } from '../../../../shared/engine/create-engine';
import { emptyFold, finishStats, foldStats } from '../../../../shared/engine/fold-stats';
import { segment } from '../../../../shared/engine/segment';
import type { Document } from '../../../../shared/model/document';
import { growingTexts } from '../../../support/bad-texts';
import { makeCorpus, newsShape } from '../../../support/corpus/make-corpus';

const engine = createEngine(loadResources(resolve(import.meta.dirname, '../../../../resources')));

/** Counts and flags documents as one batch. */
function flagBatch(documents: readonly Document[]): void {
  const fold = emptyFold();
  for (const document of documents) foldStats(fold, document);
  const batch = finishStats(fold);
  for (const document of documents) engine.flag(document, batch);
}

function asDocument(text: string, index = 0): Document {
  return { id: String(index), text, blocks: segment(text) };
}

const article = (paragraphs: number): string =>
  [...makeCorpus({ ...newsShape, documents: 1, paragraphs })][0]!.text;
const news = (documents: number): Document[] =>
  Array.from(makeCorpus({ ...newsShape, documents }), ({ text }, index) => asDocument(text, index));

/** What is prepared at the first document belongs to none. */
flagBatch(news(100));

describe('work grows with the text and no faster', () => {
  test.each([...growingTexts, ['an article', article] as const])('%s', (_name, make) => {
    const work: number[] = [];
    for (const size of [100, 200, 400]) {
      const document = asDocument(make(size));
      work.push(countWork(() => flagBatch([document])));
    }
    const [once, twice, fourfold] = work;
    // A part of the work is the same for every document; nothing may be added beyond the text.
    expect(twice! / once!).toBeLessThan(2.2);
    expect(fourfold! / twice!).toBeLessThan(2.2);
  });
});

test('the work for a document does not grow with the batch', () => {
  const work: number[] = [];
  for (const size of [120, 240, 480]) {
    const documents = news(size);
    work.push(countWork(() => flagBatch(documents)) / size);
  }
  expect(work[1]! / work[0]!).toBeLessThan(1.15);
  expect(work[2]! / work[1]!).toBeLessThan(1.15);
}, 120_000);
