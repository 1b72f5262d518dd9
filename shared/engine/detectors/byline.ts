import type { Detector, RawHit } from '../detector';
import type { BlockFeatures, DocumentFeatures } from '../features';
import { breaksOff, isQuoted, leadsOn } from '../line-shape';

const namePart =
  "(?:\\p{Lu}[\\p{L}'’-]{1,24}|\\p{Lu}\\.(?:\\s?\\p{Lu}\\.)?|de|da|van|von|der|den|la|le|al|el|bin|ibn)";
const name = `\\p{Lu}[\\p{L}.'’-]{0,24}(?:\\s${namePart}){1,3}`;
const nameAlone = new RegExp(`^${name}(?:(?:,\\s|\\sand\\s|\\s&\\s)${name}){0,3}$`, 'u');
const dashName = new RegExp(`^(?:[–—―-]{1,2}|~)\\s?${name}(?:,\\s[^.!?]{2,60})?$`, 'u');
const nameAndDesk = new RegExp(
  `^${name}\\s?[,|/·•–—-]\\s?(?:.{0,30}\\b(?:News|Times|Post|Press|Herald|Tribune|Journal|Gazette|Guardian|Telegraph|Staff|Reporter|Writer|Correspondent|Editor|Contributor|Columnist|Bureau|Reuters|AFP|AP|CNN|BBC|Bloomberg)\\b.{0,40})$`,
  'u',
);

/** How many blocks from either end count as the place of a byline. */
const edge = 3;

/** The name of the author without "By": above the text, or signed below it. */
export const byline: Detector = {
  id: 'byline',
  version: 1,
  label: 'Byline',
  summary: 'A personal name alone where the author is named: above the text or signed below it.',
  examples: {
    flags: [
      {
        text: 'Old ferry sails again\nAda Pole, Harbour Times\nThe ferry left the quay on Tuesday morning, and nine hundred people came to see it go.',
        flagged: ['Ada Pole, Harbour Times'],
      },
      {
        text: 'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nIt will sail three times a day until the end of the summer.\n— Ada Pole',
        flagged: ['— Ada Pole'],
      },
    ],
    keeps: [
      {
        text: 'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\n“It is the finest boat on the coast.”\n— Ada Pole',
        flagged: [],
      },
      {
        text: 'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nThese were on board:\nAda Pole\nBen Oar\nIt will sail three times a day until the end of the summer, the harbour office said.',
        flagged: [],
      },
    ],
  },
  *detect(_document, { features }) {
    const { blocks } = features;
    for (const block of blocks) {
      const fromEnd = blocks.length - 1 - block.index;
      if (block.index === 0 || (block.index > edge && fromEnd >= edge)) continue;
      const hit =
        block.words <= 12 && !/photo|image|picture|credit/i.test(block.text)
          ? judge(block, features)
          : undefined;
      if (hit) yield { start: block.start, end: block.end, kind: 'metadata', ...hit };
    }
  },
};

function judge(
  block: BlockFeatures,
  { blocks, firstProse, lastProse }: DocumentFeatures,
): Pick<RawHit, 'score' | 'reason'> | undefined {
  const before = blocks[block.index - 1]!;
  // Behind the comma of a greeting the name belongs to the letter.
  if (leadsOn(before) || breaksOff(before) || firstProse < 0) return undefined;
  const above = block.index <= edge && block.index < firstProse;
  const below = block.index > lastProse;
  if (!above && !below) return undefined;
  const signed = below && !isQuoted(before) && dashName.test(block.text);
  if (signed) return { score: 0.82, reason: 'signs the text with a name' };
  if (nameAndDesk.test(block.text))
    return { score: 0.85, reason: 'names the author and the paper' };
  if (!nameAlone.test(block.text) || isQuoted(before)) return undefined;
  if (above) return { score: 0.55, reason: 'a name alone above the text' };
  return { score: 0.4, reason: 'a name alone below the text' };
}
