import { dampen } from './dampen';
import { sampleTopics, type TopicFold } from './topic-fold';

/** Which documents of a batch hold which words. Plain data that can be stored and sent to workers. */
export interface TopicTable {
  /** Ids of the documents in rising order, and the length of each. */
  readonly ids: readonly string[];
  readonly lengths: Uint32Array;
  /** Hashes, rising, of the words that stand in two documents or more, and in how many. */
  readonly hash: Uint32Array;
  readonly documents: Uint32Array;
  /** Documents of word `i`: entries `from[i]` to `from[i + 1]`; none for words in many documents. */
  readonly from: Uint32Array;
  readonly holder: Uint32Array;
  /** Weight of the word in that document, whose weights have length 1. */
  readonly weight: Float32Array;
}

/** Words in more documents than this say nothing about which document a block comes from. */
export const mostHolders = 200;

/** From this many documents on, the other documents of a batch are evidence. */
const leastDocuments = 100;

/** The table, when it is of enough documents to say something. */
export function asEvidence(table: TopicTable): TopicTable {
  return table.ids.length < leastDocuments ? emptyTopicTable : table;
}

/** The table of a batch without documents. */
export const emptyTopicTable: TopicTable = {
  ids: [],
  lengths: new Uint32Array(0),
  hash: new Uint32Array(0),
  documents: new Uint32Array(0),
  from: new Uint32Array(1),
  holder: new Uint32Array(0),
  weight: new Float32Array(0),
};

/** Weight of a word in a batch: the fewer documents hold it, the heavier; 0 for too common ones. */
export function batchRarity(documents: number, holders: number): number {
  return holders > mostHolders ? 0 : Math.log((documents + 1) / Math.max(1, holders));
}

const bucketBits = 16;
const bucketsOfColumn = new WeakMap<Uint32Array, Uint32Array>();

/** Place of a hash in the rising column of words, or -1. */
export function findWord(sorted: Uint32Array, wanted: number): number {
  let buckets = bucketsOfColumn.get(sorted);
  if (buckets === undefined) bucketsOfColumn.set(sorted, (buckets = bucketsOf(sorted)));
  const bucket = wanted >>> (32 - bucketBits);
  const end = buckets[bucket + 1]!;
  for (let at = buckets[bucket]!; at < end; at++) if (sorted[at] === wanted) return at;
  return -1;
}

/** Where the hashes of each beginning start: hashes are spread evenly, so each has a few. */
function bucketsOf(sorted: Uint32Array): Uint32Array {
  const buckets = new Uint32Array((1 << bucketBits) + 1);
  for (const hash of sorted) buckets[(hash >>> (32 - bucketBits)) + 1]! += 1;
  for (let bucket = 1; bucket < buckets.length; bucket++) buckets[bucket]! += buckets[bucket - 1]!;
  return buckets;
}

/** The table of all folded documents. */
export function finishTopics(fold: TopicFold): TopicTable {
  const sample = sampleTopics(fold);
  const { ids } = sample;
  const words = sample.hash.subarray(0, sample.from[ids.length]);
  const { hash, documents } = countHolders(words);
  const from = new Uint32Array(hash.length + 1);
  documents.forEach((holders, word) => {
    from[word + 1] = from[word]! + (holders > mostHolders ? 0 : holders);
  });
  const next = from.slice();
  const holder = new Uint32Array(from[hash.length]!);
  const weight = new Float32Array(holder.length);
  const places = new Int32Array(words.length);
  for (let entry = 0; entry < places.length; entry++) places[entry] = findWord(hash, words[entry]!);
  for (let index = 0; index < ids.length; index++) {
    const [first, end] = [sample.from[index]!, sample.from[index + 1]!];
    const weights = topicWeights(
      sample.count.subarray(first, end),
      places.subarray(first, end),
      documents,
      ids.length,
    );
    for (let entry = first; entry < end; entry++) {
      const word = places[entry]!;
      if (word < 0 || documents[word]! > mostHolders) continue;
      const place = next[word]!++;
      holder[place] = index;
      weight[place] = weights[entry - first]!;
    }
  }
  return {
    ids,
    lengths: sample.length.slice(0, ids.length),
    hash,
    documents,
    from,
    holder,
    weight,
  };
}

/** The words that stand in two documents or more, by their hashes, of all words of the documents. */
function countHolders(words: Uint32Array): { hash: Uint32Array; documents: Uint32Array } {
  const all = words.slice().sort();
  const hash: number[] = [];
  const documents: number[] = [];
  for (let start = 0, end = 0; start < all.length; start = end) {
    while (end < all.length && all[end] === all[start]) end += 1;
    if (end - start < 2) continue;
    hash.push(all[start]!);
    documents.push(end - start);
  }
  return { hash: Uint32Array.from(hash), documents: Uint32Array.from(documents) };
}

function topicWeights(
  count: Uint8Array,
  words: Int32Array,
  documents: Uint32Array,
  total: number,
): Float64Array {
  const weights = new Float64Array(words.length);
  let squares = 0;
  for (let entry = 0; entry < weights.length; entry++) {
    const holders = words[entry]! < 0 ? 1 : documents[words[entry]!]!;
    const weight = dampen(count[entry]!) * batchRarity(total, holders);
    weights[entry] = weight;
    squares += weight * weight;
  }
  const norm = Math.sqrt(squares) || 1;
  for (let entry = 0; entry < weights.length; entry++) weights[entry]! /= norm;
  return weights;
}
