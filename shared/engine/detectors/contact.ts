import type { Detector } from '../detector';
import type { BlockFeatures } from '../features';

const personName = "\\p{Lu}[\\p{L}.'’-]{1,24}(?:\\s\\p{Lu}[\\p{L}.'’-]{0,24}){1,3}";
const bylineName = new RegExp(
  `^\\W{0,3}(?:By|BY|by|Written by|Posted by|Author)\\s?:?\\s(${personName})`,
  'u',
);
const says =
  /\b(?:is|was|has|writes?|covers?|reports?|works?|lives|joined|holds|teaches|graduated|studied|edits?|tweets?|blogs?|contributes|specializes|specialises|served|serves)\b/;
const trade =
  /\b(?:writer|reporter|journalist|editor|correspondent|columnist|author|blogger|contributor|freelance|producer|newsroom|newspaper|magazine|journalism|books?|novels?|podcast|twitter|follow|email|e-mail|website)\b/i;

/** How many blocks at the end may hold the note about the author. */
const edge = 5;
const mostWords = 110;

/** The note about the author below a text: its author is named above, or the trade is. */
export const contact: Detector = {
  id: 'contact',
  version: 1,
  label: 'About the author',
  summary: 'A closing line that says who the author named above is, or how to write to them.',
  examples: {
    flags: [
      {
        text: 'Old ferry sails again\nBy Ada Pole\nThe ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nAda Pole lives in Hull and has written three books about boats.',
        flagged: ['Ada Pole lives in Hull and has written three books about boats.'],
      },
      {
        text: 'By Ben Oar\nThe ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nOar covers the harbour for the paper.',
        flagged: ['Oar covers the harbour for the paper.'],
      },
    ],
    keeps: [
      {
        text: 'Old ferry sails again\nBy Ada Pole\nThe ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nBen Oar is the last of the old crew.',
        flagged: [],
      },
      {
        text: 'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nAda Pole is the mayor of the town.',
        flagged: [],
      },
    ],
  },
  *detect(_document, { features }) {
    const { blocks } = features;
    const author = findAuthor(blocks);
    if (!author) return;
    const surname = author.split(' ').at(-1)!;
    for (const block of blocks.slice(Math.max(2, blocks.length - edge))) {
      if (block.words < 4 || block.words > mostWords) continue;
      const named = block.text.startsWith(author) || block.text.startsWith(`${surname} `);
      if (!named || !says.test(block.text)) continue;
      const score = trade.test(block.text) ? 0.9 : 0.72;
      const reason = 'says who the author named above is';
      yield { start: block.start, end: block.end, kind: 'contact', score, reason };
    }
  },
};

/** The first name of a byline in the upper part of the document. */
function findAuthor(blocks: readonly BlockFeatures[]): string | undefined {
  for (const block of blocks.slice(0, 6)) {
    const found = block.words <= 24 ? bylineName.exec(block.text)?.[1] : undefined;
    if (found) return found;
  }
  return undefined;
}
