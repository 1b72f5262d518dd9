import type { Document } from '../model/document';
import type { Span } from '../model/span';
import { isLetter, lineKey } from './line-key';
import { readLineWords, type LineWords } from './line-words';

/** Longer blocks, in words, are no lines of a page's furniture. */
const mostKeyWords = 120;
const mostKeyLength = 1000;
const longBlockWords = 12;

/** Neutral measures of one block; no judgement in them. */
export interface BlockFeatures extends Span {
  readonly index: number;
  /** The block's text. */
  readonly text: string;
  readonly words: number;
  readonly letters: number;
  readonly capitals: number;
  /** Words that begin with a capital letter. */
  readonly capitalWords: number;
  readonly digits: number;
  /** Sentence ends inside or at the end of the block. */
  readonly sentences: number;
  /** The block ends like a sentence: `.`, `!`, `?`, `…`, also before closing quotes and brackets. */
  readonly endsSentence: boolean;
  /** Reads as running text: long enough, with sentence ends and small words. */
  readonly prose: boolean;
  /** Cells of a table side by side: tabs, or several bars. */
  readonly tabular: boolean;
  /** `lineKey` of the text; undefined for blocks too long to be looked up as a line. */
  readonly key: string | undefined;
}

export interface DocumentFeatures {
  readonly blocks: readonly BlockFeatures[];
  /** Indices of the first and last prose block; both -1 when there is none. */
  readonly firstProse: number;
  readonly lastProse: number;
  readonly proseBlocks: number;
  /** Share of the longer blocks that end like a sentence; 0 when there are none. */
  readonly stopRate: number;
  /**
   * For each block how many bare lines stand in a row with it, itself included: lines that neither
   * end like a sentence nor lead on with a colon.
   */
  readonly bareRun: Uint32Array;
  /** The words of all keys. */
  readonly words: LineWords;
}

/** Measures of all blocks of a document; linear in its length. */
export function measureDocument(document: Document): DocumentFeatures {
  const blocks = document.blocks.map(({ index, start, end }) => {
    const block = measureBlock(document.text.slice(start, end), index, start, end);
    block.key = keyOf(block);
    return block;
  });
  const prose = blocks.filter((block) => block.prose);
  const long = blocks.filter((block) => block.words >= longBlockWords);
  const stopped = long.filter((block) => block.endsSentence);
  return {
    blocks,
    firstProse: prose[0]?.index ?? -1,
    lastProse: prose.at(-1)?.index ?? -1,
    proseBlocks: prose.length,
    stopRate: long.length === 0 ? 0 : stopped.length / long.length,
    bareRun: measureRuns(blocks),
    words: readLineWords(blocks.map(({ key }) => key)),
  };
}

/** Measures of all blocks of a document that is not looked up line by line: without their keys. */
export function measureBlocks({ text, blocks }: Document): readonly BlockFeatures[] {
  return blocks.map(({ index, start, end }) =>
    measureBlock(text.slice(start, end), index, start, end),
  );
}

function keyOf({ words, text }: BlockFeatures): string | undefined {
  return words <= mostKeyWords && text.length <= mostKeyLength ? lineKey(text) : undefined;
}

/** Neither ends like a sentence nor leads on. */
export function isBare({ endsSentence, text }: BlockFeatures): boolean {
  return !endsSentence && !/[:：]$/.test(text);
}

function measureRuns(blocks: readonly BlockFeatures[]): Uint32Array {
  const runs = new Uint32Array(blocks.length);
  for (let from = 0; from < blocks.length;) {
    let to = from;
    while (to < blocks.length && isBare(blocks[to]!)) to++;
    runs.fill(to - from, from, to);
    from = Math.max(to, from + 1);
  }
  return runs;
}

type NewBlock = { -readonly [Key in keyof BlockFeatures]: BlockFeatures[Key] };

function measureBlock(text: string, index: number, start: number, end: number): NewBlock {
  let words = 0;
  let letters = 0;
  let capitals = 0;
  let capitalWords = 0;
  let digits = 0;
  let sentences = 0;
  let ideographs = 0;
  let unspaced = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Most characters by far are small letters inside a word.
    if (inWord && code >= 97 && code <= 122) {
      letters++;
      continue;
    }
    const space = code === 32 || code === 9 || code === 160;
    if (space) inWord = false;
    else if (isIdeograph(code)) {
      if (code >= 0x3040) ideographs++;
      else if (code === 0x3002) sentences++;
    } else if (isUnspaced(code)) unspaced++;
    else if (!inWord) {
      inWord = true;
      words++;
      if (isCapital(code)) capitalWords++;
    }
    if (code >= 97 && code <= 122) letters++;
    else if (code >= 65 && code <= 90) {
      letters++;
      capitals++;
    } else if (code >= 48 && code <= 57) digits++;
    else if (code >= 0xaa && isLetter(code)) letters++;
    else if ((code === 46 || code === 33 || code === 63) && endsWord(text, at + 1)) sentences++;
  }
  // Scripts without blanks between words: two ideographs make a word, more or less, or four letters.
  words += Math.ceil(ideographs / 2) + Math.ceil(unspaced / 4);
  const endsSentence = /[.!?…。！？؟۔।]["'”’»)\]」』）]{0,3}$/.test(text.slice(-4));
  const prose = words >= 14 && (endsSentence || (words >= 25 && sentences > 0));
  return {
    index,
    start,
    end,
    text,
    words,
    letters,
    capitals,
    capitalWords,
    digits,
    sentences,
    endsSentence,
    prose,
    tabular: text.includes('\t') || (text.includes('|') && /\|[^|]*\|/.test(text)),
    key: undefined,
  };
}

function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde && code !== 0xd7);
}

/** Ideographs and kana, and the full stop among them. */
function isIdeograph(code: number): boolean {
  return (code >= 0x3040 && code <= 0x9fff) || code === 0x3002;
}

/** Letters of Thai, Lao, Myanmar and Khmer. */
function isUnspaced(code: number): boolean {
  if (code < 0xe00 || code > 0x17ff) return false;
  return code <= 0xeff || (code >= 0x1000 && code <= 0x109f) || code >= 0x1780;
}

function endsWord(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  return (
    code === 32 || code === 34 || code === 39 || code === 41 || code === 0x201d || code === 0x2019
  );
}
