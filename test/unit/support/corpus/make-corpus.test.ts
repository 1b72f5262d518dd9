import { expect, test } from 'vitest';
import { makeCorpus, newsShape } from '../../../support/corpus/make-corpus';

const shape = { ...newsShape, documents: 60 };

test('the same seed gives the same texts, another seed others', () => {
  const texts = (seed: number) => [...makeCorpus({ ...shape, seed })].map((made) => made.text);
  expect(texts(1)).toEqual(texts(1));
  expect(texts(1)).not.toEqual(texts(2));
});

test('a longer corpus begins with the shorter one', () => {
  const paths = (documents: number) =>
    [...makeCorpus({ ...shape, documents })].map((made) => made.path + made.text);
  expect(paths(60).slice(0, 30)).toEqual(paths(30));
});

test('leftovers of every planted kind occur, and most lines are article text', () => {
  const lines = [...makeCorpus(shape)].flatMap((made) => made.lines);
  const kinds = new Set(lines.map((line) => line.kind));
  for (const kind of ['template', 'advert', 'counter', 'metadata', 'caption', 'off-topic']) {
    expect(kinds).toContain(kind);
  }
  expect(lines.filter((line) => line.kind === undefined).length).toBeGreaterThan(lines.length / 2);
});
