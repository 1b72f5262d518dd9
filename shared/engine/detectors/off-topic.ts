import type { Document } from '../../model/document';
import type { Place } from '../../model/flag';
import type { DetectContext, Detector, RawHit } from '../detector';
import { borrowing } from '../lent-arrays';
import { countTerms } from '../off-topic/document-terms';
import { explainApart, findWordsApart } from '../off-topic/explain';
import { joinRuns, type OffTopicRun } from '../off-topic/join-runs';
import { judgeUnits, type Judgement } from '../off-topic/judge-units';
import { offTopicExamples } from '../off-topic/off-topic-examples';
import { takeHeadline } from '../off-topic/take-headline';
import { createTopicSpace, type TopicSpace } from '../off-topic/topic-space';
import { asEvidence } from '../off-topic/topic-table';

/** Headlines and paragraphs that are about something else than their document. */
export const offTopic: Detector = {
  id: 'off-topic',
  version: 1,
  label: 'Off-topic',
  summary:
    'Compares the words of each block with the rest of its document and flags what does not fit.',
  examples: offTopicExamples,
  detect: (document, context) => borrowing(() => detectOffTopic(document, context)),
};

function detectOffTopic(document: Document, { resources, batch }: DetectContext): RawHit[] {
  const space = createTopicSpace(
    countTerms(document),
    resources.background,
    asEvidence(batch.topics),
  );
  const judgement = judgeUnits(document, space, resources.offTopic, batch);
  return joinRuns(document, space.units, judgement.scores).map((run) =>
    toHit(takeHeadline(document, space, run), space, donorOf(run, judgement)),
  );
}

function toHit(run: OffTopicRun, space: TopicSpace, donor: Place | undefined): RawHit {
  const apart = findWordsApart(space, run.blocks);
  return {
    start: run.start,
    end: run.end,
    kind: 'off-topic',
    score: run.score,
    reason: explainApart(apart, donor !== undefined),
    evidence: { words: apart.examples, ...(donor !== undefined && { donor }) },
  };
}

/** The likeliest donor of a run's blocks. */
function donorOf(run: OffTopicRun, { donors }: Judgement): Place | undefined {
  let best: { fit: number; place: Place } | undefined;
  for (const unit of run.units) {
    const donor = donors[unit];
    if (donor !== undefined && donor.fit > (best?.fit ?? 0)) best = donor;
  }
  return best?.place;
}
