import type { Span } from '../model/span';
import { applyCuts, recordCuts } from './apply-cuts';
import { copyInto } from './copy-into';
import { isLetter } from './line-key';
import { lowerUnit } from './lower-unit';
import { mix } from './mix-hash';
import { lentUnits } from './text-units';
import { beginWord, mixWord } from './word-hash';

/** Words of a run that is compared. */
const runLength = 4;

/** A buffer for a longer text is given back. */
const lettersKept = 1 << 16;

/** The letters and digits of a text in lower case, with 0 for each unit between its words. */
let letters = new Uint16Array(lettersKept);

/**
 * Hashes of all runs of four words of a text without its cuts, one after the other, letters in lower case;
 * ideographs and kana are words of their own. A shorter text gives one run, a text without words none.
 */
export function wordRuns(text: string, cuts: readonly Span[] = []): Uint32Array {
  const count = writeKept(text, recordCuts(text, cuts));
  return readRuns(count >= 0 ? count : writeLower(applyCuts(text, cuts).toLowerCase()));
}

/** For each unit of ASCII what is written for it. */
const ofAscii = Uint8Array.from({ length: 128 }, (_, code) => wordPart(lowerUnit(code)));

/** Writes what the cuts leave; returns how much that is, -1 where a unit by itself does not tell its small letter. */
function writeKept(text: string, cuts: readonly Span[]): number {
  const units = lentUnits(text);
  makeRoom(text.length);
  let count = 0;
  let at = 0;
  for (let cut = 0; cut <= cuts.length; cut++) {
    const end = cut < cuts.length ? cuts[cut]!.start : text.length;
    for (; at < end; at++) {
      const code = units[at]!;
      if (code < 128) letters[count++] = ofAscii[code]!;
      else {
        const small = lowerUnit(code);
        if (small === 0) return -1;
        letters[count++] = wordPart(small);
      }
    }
    if (cut < cuts.length) at = cuts[cut]!.end;
  }
  return count;
}

/** Writes a text that is in lower case. */
function writeLower(text: string): number {
  makeRoom(text.length);
  for (let at = 0; at < text.length; at++) letters[at] = wordPart(text.charCodeAt(at));
  return text.length;
}

function makeRoom(length: number): void {
  if (length > letters.length || (letters.length > lettersKept && length <= lettersKept)) {
    letters = new Uint16Array(Math.max(length, lettersKept));
  }
}

/** The unit itself where it is a part of words, else 0. */
function wordPart(code: number): number {
  const isPart =
    (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 0xaa && isLetter(code));
  return isPart ? code : 0;
}

function readRuns(count: number): Uint32Array {
  const runs = new RunReader();
  for (let at = 0; at < count; at++) {
    let code = letters[at]!;
    if (code === 0) continue;
    let word = mixWord(beginWord, code);
    if (!isIdeograph(code)) {
      for (at++; at < count; at++) {
        code = letters[at]!;
        if (code === 0 || isIdeograph(code)) break;
        word = mixWord(word, code);
      }
      if (at < count && code !== 0) at--;
    }
    runs.add(word);
  }
  return runs.finish();
}

function isIdeograph(code: number): boolean {
  return code >= 0x3040 && code <= 0x9fff;
}

/** Takes the hashes of words one after the other, and makes a run of every four. */
class RunReader {
  private runs = new Uint32Array(1 << 10);
  private count = 0;
  private words = 0;
  /** The runs of the last word, of the last two and of the last three. */
  private one = 0;
  private two = 0;
  private three = 0;

  add(word: number): void {
    if (++this.words >= runLength) this.keep(addToRun(this.three, word));
    this.three = addToRun(this.two, word);
    this.two = addToRun(this.one, word);
    this.one = addToRun(beginRun, word);
  }

  /** All runs, or that of so few words that there is none of four. */
  finish(): Uint32Array {
    if (this.words > 0 && this.words < runLength) {
      this.keep(this.words === 1 ? this.one : this.words === 2 ? this.two : this.three);
    }
    return this.runs.subarray(0, this.count);
  }

  private keep(run: number): void {
    if (this.count === this.runs.length) {
      this.runs = copyInto(new Uint32Array(2 * this.count), this.runs);
    }
    this.runs[this.count++] = run;
  }
}

const beginRun = 0x2545f491;

function addToRun(run: number, word: number): number {
  return mix(Math.imul(run, 31) + word);
}
