import type { Document } from '../../model/document';
import type { OffTopicRun } from './join-runs';
import { leastContentWords, type TopicSpace } from './topic-space';

/**
 * Widens a run by the block right before it when that is its headline, too short to be judged by
 * itself: it shares a word with the run, and none with the rest of the document.
 */
export function takeHeadline(document: Document, space: TopicSpace, run: OffTopicRun): OffTopicRun {
  const headline = run.blocks[0]! - 1;
  if (headline < 1 || space.terms.contentWords[headline]! >= leastContentWords) return run;
  const inRun = countIn(space, run.blocks);
  const own = countIn(space, [headline]);
  let shared = 0;
  for (const [term, count] of own) {
    const mentioned = inRun.get(term) ?? 0;
    if (space.frequency[term]! > count + mentioned) return run;
    if (mentioned > 0) shared += 1;
  }
  if (shared === 0) return run;
  return {
    ...run,
    start: document.blocks[headline]!.start,
    blocks: [headline, ...run.blocks],
  };
}

function countIn({ terms }: TopicSpace, blocks: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const block of blocks) {
    for (let entry = terms.offsets[block]!; entry < terms.offsets[block + 1]!; entry++) {
      const term = terms.terms[entry]!;
      counts.set(term, (counts.get(term) ?? 0) + terms.counts[entry]!);
    }
  }
  return counts;
}
