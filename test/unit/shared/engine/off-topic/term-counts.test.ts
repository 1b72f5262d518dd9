import { describe, expect, test } from 'vitest';
import { countTerms } from '../../../../../shared/engine/off-topic/document-terms';
import { TermCounts } from '../../../../../shared/engine/off-topic/term-counts';
import { documentOf } from '../../../../support/topic-document';

const terms = countTerms(documentOf(['A ferry, a ferry boat', 'An oven', 'The ferry']));

/** The words that were counted, in their order, each with its mentions and its blocks. */
function listOf({ touched, size, counts, blocks }: TermCounts): [string, number, number][] {
  return Array.from(touched.subarray(0, size), (term) => [
    terms.stems[term]!.text,
    counts[term]!,
    blocks[term]!,
  ]);
}

describe('TermCounts', () => {
  test('counts mentions and blocks of each word, in the order in which they come', () => {
    const counts = new TermCounts(terms);
    counts.addAll([2, 0]);
    expect(listOf(counts)).toEqual([
      ['ferry', 3, 2],
      ['boat', 1, 1],
    ]);
    expect(counts.words).toBe(4);
    counts.add(1);
    expect(listOf(counts)).toContainEqual(['oven', 1, 1]);
  });

  test('is empty again when cleared', () => {
    const counts = new TermCounts(terms);
    counts.addAll([0, 1]);
    counts.clear();
    expect([counts.size, counts.words]).toEqual([0, 0]);
    counts.add(2);
    expect(listOf(counts)).toEqual([['ferry', 1, 1]]);
  });
});
