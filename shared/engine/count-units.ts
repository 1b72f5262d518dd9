import { isAsciiCapital, isAsciiLetter, isCapital, isDigit } from './letter-code';
import { isLetter } from './line-key';

/** What a unit of ASCII is, as bits. */
const inWordBit = 1;
const letterBit = 2;
const capitalBit = 4;
const digitBit = 8;
/** What it says depends on the units beside it. */
const besideBit = 16;
/** Signs that say something of the whole line. */
export const tabBit = 32;
export const barBit = 64;
/** One of the signs that no address, account or tag is without: `@`, `#`, `//`, and the dots of `www.` and `pic.twitter`. */
export const postBit = 128;
/** One of the signs that no script or markup is without: brackets, `=`, `@`, `!`, and the dots of `document.` and `window.`. */
export const scriptBit = 256;

const asciiKinds = Uint16Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  let kind = sign === ' ' || sign === '\t' ? 0 : inWordBit;
  if (isAsciiLetter(code)) kind |= letterBit;
  if (isAsciiCapital(code)) kind |= capitalBit;
  if (isDigit(code)) kind |= digitBit;
  if ('.!?/'.includes(sign)) kind |= besideBit;
  if (sign === '\t') kind |= tabBit;
  if (sign === '|') kind |= barBit;
  if ('{(<=>@!'.includes(sign)) kind |= scriptBit;
  return '@#'.includes(sign) ? kind | postBit : kind;
});

/** Counts the units of a stretch of text in one pass; used for one block after the other. */
export class UnitCounts {
  words = 0;
  letters = 0;
  capitals = 0;
  capitalWords = 0;
  digits = 0;
  sentences = 0;
  /** The bits of the signs that it holds, and others. */
  signs = 0;
  private ideographs = 0;
  private unspaced = 0;

  /** Counts the units from `start` up to `end`. */
  read(units: Uint16Array, start: number, end: number): void {
    let words = 0;
    let letters = 0;
    let capitals = 0;
    let capitalWords = 0;
    let digits = 0;
    let signs = 0;
    /** 1 inside of a word. */
    let inWord = 0;
    this.sentences = this.ideographs = this.unspaced = 0;
    for (let at = start; at < end; at++) {
      const code = units[at]!;
      if (code < 128) {
        const kind = asciiKinds[code]!;
        // Without branches, which would be guessed wrong at the end of most words.
        const begins = kind & ~inWord & inWordBit;
        const capital = (kind >> 2) & 1;
        words += begins;
        capitalWords += begins & capital;
        letters += (kind >> 1) & 1;
        capitals += capital;
        digits += (kind >> 3) & 1;
        inWord = kind & inWordBit;
        signs |= kind;
        if ((kind & besideBit) === 0) continue;
        if (code === slash) signs |= at > start && units[at - 1] === slash ? postBit : 0;
        else {
          if (endsWord(units, at + 1, end)) this.sentences++;
          if (code === dot && at > start) signs |= signsOfDot(units, at);
        }
      } else {
        if (code === 160) inWord = 0;
        else if (!this.isApart(code) && inWord === 0) {
          inWord = 1;
          words++;
          if (isCapital(code)) capitalWords++;
        }
        if (code >= 0xaa && isLetter(code)) letters++;
      }
    }
    // Scripts without blanks between words: two ideographs make a word, more or less, or four letters.
    this.words = words + Math.ceil(this.ideographs / 2) + Math.ceil(this.unspaced / 4);
    this.letters = letters;
    this.capitals = capitals;
    this.capitalWords = capitalWords;
    this.digits = digits;
    this.signs = signs;
  }

  /** Counts what belongs to no word between blanks; false for all else. */
  private isApart(code: number): boolean {
    if (isIdeograph(code)) {
      if (code >= 0x3040) this.ideographs++;
      else this.sentences++;
      return true;
    }
    if (!isUnspaced(code)) return false;
    this.unspaced++;
    return true;
  }
}

const slash = '/'.charCodeAt(0);
const dot = '.'.charCodeAt(0);

/** What the dot at `at` may be part of: `www.`, `pic.twitter`, `window.`, `document.`. */
function signsOfDot(units: Uint16Array, at: number): number {
  const before = units[at - 1];
  if (before === 119) return postBit | scriptBit;
  if (before === 99 && units[at + 1] === 116) return postBit;
  return before === 116 ? scriptBit : 0;
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

function endsWord(units: Uint16Array, at: number, end: number): boolean {
  if (at >= end) return true;
  const code = units[at]!;
  return (
    code === 32 || code === 34 || code === 39 || code === 41 || code === 0x201d || code === 0x2019
  );
}
