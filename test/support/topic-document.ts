import { readBackground, type Background } from '../../shared/engine/background';
import type { BatchStats } from '../../shared/engine/batch-stats';
import { emptyFold, finishStats, foldStats } from '../../shared/engine/fold-stats';
import { countTerms } from '../../shared/engine/off-topic/document-terms';
import { createTopicSpace, type TopicSpace } from '../../shared/engine/off-topic/topic-space';
import { addTopic, emptyTopics } from '../../shared/engine/off-topic/topic-fold';
import { finishTopics, type TopicTable } from '../../shared/engine/off-topic/topic-table';
import { segment } from '../../shared/engine/segment';
import type { Document } from '../../shared/model/document';

/** A document with one block for each line. */
export function documentOf(lines: readonly string[], id = 'document'): Document {
  const text = lines.join('\n');
  return { id, text, blocks: segment(text) };
}

/** A background that knows a few words of boats and bread and how common they are. */
export const smallBackground: Background = readBackground({
  origin: { data: 'made up', script: 'none', date: '2026-01-01', licence: 'none' },
  documents: 1000,
  stems: {
    '5': 'sourdough rudder',
    '20': 'ferry bakery oven loaf pier',
    '100': 'boat bread island passenger carry',
    '400': 'peopl water summer morn',
  },
});

/** The weighed words of a document. */
export function spaceOf(
  lines: readonly string[],
  background = smallBackground,
  topics?: TopicTable,
): TopicSpace {
  return createTopicSpace(countTerms(documentOf(lines)), background, topics);
}

/** Five blocks about a ferry with one about bread at the given place. */
export function ferryWithBread(at: number): string[] {
  const lines = [
    'Island ferry carries people over the water',
    'The ferry leaves the island pier with forty passengers on the boat',
    'Passengers wait on the pier until the ferry boat is back on the water',
    'In summer the ferry carries passengers to the island every morning',
    'The boat has a new rudder and the island pier is wider for passengers',
  ];
  return [
    ...lines.slice(0, at),
    'The bakery bakes sourdough bread, one loaf after another, in its oven',
    ...lines.slice(at),
  ];
}

/** What the given documents say together. */
export function batchOfDocuments(documents: readonly Document[]): BatchStats {
  const fold = emptyFold();
  for (const document of documents) foldStats(fold, document);
  return finishStats(fold);
}

/** The words of a batch of the given documents. */
export function tableOfDocuments(documents: readonly Document[]): TopicTable {
  const topics = emptyTopics();
  for (const document of documents) addTopic(topics, document);
  return finishTopics(topics);
}
