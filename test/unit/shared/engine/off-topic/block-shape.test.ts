import { describe, expect, test } from 'vitest';
import {
  measureShape,
  traitShare,
  wordCount,
} from '../../../../../shared/engine/off-topic/block-shape';
import { countTerms } from '../../../../../shared/engine/off-topic/document-terms';
import { documentOf } from '../../../../support/topic-document';

function shapeOf(text: string): ReturnType<typeof measureShape> {
  return measureShape(text, 0, text.length);
}

describe('measureShape', () => {
  test('tells a headline from a sentence', () => {
    expect(shapeOf('Ferry Gets A Second Boat').closed).toBe(0);
    expect(shapeOf('The ferry has a second boat.').closed).toBe(1);
    expect(shapeOf('“The ferry is full.”').closed).toBe(1);
  });

  test('sees how a block opens', () => {
    expect(shapeOf('“Full again,” she said').opensQuote).toBe(1);
    expect(shapeOf('• the second boat').opensMark).toBe(1);
    expect(shapeOf('the second boat')).toMatchObject({ opensQuote: 0, opensMark: 0 });
  });

  test('counts per character, inside the offsets alone', () => {
    const shape = measureShape('xx@AB!xx', 2, 6);
    expect(shape).toMatchObject({ characters: 4, signs: 0.25, upper: 0.5, sentences: 1 });
  });

  test('an empty stretch gives finite figures', () => {
    expect(Object.values(measureShape('', 0, 0)).every(Number.isFinite)).toBe(true);
  });
});

test('trait shares are shares of the words', () => {
  const terms = countTerms(documentOf(['You and your Boat', '…']));
  expect(wordCount(terms, 0)).toBe(4);
  expect(traitShare(terms, 0, 'second')).toBe(0.5);
  expect(traitShare(terms, 0, 'capitals')).toBe(0.5);
  expect(traitShare(terms, 1, 'second')).toBe(0);
});
