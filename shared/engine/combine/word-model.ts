import type { Span } from '../../model/span';
import { lentUnits } from '../text-units';
import { beginWord, mixWord } from '../word-hash';

/** Words, pairs of words and the first and last word of a line, hashed; weights for how each speaks for a cut. */
export interface WordModel {
  /** One weight for each bucket; their number is a power of two. */
  readonly weights: Float32Array;
  /** Log odds of a line that says nothing. */
  readonly base: number;
}

/** The model as it stands in its file. */
export interface WordModelData {
  readonly base: number;
  readonly buckets: number;
  /** Buckets with a weight, each as the distance from the one before. */
  readonly gaps: readonly number[];
  /** Their weights, in hundredths. */
  readonly hundredths: readonly number[];
}

/** Longer blocks are judged by their beginning, in words and marks. */
const mostTokens = 60;
/** Each gives a word and a pair; the first and the last one more. */
const mostFeatures = 2 * mostTokens + 3;

/** What stands for a word with a capital, for a number, and for the ends of a line, in pairs. */
const capital = 0x1b873593;
const digits = 0x2545f491;
const edge = 0x3c6ef372;
const ending = 0x5bd1e995;

/** Lays the model out. */
export function readWordModel({ base, buckets, gaps, hundredths }: WordModelData): WordModel {
  const weights = new Float32Array(buckets);
  let at = 0;
  gaps.forEach((gap, index) => {
    at += gap;
    weights[at] = hundredths[index]! / 100;
  });
  return { base, weights };
}

const places = new Int32Array(mostFeatures);

/** Log odds of a cut by the words alone that stand in a text between two offsets. */
export function judgeWords({ base, weights }: WordModel, text: string, line: Span): number {
  const count = hashLine(lentUnits(text), line, places);
  if (count === 0) return base;
  const mask = weights.length - 1;
  let sum = 0;
  for (let at = 0; at < count; at++) sum += weights[places[at]! & mask]!;
  return base + sum / Math.sqrt(count);
}

/** Hashes of the features of a line, each once. */
export function lineHashes(text: string): Int32Array {
  return places.slice(0, hashLine(lentUnits(text), { start: 0, end: text.length }, places));
}

/** Writes the hashes of a line's features; returns their number. */
function hashLine(units: Uint16Array, { start, end }: Span, into: Int32Array): number {
  let count = 0;
  let tokens = 0;
  let before = edge;
  let last = 0;
  for (let at = start; at < end && tokens < mostTokens; at++) {
    const first = units[at]!;
    if (first === 32) continue;
    let word = beginWord;
    let shape = 0;
    if (isWordCode(first)) {
      const lower = lowerCode(first);
      for (; at < end; at++) {
        const code = units[at]!;
        // Most units by far are small letters.
        if (code >= 97 && code <= 122) {
          word = mixWord(word, code);
          continue;
        }
        if (!isWordCode(code) && code !== 39 && code !== 0x2019) break;
        word = mixWord(word, code === 0x2019 ? 39 : lowerCode(code));
      }
      at--;
      if (first >= 48 && first <= 57) word = shape = digits;
      else if (lower !== first) shape = capital;
    } else word = mixWord(word, first);
    if (shape === 0) shape = word;
    tokens++;
    into[count++] = mix(word);
    into[count++] = mix(Math.imul(before, 31) ^ shape);
    // The first word of a line has a capital in any case.
    if (before === edge) into[count++] = mix(word ^ edge);
    before = shape;
    last = word;
  }
  if (tokens === 0) return 0;
  into[count++] = mix(last ^ ending);
  into[count++] = mix(Math.imul(before, 31) ^ ending);
  return count;
}

function isWordCode(code: number): boolean {
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return code >= 0xc0 && !(code >= 0x2000 && code < 0x2e80) && !(code >= 0x3000 && code < 0x3040);
}

function lowerCode(code: number): number {
  if (code >= 65 && code <= 90) return code | 32;
  return code >= 0xc0 && code <= 0xde && code !== 0xd7 ? code + 32 : code;
}

function mix(hash: number): number {
  const turned = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return turned ^ (turned >>> 13);
}
