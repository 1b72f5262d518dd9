import type { Document } from '../../model/document';
import type { DetectContext, Detector, RawHit } from '../detector';
import { countTerms } from '../off-topic/document-terms';
import { explainApart, findWordsApart } from '../off-topic/explain';
import { joinRuns } from '../off-topic/join-runs';
import { scoreUnits } from '../off-topic/off-topic-model';
import { offTopicExamples } from '../off-topic/off-topic-examples';
import { createTopicSpace } from '../off-topic/topic-space';
import { measureUnits } from '../off-topic/unit-features';

/** Documents with fewer judgeable blocks have no topic that could be measured. */
const leastUnits = 5;

/** Headlines and paragraphs that are about something else than their document. */
export const offTopic: Detector = {
  id: 'off-topic',
  version: 1,
  label: 'Off-topic',
  summary:
    'Compares the words of each block with the rest of its document and flags what does not fit.',
  examples: offTopicExamples,
  detect: detectOffTopic,
};

function detectOffTopic(document: Document, { resources }: DetectContext): RawHit[] {
  const space = createTopicSpace(countTerms(document), resources.background);
  if (space.units.length < leastUnits) return [];
  const scores = scoreUnits(resources.offTopic, measureUnits(document, space));
  return joinRuns(document, space.units, scores).map(({ start, end, score, blocks }) => {
    const apart = findWordsApart(space, blocks);
    return {
      start,
      end,
      kind: 'off-topic',
      score,
      reason: explainApart(apart),
      evidence: { words: apart.examples },
    };
  });
}
