import type { Document } from '../model/document';
import type { Span } from '../model/span';
import { barBit, tabBit, UnitCounts } from './count-units';
import { codesOf, endsLikeSentence, lastUnit } from './line-end';
import { lineKey } from './line-key';
import { readLineWords, type LineWords } from './line-words';
import { lentUnits } from './text-units';

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
  /** Neither ends like a sentence nor leads on with a colon. */
  readonly bare: boolean;
  /** The signs of it that say something of the whole line, as bits of `count-units`. */
  readonly signs: number;
  /** Short enough to be looked up as a line. */
  readonly isLine: boolean;
  /** `lineKey` of the text, made when it is asked for; undefined for what is no line. */
  readonly key: string | undefined;
}

export interface DocumentFeatures {
  /** The document's text. */
  readonly text: string;
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
  let firstProse = -1;
  let lastProse = -1;
  let proseBlocks = 0;
  let long = 0;
  let stopped = 0;
  for (const { index, prose, words, endsSentence } of blocks) {
    if (prose) {
      if (firstProse < 0) firstProse = index;
      lastProse = index;
      proseBlocks++;
    }
    if (words < longBlockWords) continue;
    long++;
    if (endsSentence) stopped++;
  }
  return {
    text: document.text,
    blocks,
    firstProse,
    lastProse,
    proseBlocks,
    stopRate: long === 0 ? 0 : stopped / long,
    bareRun: measureRuns(blocks),
    words: readLineWords(
      document.text,
      blocks.map((block) => (block.isLine ? block : undefined)),
    ),
  };
}

/** Measures of all blocks of a document. */
export function measureBlocks({ text, blocks }: Document): readonly BlockFeatures[] {
  const units = lentUnits(text);
  return blocks.map(({ index, start, end }) => new MeasuredBlock(text, units, index, start, end));
}

const colons = codesOf(':：');

/** Neither ends like a sentence nor leads on. */
export function isBare({ bare }: BlockFeatures): boolean {
  return bare;
}

function measureRuns(blocks: readonly BlockFeatures[]): Uint32Array {
  const runs = new Uint32Array(blocks.length);
  for (let from = 0; from < blocks.length;) {
    let to = from;
    while (to < blocks.length && blocks[to]!.bare) to++;
    for (let at = from; at < to; at++) runs[at] = to - from;
    from = Math.max(to, from + 1);
  }
  return runs;
}

/** Used for one block after the other. */
const counts = new UnitCounts();

class MeasuredBlock implements BlockFeatures {
  readonly text: string;
  readonly words: number;
  readonly letters: number;
  readonly capitals: number;
  readonly capitalWords: number;
  readonly digits: number;
  readonly sentences: number;
  readonly endsSentence: boolean;
  readonly prose: boolean;
  readonly tabular: boolean;
  readonly bare: boolean;
  readonly signs: number;
  readonly isLine: boolean;
  private madeKey: string | undefined;

  constructor(
    whole: string,
    units: Uint16Array,
    readonly index: number,
    readonly start: number,
    readonly end: number,
  ) {
    const text = whole.slice(start, end);
    counts.read(units, start, end);
    const { words, sentences, signs } = counts;
    this.text = text;
    this.words = words;
    this.letters = counts.letters;
    this.capitals = counts.capitals;
    this.capitalWords = counts.capitalWords;
    this.digits = counts.digits;
    this.sentences = sentences;
    this.signs = signs;
    this.endsSentence = endsLikeSentence(text);
    this.prose = words >= 14 && (this.endsSentence || (words >= 25 && sentences > 0));
    this.tabular = (signs & tabBit) !== 0 || ((signs & barBit) !== 0 && hasTwoBars(text));
    this.bare = !this.endsSentence && !colons.has(lastUnit(text));
    this.isLine = words <= mostKeyWords && text.length <= mostKeyLength;
    this.madeKey = undefined;
  }

  get key(): string | undefined {
    if (this.isLine) this.madeKey ??= lineKey(this.text);
    return this.madeKey;
  }
}

function hasTwoBars(text: string): boolean {
  return text.indexOf('|', text.indexOf('|') + 1) >= 0;
}
