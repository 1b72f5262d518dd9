import type { BlockFeatures, DocumentFeatures } from '../features';

/** How the words of a block stand to the rest of its document. */
export interface Vocabulary {
  /** How often the same line stands in the document, up to 6. */
  copies(block: BlockFeatures): number;
  /** Share of its longer words that stand in other blocks, too. */
  sharedShare(block: BlockFeatures): number;
  /** Share of its longer words that stand in the first block. */
  titleShare(block: BlockFeatures): number;
  /** Share of its words that only tie others together; 0.4, as usual, where that is not known. */
  smallShare(block: BlockFeatures): number;
  /** Share of its longer words that stand in the block before (-1) or after (1). */
  sharedWith(block: BlockFeatures, step: -1 | 1): number;
  /** Its words against those of the usual paragraph of the document, up to 3. */
  relativeLength(block: BlockFeatures): number;
}

const smallWords = new Set(
  'the a an of to in and is was were are be been has have had that with for on at by from as his her their its he she they it who which this but not will would could after when said about than into over'.split(
    ' ',
  ),
);
const longestSmallWord = Math.max(...Array.from(smallWords, ({ length }) => length));
const mostCopies = 6;
const shortestWord = 4;

/** Counts lines and longer words of a document once for all its blocks. */
export function readVocabulary({ blocks, words }: DocumentFeatures): Vocabulary {
  const { from, number, length } = words;
  const copies = countCopies(blocks);
  const uses = countUses(blocks, words);
  const small = findSmallWords(blocks, words);
  const inTitle = new Uint8Array(words.different);
  if (blocks.length > 0) inTitle.fill(1, 0, numbersInFirst(words));
  const longerShare = (line: number, counts: (word: number) => boolean): number => {
    let longer = 0;
    let found = 0;
    for (let at = from[line]!; at < from[line + 1]!; at++) {
      if (length[number[at]!]! < shortestWord) continue;
      longer++;
      if (counts(number[at]!)) found++;
    }
    return longer === 0 ? 0.5 : found / longer;
  };
  const stamp = new Int32Array(words.different).fill(-1);
  const prose = blocks.filter((block) => block.prose).map((block) => block.words);
  const usual = prose.sort((a, b) => a - b)[prose.length >> 1] ?? 30;
  return {
    relativeLength: (block) => Math.min(3, block.words / usual),
    sharedWith: ({ key, index }, step) => {
      const other = index + step;
      if (key === undefined || blocks[other] === undefined) return -1;
      if (blocks[other].key === undefined) return -0.5;
      for (let at = from[other]!; at < from[other + 1]!; at++) stamp[number[at]!] = other;
      return longerShare(index, (word) => stamp[word] === other);
    },
    copies: ({ key }) => (key === undefined ? 1 : Math.min(copies.get(key)!, mostCopies)),
    sharedShare: ({ key, index }) => {
      return key === undefined ? 1 : longerShare(index, (word) => uses[word]! > 1);
    },
    titleShare: ({ key, index }) => {
      if (key === undefined || index === 0) return 0.5;
      return longerShare(index, (word) => inTitle[word] === 1);
    },
    smallShare: ({ index }) => {
      const first = from[index]!;
      const end = from[index + 1]!;
      let found = 0;
      for (let at = first; at < end; at++) found += small[number[at]!]!;
      return end === first ? 0.4 : found / (end - first);
    },
  };
}

function countCopies(blocks: readonly BlockFeatures[]): Map<string, number> {
  const copies = new Map<string, number>();
  for (const { key } of blocks) {
    if (key !== undefined) copies.set(key, (copies.get(key) ?? 0) + 1);
  }
  return copies;
}

/** For each word the number of blocks with it. */
function countUses(
  blocks: readonly BlockFeatures[],
  { from, number, different }: DocumentFeatures['words'],
): Uint32Array {
  const uses = new Uint32Array(different);
  const last = new Int32Array(different).fill(-1);
  for (const { index } of blocks) {
    for (let at = from[index]!; at < from[index + 1]!; at++) {
      const word = number[at]!;
      if (last[word] === index) continue;
      last[word] = index;
      uses[word]!++;
    }
  }
  return uses;
}

/** The words of the first block have the lowest numbers; so many they are. */
function numbersInFirst({ from, number }: DocumentFeatures['words']): number {
  let most = 0;
  for (let at = 0; at < from[1]!; at++) most = Math.max(most, number[at]! + 1);
  return most;
}

/** 1 for each word that only ties others together. */
function findSmallWords(
  blocks: readonly BlockFeatures[],
  { from, start, number, length, different }: DocumentFeatures['words'],
): Uint8Array {
  const small = new Uint8Array(different);
  let next = 0;
  for (const { index, key } of blocks) {
    for (let at = from[index]!; at < from[index + 1]!; at++) {
      // Words are numbered in the order of first sight.
      if (number[at] !== next) continue;
      const size = length[next]!;
      if (size <= longestSmallWord && smallWords.has(key!.slice(start[at], start[at]! + size)))
        small[next] = 1;
      next++;
    }
  }
  return small;
}
