import type { Document } from '../model/document';
import type { Span } from '../model/span';
import { isAsciiCapital, isCapital, isDigit } from './letter-code';
import { isLetter, lineKey } from './line-key';
import { codesOf, lastUnit } from './line-end';
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
  /** Short enough to be looked up as a line. */
  readonly isLine: boolean;
  /** `lineKey` of the text, made when it is asked for; undefined for what is no line. */
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
  /** The words of all lines. */
  readonly words: LineWords;
}

/** Measures of all blocks of a document; linear in its length. */
export function measureDocument(document: Document): DocumentFeatures {
  const blocks = measureBlocks(document);
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
    words: readLineWords(blocks.map(({ isLine, text }) => (isLine ? text : undefined))),
  };
}

/** Measures of all blocks of a document. */
export function measureBlocks({ text, blocks }: Document): readonly BlockFeatures[] {
  return blocks.map(
    ({ index, start, end }) => new MeasuredBlock(text.slice(start, end), index, start, end),
  );
}

const colons = codesOf(':：');

/** Neither ends like a sentence nor leads on. */
export function isBare({ endsSentence, text }: BlockFeatures): boolean {
  return !endsSentence && !colons.has(lastUnit(text));
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

/** Ends of sentences in all scripts, also before closing quotes and brackets. */
const sentenceEnd = /[.!?…。！？؟۔।]["'”’»)\]」』）]{0,3}$/;

class MeasuredBlock implements BlockFeatures {
  readonly words: number;
  readonly letters: number;
  readonly capitals: number;
  readonly capitalWords: number;
  readonly digits: number;
  readonly sentences: number;
  readonly endsSentence: boolean;
  readonly prose: boolean;
  readonly tabular: boolean;
  readonly isLine: boolean;
  private madeKey: string | undefined;

  constructor(
    readonly text: string,
    readonly index: number,
    readonly start: number,
    readonly end: number,
  ) {
    const { words, letters, capitals, capitalWords, digits, sentences } = countUnits(text);
    this.words = words;
    this.letters = letters;
    this.capitals = capitals;
    this.capitalWords = capitalWords;
    this.digits = digits;
    this.sentences = sentences;
    this.endsSentence = sentenceEnd.test(text.slice(-4));
    this.prose = words >= 14 && (this.endsSentence || (words >= 25 && sentences > 0));
    this.tabular = text.includes('\t') || (text.includes('|') && /\|[^|]*\|/.test(text));
    this.isLine = words <= mostKeyWords && text.length <= mostKeyLength;
    this.madeKey = undefined;
  }

  get key(): string | undefined {
    if (this.isLine) this.madeKey ??= lineKey(this.text);
    return this.madeKey;
  }
}

type Counts = Pick<
  BlockFeatures,
  'words' | 'letters' | 'capitals' | 'capitalWords' | 'digits' | 'sentences'
>;

function countUnits(text: string): Counts {
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
    else if (isAsciiCapital(code)) {
      letters++;
      capitals++;
    } else if (isDigit(code)) digits++;
    else if (code >= 0xaa && isLetter(code)) letters++;
    else if ((code === 46 || code === 33 || code === 63) && endsWord(text, at + 1)) sentences++;
  }
  // Scripts without blanks between words: two ideographs make a word, more or less, or four letters.
  words += Math.ceil(ideographs / 2) + Math.ceil(unspaced / 4);
  return { words, letters, capitals, capitalWords, digits, sentences };
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
