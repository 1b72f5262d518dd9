import type { Document } from '../../model/document';
import { withRoom } from '../copy-into';
import { borrowing, lentFloats } from '../lent-arrays';
import { rowsById } from '../rows-by-id';
import { countMentions, countTerms } from './document-terms';
import { evenHash } from './even-hash';

/** The content words of one document: hashes in rising order and how often each stands there. */
export interface DocumentTopic {
  readonly hash: Uint32Array;
  /** At most 255. */
  readonly count: Uint8Array;
  /** Characters of the document, so that the whole of it can be named as a place. */
  readonly length: number;
}

/** Documents kept for comparison; of larger batches the ones whose ids hash lowest. */
export const mostTopics = 20_000;

/** Distinct words kept of one document: the most frequent ones. */
const mostWords = 600;

/** What the batch has to know of a document's words. */
export function foldTopic(document: Document): DocumentTopic {
  return borrowing(() => countTopic(document));
}

function countTopic(document: Document): DocumentTopic {
  const terms = countTerms(document);
  const { stems } = terms;
  const frequency = countMentions(terms);
  // One number for each word, so that the engine's own sort of numbers does the work.
  const keys = lentFloats(stems.length);
  for (let term = 0; term < keys.length; term++) {
    keys[term] = stems[term]!.hash * 256 + Math.min(255, frequency[term]!);
  }
  const kept = (keys.length > mostWords ? frequentKeys(keys) : keys).sort();
  const hash = new Uint32Array(kept.length);
  const count = new Uint8Array(kept.length);
  for (let at = 0; at < kept.length; at++) {
    hash[at] = Math.floor(kept[at]! / 256);
    count[at] = kept[at]! % 256;
  }
  return { hash, count, length: document.text.length };
}

function frequentKeys(keys: Float64Array): Float64Array {
  return keys.sort((a, b) => (b % 256) - (a % 256) || a - b).subarray(0, mostWords);
}

/**
 * The words of the documents of a batch, or of a sample of a very large one: plain data in a few columns,
 * whatever the number of documents. A document that comes again has a further row, which is the one that counts.
 */
export interface TopicFold {
  /** For each row the id of its document, and its characters. All columns have room for more. */
  ids: string[];
  length: Uint32Array;
  /** Row `i` has the words `from[i]` up to `from[i + 1]` of the two columns below. */
  from: Uint32Array;
  hash: Uint32Array;
  count: Uint8Array;
  /** Documents whose ids hash higher are not in the sample. */
  ceiling: number;
}

/** A fold over no documents. */
export function emptyTopics(): TopicFold {
  return {
    ids: [],
    length: new Uint32Array(0),
    from: new Uint32Array(1),
    hash: new Uint32Array(0),
    count: new Uint8Array(0),
    ceiling: Infinity,
  };
}

/** Adds a document's words; the result does not depend on the order in which documents come. */
export function addTopic(into: TopicFold, document: Document): void {
  if (evenHash(document.id) > into.ceiling) return;
  append(into, document.id, foldTopic(document));
  if (into.ids.length >= 2 * mostTopics) Object.assign(into, sampleTopics(into));
}

function append(into: TopicFold, id: string, { hash, count, length }: DocumentTopic): void {
  const row = into.ids.length;
  const start = into.from[row]!;
  const end = start + hash.length;
  into.length = withRoom(into.length, row + 1);
  into.from = withRoom(into.from, row + 2);
  into.hash = withRoom(into.hash, end);
  into.count = withRoom(into.count, end);
  into.hash.set(hash, start);
  into.count.set(count, start);
  into.length[row] = length;
  into.from[row + 1] = end;
  into.ids.push(id);
}

/** The words of the documents of both, in the rising order of their ids; neither is changed. */
export function mergeTopics(a: TopicFold, b: TopicFold): TopicFold {
  const merged = { ...emptyTopics(), ceiling: Math.min(a.ceiling, b.ceiling) };
  for (const each of [a, b]) each.ids.forEach((id, row) => append(merged, id, topicAt(each, row)));
  return sampleTopics(merged);
}

function topicAt({ from, hash, count, length }: TopicFold, row: number): DocumentTopic {
  const [start, end] = [from[row]!, from[row + 1]!];
  return {
    hash: hash.subarray(start, end),
    count: count.subarray(start, end),
    length: length[row]!,
  };
}

/** The documents whose ids hash lowest, as many as are compared, in the rising order of their ids. */
export function sampleTopics(fold: TopicFold): TopicFold {
  const all = rowsById(fold.ids);
  const hashes = Float64Array.from(all, (row) => evenHash(fold.ids[row]!));
  const lowest = Uint32Array.from(all.keys())
    .sort((a, b) => hashes[a]! - hashes[b]! || a - b)
    .subarray(0, mostTopics);
  const sample = emptyTopics();
  for (const row of lowest
    .slice()
    .sort()
    .map((at) => all[at]!)) {
    append(sample, fold.ids[row]!, topicAt(fold, row));
  }
  sample.ceiling = all.length > mostTopics ? hashes[lowest.at(-1)!]! : fold.ceiling;
  return sample;
}
