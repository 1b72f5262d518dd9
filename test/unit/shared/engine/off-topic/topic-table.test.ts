import { describe, expect, test } from 'vitest';
import { evenHash } from '../../../../../shared/engine/off-topic/even-hash';
import { emptyTopics } from '../../../../../shared/engine/off-topic/topic-fold';
import {
  batchRarity,
  emptyTopicTable,
  findWord,
  finishTopics,
  mostHolders,
  type TopicTable,
} from '../../../../../shared/engine/off-topic/topic-table';
import { documentOf, tableOfDocuments } from '../../../../support/topic-document';

function tableOf(texts: Readonly<Record<string, string>>): TopicTable {
  return tableOfDocuments(Object.entries(texts).map(([id, text]) => documentOf([text], id)));
}

function holdersOf(table: TopicTable, word: string): string[] {
  const at = findWord(table.hash, evenHash(word));
  if (at < 0) return [];
  return [...table.holder.subarray(table.from[at]!, table.from[at + 1]!)].map(
    (document) => table.ids[document]!,
  );
}

describe('finishTopics', () => {
  const table = tableOf({ b: 'ferry island', a: 'ferry bakery', c: 'oven bakery ferry' });

  test('lists the documents of each word that two or more hold', () => {
    expect(table.ids).toEqual(['a', 'b', 'c']);
    expect(holdersOf(table, 'bakery')).toEqual(['a', 'c']);
    expect(holdersOf(table, 'ferry')).toEqual(['a', 'b', 'c']);
    expect(holdersOf(table, 'oven')).toEqual([]);
  });

  test('weighs words so that each document has length 1', () => {
    const at = findWord(table.hash, evenHash('bakery'));
    const [ferry, bakery] = [batchRarity(3, 3), batchRarity(3, 2)];
    expect(table.weight[table.from[at]!]).toBeCloseTo(bakery / Math.hypot(ferry, bakery));
  });

  test('does not depend on the order of the documents', () => {
    const reversed = tableOf({ c: 'oven bakery ferry', a: 'ferry bakery', b: 'ferry island' });
    expect(reversed).toEqual(table);
  });

  test('of nothing is the empty table', () => {
    expect(finishTopics(emptyTopics())).toEqual(emptyTopicTable);
  });

  test('words in very many documents have no list', () => {
    const many = Object.fromEntries(
      Array.from({ length: mostHolders + 1 }, (_, index) => [
        `d${index}`,
        `ferry word${index >> 1}`,
      ]),
    );
    const common = tableOf(many);
    expect(holdersOf(common, 'ferry')).toEqual([]);
    expect(holdersOf(common, 'word0')).toEqual(['d0', 'd1']);
    expect(batchRarity(mostHolders + 1, mostHolders + 1)).toBe(0);
  });
});
