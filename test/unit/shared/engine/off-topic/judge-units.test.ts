import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../../electron/backend/load-resources';
import type { BatchStats } from '../../../../../shared/engine/batch-stats';
import { countTerms } from '../../../../../shared/engine/off-topic/document-terms';
import { judgeUnits, type Judgement } from '../../../../../shared/engine/off-topic/judge-units';
import { createTopicSpace } from '../../../../../shared/engine/off-topic/topic-space';
import { asEvidence } from '../../../../../shared/engine/off-topic/topic-table';
import { documentOf, ferryWithBread, batchOfDocuments } from '../../../../support/topic-document';

const { background, offTopic } = loadResources(
  fileURLToPath(new URL('../../../../../resources', import.meta.url)),
);

function judge(lines: readonly string[], batch: BatchStats): Judgement {
  const document = documentOf(lines);
  const space = createTopicSpace(countTerms(document), background, asEvidence(batch.topics));
  return judgeUnits(document, space, offTopic, batch);
}

/** A batch with the judged document, one about bread, and many about choirs. */
function batchOf(documents: number): BatchStats {
  const bread = [
    'Sourdough from the village bakery',
    'The bakery bakes its bread in an old oven, and a loaf of sourdough lasts a week',
    'Each loaf of bread cools beside the oven of the bakery',
  ];
  const others = Array.from({ length: documents - 2 }, (_, index) =>
    documentOf(
      [`Choir number${index >> 1} sings song${index >> 2} on hill${index >> 3}`],
      `c${index}`,
    ),
  );
  return batchOfDocuments([documentOf(ferryWithBread(3)), documentOf(bread, 'bread'), ...others]);
}

describe('judgeUnits', () => {
  test('scores a foreign block highest; the title is never judged', () => {
    const { scores } = judge(ferryWithBread(3), batchOfDocuments([]));
    expect(scores.indexOf(Math.max(...scores))).toBe(3);
    expect(scores[0]).toBe(0);
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
  });

  test('abstains where there are too few blocks to have a topic', () => {
    const { scores } = judge(ferryWithBread(3).slice(0, 4), batchOfDocuments([]));
    expect([...scores]).toEqual([0, 0, 0, 0]);
  });

  test('names the donor in a batch that is large enough, and in no smaller one', () => {
    expect(judge(ferryWithBread(3), batchOf(120)).donors[3]?.place).toMatchObject({
      document: 'bread',
      start: 0,
    });
    expect(judge(ferryWithBread(3), batchOf(60)).donors).toEqual([]);
  });

  test('a block that fits its own document has no donor', () => {
    const { donors } = judge(ferryWithBread(3), batchOf(120));
    expect(donors[1]).toBeUndefined();
    expect(donors[2]).toBeUndefined();
  });
});
