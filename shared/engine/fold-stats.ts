import type { Document } from '../model/document';
import type { BatchStats } from './batch-stats';
import { countLines, finishLines, type CountedLines } from './finish-lines';
import { addLines, emptyLines, mergeLines, type LineFold } from './line-fold';
import { addTopic, emptyTopics, mergeTopics, type TopicFold } from './off-topic/topic-fold';
import { finishTopics, type TopicTable } from './off-topic/topic-table';

/** What is kept of each document until the batch is complete. Plain data, which can be sent to another thread. */
export interface StatsFold {
  readonly lines: LineFold;
  readonly topics: TopicFold;
  /** The words of the documents are not kept: nobody asks for them. */
  readonly linesOnly?: true;
}

/** A fold over no documents. */
export function emptyFold(): StatsFold {
  return { lines: emptyLines(), topics: emptyTopics() };
}

/** A fold over no documents for an engine that does not compare topics, which takes less time. */
export function emptyLineFold(): StatsFold {
  return { ...emptyFold(), linesOnly: true };
}

/** Adds a document. The same document again changes nothing; the order never matters. */
export function foldStats(into: StatsFold, document: Document): void {
  addLines(into.lines, document);
  if (into.linesOnly !== true) addTopic(into.topics, document);
}

/** The fold over the documents of both; neither is changed. */
export function mergeStats(a: StatsFold, b: StatsFold): StatsFold {
  return {
    lines: mergeLines(a.lines, b.lines),
    topics: mergeTopics(a.topics, b.topics),
    ...(a.linesOnly === true && b.linesOnly === true ? { linesOnly: true } : {}),
  };
}

/** What a thread hands over, rather than a copy of it, that sends the fold to another one and needs it no more. */
export function buffersOf({ lines, topics }: StatsFold): ArrayBuffer[] {
  const columns = [...Object.values(lines), ...Object.values(topics)].filter(ArrayBuffer.isView);
  return columns.map(({ buffer }) => buffer as ArrayBuffer);
}

/** Says where documents come from that were folded before it was known, by their ids. */
export function placeOnSites(fold: StatsFold, sites: ReadonlyMap<string, string>): void {
  for (const [id, site] of sites) fold.lines.sites.set(id, site);
}

/** What can be said once all documents are folded, before it is known where they come from. */
export interface CountedStats {
  readonly lines: CountedLines;
  readonly topics: TopicTable;
}

/** Counts what does not depend on sites: nearly all of the work. */
export function countStats(fold: StatsFold): CountedStats {
  return { lines: countLines(fold.lines), topics: finishTopics(fold.topics) };
}

/** What the folded documents say together; their count may be given, when nothing was folded since. */
export function finishStats(fold: StatsFold, counted = countStats(fold)): BatchStats {
  return { ...finishLines(fold.lines, counted.lines), topics: counted.topics };
}
