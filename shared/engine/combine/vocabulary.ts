import type { BlockFeatures } from '../features';

/** How the words of a block stand to the rest of its document. */
export interface Vocabulary {
  /** How often the same line stands in the document, up to 6. */
  copies(block: BlockFeatures): number;
  /** Share of its longer words that stand in other blocks, too. */
  sharedShare(block: BlockFeatures): number;
  /** Share of its longer words that stand in the first block. */
  titleShare(block: BlockFeatures): number;
}

const smallWords = new Set(
  'the a an of to in and is was were are be been has have had that with for on at by from as his her their its he she they it who which this but not will would could after when said about than into over'.split(
    ' ',
  ),
);
const mostCopies = 6;
const shortestWord = 4;

/** Share of a line's words that only tie others together; 0.4, as usual, where that is not known. */
export function smallWordShare({ key }: BlockFeatures): number {
  if (key === undefined || key === '') return 0.4;
  const words = key.split(' ');
  let small = 0;
  for (const word of words) if (smallWords.has(word)) small++;
  return small / words.length;
}

/** Counts lines and longer words of a document once for all its blocks. */
export function readVocabulary(blocks: readonly BlockFeatures[]): Vocabulary {
  const copies = new Map<string, number>();
  /** Number of blocks with a word, and the last block that was counted. */
  const uses = new Map<string, { blocks: number; last: number }>();
  for (const { key, index } of blocks) {
    if (key === undefined) continue;
    copies.set(key, (copies.get(key) ?? 0) + 1);
    for (const word of longerWords(key)) {
      const use = uses.get(word);
      if (!use) uses.set(word, { blocks: 1, last: index });
      else if (use.last !== index) {
        use.blocks++;
        use.last = index;
      }
    }
  }
  const title = new Set(longerWords(blocks[0]?.key ?? ''));
  return {
    copies: ({ key }) => (key === undefined ? 1 : Math.min(copies.get(key)!, mostCopies)),
    sharedShare: ({ key }) => {
      if (key === undefined) return 1;
      return shareOf(longerWords(key), (word) => uses.get(word)!.blocks > 1);
    },
    titleShare: ({ key, index }) => {
      if (key === undefined || index === 0) return 0.5;
      return shareOf(longerWords(key), (word) => title.has(word));
    },
  };
}

function longerWords(key: string): string[] {
  return key.split(' ').filter((word) => word.length >= shortestWord);
}

function shareOf(words: readonly string[], holds: (word: string) => boolean): number {
  if (words.length === 0) return 0.5;
  let found = 0;
  for (const word of words) if (holds(word)) found++;
  return found / words.length;
}
