import type { BlockFeatures, DocumentFeatures } from '../features';
import { LentColumn } from '../lent-column';
import { countWords, type LineWords } from '../line-words';
import { noLimit } from '../rule-guards';
import { hashWord } from '../word-hash';
import { WordScreen } from '../word-screen';

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
/** Lets go of most other words before they are looked up. */
const smallScreen = new WordScreen(Array.from(smallWords, (word) => [word, noLimit]));
const mostCopies = 6;
const shortestWord = 4;

/** Counts lines and longer words of a document once for all its blocks. */
export function readVocabulary(features: DocumentFeatures): Vocabulary {
  return new ReadVocabulary(features);
}

const smallMarks = new LentColumn((length) => new Uint8Array(length));
const otherMarks = new LentColumn((length) => new Uint32Array(length));

class ReadVocabulary implements Vocabulary {
  private readonly blocks: readonly BlockFeatures[];
  private readonly words: LineWords;
  /** For each line the number of lines like it, at the place of the first of them. */
  private readonly alike: Uint32Array;
  /** The words of the first block have numbers below this. */
  private readonly endOfFirst: number;
  /** Words of the usual paragraph. */
  private readonly usual: number;
  /** 1 for each word that only ties others together. */
  private readonly small: Uint8Array;
  /** For each word the line, from 1 on, that was last compared with and holds it. */
  private readonly other: Uint32Array;

  constructor({ blocks, words }: DocumentFeatures) {
    this.blocks = blocks;
    this.words = words;
    this.alike = countAlike(words);
    this.endOfFirst = blocks.length > 0 ? endOfFirst(words) : 0;
    this.usual = usualLength(blocks);
    this.small = findSmallWords(words);
    this.other = otherMarks.zeros(words.different);
  }

  relativeLength({ words }: BlockFeatures): number {
    return Math.min(3, words / this.usual);
  }

  copies({ isLine, index }: BlockFeatures): number {
    return isLine ? Math.min(this.alike[this.words.alike[index]!]!, mostCopies) : 1;
  }

  sharedShare({ isLine, index }: BlockFeatures): number {
    if (!isLine) return 1;
    const { from, number, length, lines } = this.words;
    let longer = 0;
    let found = 0;
    for (let at = from[index]!; at < from[index + 1]!; at++) {
      const word = number[at]!;
      if (length[word]! < shortestWord) continue;
      longer++;
      if (lines[word]! > 1) found++;
    }
    return share(found, longer);
  }

  titleShare({ isLine, index }: BlockFeatures): number {
    if (!isLine || index === 0) return share(0, 0);
    const { from, number, length } = this.words;
    let longer = 0;
    let found = 0;
    for (let at = from[index]!; at < from[index + 1]!; at++) {
      const word = number[at]!;
      if (length[word]! < shortestWord) continue;
      longer++;
      if (word < this.endOfFirst) found++;
    }
    return share(found, longer);
  }

  smallShare({ index }: BlockFeatures): number {
    const { from, number } = this.words;
    const words = countWords(this.words, index);
    let found = 0;
    for (let at = from[index]!; at < from[index + 1]!; at++) found += this.small[number[at]!]!;
    return words === 0 ? 0.4 : found / words;
  }

  sharedWith({ isLine, index }: BlockFeatures, step: -1 | 1): number {
    const next = this.blocks[index + step];
    if (!isLine || next === undefined) return -1;
    if (!next.isLine) return -0.5;
    const { from, number, length } = this.words;
    const { other } = this;
    const mark = next.index + 1;
    for (let at = from[mark - 1]!; at < from[mark]!; at++) other[number[at]!] = mark;
    let longer = 0;
    let found = 0;
    for (let at = from[index]!; at < from[index + 1]!; at++) {
      const word = number[at]!;
      if (length[word]! < shortestWord) continue;
      longer++;
      if (other[word] === mark) found++;
    }
    return share(found, longer);
  }
}

/** A line without longer words says as much as one of which half are found. */
function share(found: number, longer: number): number {
  return longer === 0 ? 0.5 : found / longer;
}

function countAlike({ alike }: LineWords): Uint32Array {
  const copies = new Uint32Array(alike.length);
  for (let line = 0; line < alike.length; line++) copies[alike[line]!]!++;
  return copies;
}

function findSmallWords({ hash, different }: LineWords): Uint8Array {
  const small = smallMarks.zeros(different);
  for (let word = 0; word < different; word++) {
    const name = hash[word]!;
    if (smallScreen.mayHold(name) && smallWords.has(name)) small[word] = 1;
  }
  return small;
}

/** The words of the first block have the lowest numbers; so many they are. */
function endOfFirst({ from, number }: LineWords): number {
  let most = 0;
  for (let at = 0; at < from[1]!; at++) most = Math.max(most, number[at]! + 1);
  return most;
}

function usualLength(blocks: readonly BlockFeatures[]): number {
  const lengths: number[] = [];
  for (const { prose, words } of blocks) if (prose) lengths.push(words);
  return lengths.sort((a, b) => a - b)[lengths.length >> 1] ?? 30;
}
