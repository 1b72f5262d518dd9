import { lineUse, type BatchStats, type LineUse } from '../batch-stats';
import type { Detector, RawHit } from '../detector';
import type { BlockFeatures } from '../features';
import { lineHashes } from '../line-hashes';
import { leadsOn } from '../line-shape';

/** From so many documents on a line is called recurring. */
const fewestDocuments = 3;
/** A sentence of so many words says something by itself. */
const fewestSentenceWords = 12;
/** No sentence whose numbers or dates differ is surer to be part of the template. */
const mostOfSentence = 0.3;

/** A line that stands in many documents of the batch, or of one site: part of the template. */
export const recurringLine: Detector = {
  id: 'recurring-line',
  version: 2,
  label: 'Recurring line',
  summary:
    'The same line stands in several documents of the site or batch, apart from numbers and dates.',
  examples: {
    flags: [
      {
        text: 'The ferry sails.\nHarbour Times, the paper of the coast',
        flagged: ['Harbour Times, the paper of the coast'],
        site: 'example.org',
        batch: [
          { text: 'The pier is shut.\nHarbour Times, the paper of the coast', site: 'example.org' },
          { text: 'Cod is dear.\nHarbour Times, the paper of the coast', site: 'example.org' },
          { text: 'It rained.\nHarbour Times, the paper of the coast', site: 'example.org' },
        ],
      },
      {
        text: 'Edition 12 of the morning paper\nThe ferry sails.',
        flagged: ['Edition 12 of the morning paper'],
        batch: [
          { text: 'Edition 13 of the morning paper\nThe pier is shut.' },
          { text: 'Edition 14 of the morning paper\nCod is dear.' },
          { text: 'Edition 15 of the morning paper\nIt rained.' },
        ],
      },
    ],
    keeps: [
      {
        text: 'The ferry sailed at noon.\nThe town came to see it.\nThe mayor spoke.',
        flagged: [],
        site: 'example.org',
        batch: [
          {
            text: 'The ferry sailed at noon.\nThe town came to see it.\nIt rained.',
            site: 'example.org',
          },
          {
            text: 'The ferry sailed at noon.\nThe town came to see it.\nCod is dear.',
            site: 'example.org',
          },
          { text: 'The pier is shut.', site: 'example.org' },
        ],
      },
      {
        text: 'The ferry sails.\nA line of two papers',
        flagged: [],
        batch: [{ text: 'The pier is shut.\nA line of two papers' }, { text: 'Cod is dear.' }],
      },
    ],
  },
  *detect(document, { features, batch }) {
    if (batch.lines.hash.length === 0) return;
    const { counted, exact } = lineHashes(document);
    for (const block of features.blocks) {
      if (block.letters === 0) continue;
      const use = lineUse(batch, counted[block.index]!, document.site);
      const hit = use && judge(block, use, batch, document.site);
      if (!hit) continue;
      const differs = counted[block.index] !== exact[block.index];
      const score = differs && isSentence(block) ? Math.min(mostOfSentence, hit.score) : hit.score;
      yield { start: block.start, end: block.end, kind: 'template', ...hit, score };
    }
  },
};

function judge(
  block: BlockFeatures,
  use: LineUse,
  batch: BatchStats,
  site: string | undefined,
): Pick<RawHit, 'score' | 'reason'> | undefined {
  const where = place(use);
  if (use.site && use.site.documents >= fewestDocuments) {
    const { documents, of } = use.site;
    const reason = `${documents} of ${of} documents of ${site} ${where.verb} it`;
    return { score: weigh(block, documents / of, documents, where.edge), reason };
  }
  if (use.documents < fewestDocuments) return undefined;
  const share = use.documents / Math.max(batch.documents, 1);
  const reason = `${use.documents} documents of the batch ${where.verb} it`;
  return { score: 0.85 * weigh(block, Math.min(1, 3 * share), use.documents, where.edge), reason };
}

/** A full sentence of running text: what it says may be new where its numbers are. */
function isSentence({ words, capitalWords, endsSentence }: BlockFeatures): boolean {
  return words >= fewestSentenceWords && endsSentence && capitalWords <= 0.5 * words;
}

/** Where the line usually stands: at an edge of most of its documents, or anywhere. */
function place({ documents, atTop, atBottom }: LineUse): { verb: string; edge: boolean } {
  if (atBottom >= 0.7 * documents) return { verb: 'end with', edge: true };
  if (atTop >= 0.7 * documents) return { verb: 'begin with', edge: true };
  return { verb: 'hold', edge: false };
}

/** One word alone, a line that leads to what follows, or running text away from the edges, recurs for other reasons too. */
function weigh(block: BlockFeatures, share: number, documents: number, edge: boolean): number {
  const often = Math.min(1, Math.max(share / 0.3, (documents - 2) / 12));
  const most =
    block.words < 2 || leadsOn(block) ? 0.6 : block.prose && !edge ? 0.6 : edge ? 0.96 : 0.9;
  return most * (0.6 + 0.4 * often);
}
