import { describe, expect, test } from 'vitest';
import { evenHash } from '../../../../../shared/engine/off-topic/even-hash';
import {
  addTopic,
  emptyTopics,
  foldTopic,
  mergeTopics,
  mostTopics,
  type TopicFold,
} from '../../../../../shared/engine/off-topic/topic-fold';
import { documentOf, ferryWithBread } from '../../../../support/topic-document';

describe('foldTopic', () => {
  test('keeps each content word once, with how often it stands in the document', () => {
    const topic = foldTopic(documentOf(['The ferry and the ferries', 'A ferry with a boat']));
    const counts = new Map([...topic.hash].map((hash, word) => [hash, topic.count[word]]));
    expect(counts).toEqual(
      new Map([
        [evenHash('ferry'), 3],
        [evenHash('boat'), 1],
      ]),
    );
    expect([...topic.hash]).toEqual([...topic.hash].sort((a, b) => a - b));
  });

  test('of very long documents keeps the most frequent words', () => {
    const rare = Array.from({ length: 900 }, (_, index) => `word${index}x`);
    const topic = foldTopic(documentOf([...rare, 'ferry ferry ferry']));
    expect(topic.hash).toHaveLength(600);
    expect(topic.hash).toContain(evenHash('ferry'));
  });

  test('does not depend on the order of the blocks', () => {
    const lines = ferryWithBread(3);
    expect(foldTopic(documentOf([...lines].reverse()))).toEqual(foldTopic(documentOf(lines)));
  });
});

describe('the documents kept for comparison', () => {
  const ids = Array.from({ length: 2 * mostTopics + 500 }, (_, index) => `document-${index}`);

  function topicsOf(some: readonly string[]): TopicFold {
    const topics = emptyTopics();
    for (const id of some) addTopic(topics, { id, text: '', blocks: [] });
    return topics;
  }

  function keptOf(topics: TopicFold): string[] {
    return [...mergeTopics(topics, emptyTopics()).ids].sort();
  }

  test('are at most so many, and the same ones in whatever order and parts they come', () => {
    const kept = keptOf(topicsOf(ids));
    expect(kept).toHaveLength(mostTopics);
    expect(keptOf(topicsOf([...ids].reverse()))).toEqual(kept);
    const parts = mergeTopics(topicsOf(ids.slice(0, 9000)), topicsOf(ids.slice(9000)));
    expect(keptOf(parts)).toEqual(kept);
  });

  test('are all of them in ordinary batches', () => {
    const merged = mergeTopics(topicsOf(['a', 'b']), topicsOf(['b', 'c']));
    expect(keptOf(merged)).toEqual(['a', 'b', 'c']);
  });

  test('are not changed by a merge', () => {
    const [some, others] = [topicsOf(['a']), topicsOf(['b'])];
    mergeTopics(some, others);
    expect(some.ids).toEqual(['a']);
    expect(others.ids).toEqual(['b']);
  });
});
