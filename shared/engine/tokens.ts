import { lentUnits } from './text-units';
import { beginWord, mixLetters, mixWord } from './word-hash';

/**
 * English words that say nothing about a topic, as they stand after `plainWord`. They are kept out
 * of every comparison of topics, but counted as words.
 */
export const stopWords: ReadonlySet<string> = new Set(
  [
    'a an the this that these those there here it its itself such same own other',
    'i me my myself we us our ours ourselves you your yours yourself yourselves',
    'he him his himself she her hers herself they them their theirs themselves',
    'who whom whose which what when where while why how',
    'am is are was were be been being have has had having do does did doing get got make made',
    'can cannot could may might must ought shall should will would let',
    'and or nor but if because as until than so also though then too very just only even ever yet',
    'of at by for with within without about against between into through during before after above',
    'below to from up upon down in out on off over under again further since across per like',
    'no not any all each both few more most many much several some another every one two now still',
    'once said say says saying told added asked according mr mrs ms dr',
    'new first last year years time day monday tuesday wednesday thursday friday saturday sunday',
    "aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't shan't shouldn't",
    "wasn't weren't won't wouldn't i'm i've i'd i'll you're you've you'd you'll he'd he'll she'd she'll",
    "we're we've we'd we'll they're they've they'd they'll ",
  ]
    .join(' ')
    .split(' '),
);

const inside = 1;
const apostrophe = 2;
const mark = 3;
/** The kinds up to this one go on with a word that has begun. */
const lastInWord = mark;
const unspaced = 4;
const outside = 5;

/** Kind of each UTF-16 code unit, filled on first sight: the regular expressions cost too much per letter. */
const kinds = new Uint8Array(0x10000);

const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function kindOfText(character: string): number {
  if (/[\p{L}\p{N}]/u.test(character)) return unspacedScript.test(character) ? unspaced : inside;
  if (character === "'" || character === '’') return apostrophe;
  return /\p{M}/u.test(character) ? mark : outside;
}

/** Kind of the character at `at`, which may be a surrogate pair. */
function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = kinds[unit]!;
  return known !== 0 ? known : learnKind(text, at, unit);
}

function learnKind(text: string, at: number, unit: number): number {
  // The first half of a pair says nothing by itself, and so is never remembered.
  if (unit >= 0xd800 && unit < 0xdc00) {
    return kindOfText(String.fromCodePoint(text.codePointAt(at) ?? unit));
  }
  const kind = kindOfText(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit >= 0xdc00) return 1;
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Takes a word as offsets into the text, with its hash as `mixWord` makes it. */
type VisitWord = (start: number, end: number, hash: number) => void;

/**
 * Visits the words of `text` between `start` and `end` in order. A word is a run of letters and
 * digits with apostrophes and combining marks inside. Scripts without spaces between words
 * (Chinese, Japanese, Thai …) give overlapping pairs of characters instead.
 */
export function scanWords(text: string, start: number, end: number, visit: VisitWord): void {
  const units = lentUnits(text);
  let at = start;
  while (at < end) {
    // Halves of pairs are never remembered: what is takes up one unit.
    const known = kinds[units[at]!]!;
    const kind = known !== 0 ? known : kindAt(text, at);
    if (kind === inside) at = scanWord(text, units, at, end, visit);
    else if (kind === unspaced) at = scanPairs(text, at, end, visit);
    else at += known !== 0 ? 1 : widthAt(text, at);
  }
}

function scanWord(
  text: string,
  units: Uint16Array,
  start: number,
  end: number,
  visit: VisitWord,
): number {
  let hash = beginWord;
  let at = start;
  while (at < end) {
    const unit = units[at]!;
    const known = kinds[unit]!;
    const kind = known !== 0 ? known : learnKind(text, at, unit);
    if (kind > lastInWord) break;
    hash = mixWord(hash, unit);
    at += 1;
    if (known === 0 && at < end && widthAt(text, at - 1) === 2) {
      hash = mixWord(hash, units[at]!);
      at += 1;
    }
  }
  visit(start, at, hash);
  return at;
}

function scanPairs(text: string, start: number, end: number, visit: VisitWord): number {
  const visitPair = (from: number, to: number) => {
    const pairEnd = Math.min(to, end);
    visit(from, pairEnd, mixLetters(text, from, pairEnd));
  };
  let previous = start;
  let at = start + widthAt(text, start);
  if (at >= end || kindAt(text, at) !== unspaced) visitPair(previous, at);
  while (at < end && kindAt(text, at) === unspaced) {
    const next = at + widthAt(text, at);
    visitPair(previous, next);
    previous = at;
    at = next;
  }
  return at;
}

/** True for a pair of characters of a script without spaces between words. */
export function isPair(word: string): boolean {
  return word !== '' && kindAt(word, 0) === unspaced;
}

/** Lower case, straight apostrophes, without a possessive 's; empty when nothing is left. */
export function plainWord(surface: string): string {
  let word = surface.toLowerCase();
  if (!word.includes("'") && !word.includes('’')) return word;
  if (word.includes('’')) word = word.replaceAll('’', "'");
  if (word.endsWith("'s")) word = word.slice(0, -2);
  while (word.endsWith("'")) word = word.slice(0, -1);
  return word;
}

function undouble(word: string): string {
  const last = word.at(-1);
  return last !== undefined && last === word.at(-2) ? word.slice(0, -1) : word;
}

/** Last letters of the words that the stemmer may change. */
const inflected = 'sgde';

/**
 * Light English stemmer: plurals and the endings -ing, -ed, -e. To be applied once to a plain word
 * (it is not idempotent); the stems are those of the background table.
 */
export function stem(plain: string): string {
  if (plain.length < 4 || !inflected.includes(plain.at(-1)!)) return plain;
  if (plain.length > 4 && plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if (plain.length > 5 && plain.endsWith('sses')) return plain.slice(0, -2);
  const plural = plain.length > 3 && plain.endsWith('s') && !/[sui]s$/.test(plain);
  const word = plural ? plain.slice(0, -1) : plain;
  if (word.length > 6 && word.endsWith('ing')) return undouble(word.slice(0, -3));
  if (word.length > 5 && word.endsWith('ed')) return undouble(word.slice(0, -2));
  return word.length > 5 && word.endsWith('e') ? word.slice(0, -1) : word;
}
