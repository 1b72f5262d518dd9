import { DifferentNumbers } from './different-numbers';
import { languageTable, type LanguageTable } from './language-table';

/** So much of a text is looked at, in UTF-16 units, and of that so many bytes. */
const mostUnits = 1000;
/** A word that begins behind so many bytes is not read any more, and none goes on behind the other. */
const mostBytes = { begun: 350, whole: 380 };
/** Bytes of a word that are cut into runs, of a run, and from one run to the next. */
const mostOfWord = 70;
const runLength = 4;
const stride = 3;
/** What is left out of each score in the table, to have it in one byte. */
const leastScore = 53;
/** Brings scores between 0 and 1. */
const halfway = 25;
const fewestRuns = 3;
/** A text that scores less than this share of what is usual in its language may be in another. */
const reliableShare = 0.75;

/**
 * The language of a text as an ISO 639-1 code; undefined where it cannot be told. The method and the
 * table are those of Nito-ELD: runs of up to four bytes of each word add to the scores of languages.
 */
export function guessLanguage(text: string): string | undefined {
  const table = languageTable();
  const { runs, others } = readRuns(partWords(text, table.letter), table.symbols);
  const count = runs.count + others;
  if (count < fewestRuns) return undefined;
  const scores = addScores(runs, table);
  let best = 0;
  for (let language = 1; language < scores.length; language++) {
    if (scores[language]! > scores[best]!) best = language;
  }
  const score = scores[best]! / count;
  const reliable = score / (score + halfway) >= table.usual[best]! * reliableShare;
  return score > 0 && reliable ? table.languages[best] : undefined;
}

/** What each UTF-16 unit is found to be, when it is first met: 1 for a letter, 2 for none. */
const kinds = new Uint8Array(65_536);

/**
 * The words with one blank between them, as far as they are read. Quotes before a word stay with it: they
 * may be apostrophes.
 */
function partWords(text: string, letter: RegExp): string {
  const isLetter = (at: number): boolean => {
    const unit = text.charCodeAt(at);
    return (kinds[unit] ||= letter.test(text.charAt(at)) ? 1 : 2) === 1;
  };
  const end = Math.min(text.length, mostUnits);
  let words = '';
  for (let at = 0; at < end && words.length <= mostBytes.whole;) {
    let behind = at;
    while (behind < end && isLetter(behind)) behind++;
    words += text.slice(at, behind);
    at = behind;
    while (at < end && !isLetter(at)) at++;
    let quotes = at;
    while (quotes > behind && isQuote(text.charCodeAt(quotes - 1))) quotes--;
    if (quotes > behind) words += ' ';
    words += text.slice(quotes, at);
  }
  return words.trim().toLowerCase();
}

function isQuote(unit: number): boolean {
  return unit === 39 || unit === 96 || unit === 0x2019;
}

function addScores(
  { values, count }: DifferentNumbers,
  { languages, runs: known, from, entries }: LanguageTable,
): Uint32Array {
  const sums = new Uint32Array(languages.length);
  for (let run = 0; run < count; run++) {
    const row = known.find(values[run]!);
    if (row < 0) continue;
    const end = from[row + 1]!;
    for (let at = from[row]!; at < end; at++) {
      const entry = entries[at]!;
      sums[entry >>> 8]! += (entry & 0xff) + leastScore;
    }
  }
  return sums;
}

interface Runs {
  /** Different runs of the table's length, as numbers. */
  readonly runs: DifferentNumbers;
  /** How many longer ones there are, which stand in no table. */
  readonly others: number;
}

/** Used for one text after the other. */
const different = new DifferentNumbers();

/** Cuts the words of a text into runs of bytes, with a blank at either end of a word. */
function readRuns(words: string, symbols: Uint8Array): Runs {
  const bytes = encoder.encode(words);
  const others = new Set<string>();
  different.clear();
  for (let start = 0; start < bytes.length && start <= mostBytes.whole;) {
    const end = wordEnd(bytes, start);
    for (let at = start; at < end; at++) bytes[at] = symbols[bytes[at]!]!;
    const length = Math.min(end - start, mostOfWord);
    let at = start;
    for (; at + runLength < start + length; at += stride) {
      different.add(packRun(bytes, at, at + runLength, at === start ? 32 : 0));
    }
    const last = Math.max(start, start + length - runLength);
    if (end - last > runLength) others.add(bytes.subarray(last, end).join());
    else if (end > start) {
      different.add(packRun(bytes, last, end, at === start ? 32 : 0) * 256 + 32);
    }
    if (end > mostBytes.begun) break;
    start = end + 1;
  }
  return { runs: different, others: others.size };
}

/** Where the word that begins at `start` ends, or is not read any more; a character is read as a whole. */
function wordEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && at <= mostBytes.whole && bytes[at] !== 32) {
    at++;
    while (at < bytes.length && (bytes[at]! & 0xc0) === 0x80) at++;
  }
  return at;
}

function packRun(bytes: Uint8Array, start: number, end: number, before: number): number {
  let packed = before;
  for (let at = start; at < end; at++) packed = packed * 256 + bytes[at]!;
  return packed;
}

const encoder = new TextEncoder();
