import type { BlockFeatures, DocumentFeatures } from '../features';
import type { LineWords } from '../line-words';
import { hashWord } from '../word-hash';

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

/** Hashes of the words that only tie others together. */
const smallWords = new Set(
  'the a an of to in and is was were are be been has have had that with for on at by from as his her their its he she they it who which this but not will would could after when said about than into over'
    .split(' ')
    .map(hashWord),
);
const mostCopies = 6;
const shortestWord = 4;

/** Counts lines and longer words of a document once for all its blocks. */
export function readVocabulary({ blocks, words }: DocumentFeatures): Vocabulary {
  const { from, number, length, alike, lines, different } = words;
  const copies = countCopies(words);
  const small = findSmallWords(words);
  const inTitle = new Int32Array(different);
  if (blocks.length > 0) inTitle.fill(1, 0, numbersInFirst(words));
  const inSeveral = new Int32Array(different);
  for (let word = 0; word < different; word++) inSeveral[word] = Number(lines[word]! > 1);
  /** Share of a line's longer words that bear a mark. */
  const longerShare = (line: number, marks: Int32Array, mark: number): number => {
    let longer = 0;
    let found = 0;
    for (let at = from[line]!; at < from[line + 1]!; at++) {
      if (length[number[at]!]! < shortestWord) continue;
      longer++;
      if (marks[number[at]!] === mark) found++;
    }
    return longer === 0 ? 0.5 : found / longer;
  };
  /** For each word the line that was last compared with and holds it. */
  const inOther = new Int32Array(different).fill(-1);
  const prose = blocks.filter((block) => block.prose).map((block) => block.words);
  const usual = prose.sort((a, b) => a - b)[prose.length >> 1] ?? 30;
  return {
    relativeLength: (block) => Math.min(3, block.words / usual),
    sharedWith: ({ isLine, index }, step) => {
      const other = index + step;
      if (!isLine || blocks[other] === undefined) return -1;
      if (!blocks[other].isLine) return -0.5;
      for (let at = from[other]!; at < from[other + 1]!; at++) inOther[number[at]!] = other;
      return longerShare(index, inOther, other);
    },
    copies: ({ isLine, index }) => (isLine ? Math.min(copies[alike[index]!]!, mostCopies) : 1),
    sharedShare: ({ isLine, index }) => (isLine ? longerShare(index, inSeveral, 1) : 1),
    titleShare: ({ isLine, index }) => {
      if (!isLine || index === 0) return 0.5;
      return longerShare(index, inTitle, 1);
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

/** For each line the number of lines like it, at the place of the first of them. */
function countCopies({ alike }: LineWords): Uint32Array {
  const copies = new Uint32Array(alike.length);
  for (const first of alike) copies[first]!++;
  return copies;
}

/** 1 for each word that only ties others together. */
function findSmallWords({ hash }: LineWords): Uint8Array {
  const small = new Uint8Array(hash.length);
  for (let word = 0; word < hash.length; word++) small[word] = Number(smallWords.has(hash[word]!));
  return small;
}

/** The words of the first block have the lowest numbers; so many they are. */
function numbersInFirst({ from, number }: LineWords): number {
  let most = 0;
  for (let at = 0; at < from[1]!; at++) most = Math.max(most, number[at]! + 1);
  return most;
}
