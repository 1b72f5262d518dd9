import type { Detector, RawHit } from '../detector';
import type { BlockFeatures, DocumentFeatures } from '../features';
import { describesPicture, pointsAtPicture } from '../combine/line-traits';
import { breaksOff, isListItem, isQuoted, isTitleCase, leadsOn, looksPosted } from '../line-shape';

const mostWords = 90;
/** A document whose paragraphs end with full stops tells by a missing stop what is no paragraph. */
const leastStopRate = 0.6;

const labelled = /^(?!https?)(["'‘“]?[\p{Lu}\d][^:.!?]{1,44}[?!]?["'’”]?):\s+(\S.*)$/u;

/** A caption without a full stop, or one that points at its picture. */
export const caption: Detector = {
  id: 'caption',
  version: 2,
  label: 'Caption',
  summary:
    'The line has the form of a picture caption: no full stop among paragraphs that have one, a label, or a word that points at the picture.',
  examples: {
    flags: [
      {
        text: 'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nFull steam: The ferry Swallow on her first morning out of the dock\nThe mayor had promised it for nine months, and the crew had given up hope by the end of May.\nIt will sail three times a day until the end of the summer, the harbour office said on Monday.',
        flagged: ['Full steam: The ferry Swallow on her first morning out of the dock'],
      },
      {
        text: 'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nAda Pole (pictured, left) waited on the quay from dawn with her daughter\nThe mayor had promised it for nine months, and the crew had given up hope by the end of May.\nIt will sail three times a day until the end of the summer, the harbour office said on Monday.',
        flagged: ['Ada Pole (pictured, left) waited on the quay from dawn with her daughter'],
      },
    ],
    keeps: [
      {
        text: 'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nThe mayor said of the long wait:\nIt will sail three times a day until the end of the summer, the harbour office said on Monday.\nThe mayor had promised it for nine months, and the crew had given up hope by the end of May.',
        flagged: [],
      },
      {
        text: 'Bread for the crossing\nTwo cups of flour\nOne spoon of salt\nMix flour, salt and water in a large bowl\nLet the dough rest under a cloth for an hour',
        flagged: [],
      },
    ],
  },
  *detect(_document, { features }) {
    for (const block of features.blocks) {
      const hit = judge(block, features);
      if (hit) yield { start: block.start, end: block.end, kind: 'caption', ...hit };
    }
  },
};

function judge(
  block: BlockFeatures,
  features: DocumentFeatures,
): Pick<RawHit, 'score' | 'reason'> | undefined {
  const { text, words, index } = block;
  if (index === 0 || words < 1 || words > mostWords || features.proseBlocks < 2) return undefined;
  if (block.tabular) return undefined;
  if (leadsOn(block) || breaksOff(block) || isListItem(block) || looksPosted(block))
    return undefined;
  const points = pointsAtPicture(text);
  if (block.endsSentence) {
    return points ? { score: 0.3, reason: 'points at a picture that is not here' } : undefined;
  }
  const before = features.blocks[index - 1]!;
  if (leadsOn(before) || isQuoted(block) || features.stopRate < leastStopRate) return undefined;
  const trust = (features.stopRate - leastStopRate) / (1 - leastStopRate);
  // Above the text stand the lines that sum it up, which often have no full stop either.
  const standfirst = index < features.firstProse;
  const last = index === features.blocks.length - 1;
  const base = points ? 0.9 : formScore(block) * (last ? 0.6 : 1);
  const score = (standfirst ? 0.4 : 1) * base * (0.75 + 0.25 * trust);
  if (score < 0.05) return undefined;
  return {
    score,
    reason: points
      ? 'points at a picture and has no full stop'
      : `has no full stop, unlike ${percent(features.stopRate)} of the longer lines`,
  };
}

function percent(share: number): string {
  return share === 1 ? 'all' : `${Math.floor(100 * share)} %`;
}

function formScore(block: BlockFeatures): number {
  const { text, words } = block;
  // Several sentences are a paragraph that lost its last full stop.
  const whole = block.sentences >= 2 ? 0.3 : block.sentences === 1 && words >= 30 ? 0.6 : 1;
  const label = labelled.exec(text);
  if (label && label[2]!.split(/\s+/, 4).length > 2 && label[1]!.split(' ').length <= 8)
    return isTitleCase(block) ? 0.45 : 0.82 * whole;
  const poses = describesPicture(text);
  if (isTitleCase(block)) return poses ? 0.35 : 0.2;
  if (words >= 9) return whole * (poses ? 0.85 : 0.7);
  if (words >= 6) return whole * (poses ? 0.6 : 0.42);
  return 0.2;
}
