import type { Document } from '../../model/document';
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
  const terms = countTerms(document);
  const { stems } = terms;
  const frequency = countMentions(terms);
  // One number for each word, so that the engine's own sort of numbers does the work.
  const keys = new Float64Array(stems.length);
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

/** The words of the documents of a batch, or of a sample of a very large one. */
export interface TopicFold {
  readonly documents: Map<string, DocumentTopic>;
  /** Documents whose ids hash higher are not in the sample. */
  ceiling: number;
}

/** A fold over no documents. */
export function emptyTopics(): TopicFold {
  return { documents: new Map(), ceiling: Infinity };
}

/** Adds a document's words; the result does not depend on the order in which documents come. */
export function addTopic(into: TopicFold, document: Document): void {
  if (evenHash(document.id) > into.ceiling) return;
  into.documents.set(document.id, foldTopic(document));
  if (into.documents.size >= 2 * mostTopics) dropTopics(into);
}

/** The words of the documents of both; neither is changed. */
export function mergeTopics(a: TopicFold, b: TopicFold): TopicFold {
  const merged = {
    documents: new Map([...a.documents, ...b.documents]),
    ceiling: Math.min(a.ceiling, b.ceiling),
  };
  dropTopics(merged);
  return merged;
}

/** Leaves the documents whose ids hash lowest, if there are more than are compared. */
function dropTopics(fold: TopicFold): void {
  if (fold.documents.size <= mostTopics) return;
  const ids = [...fold.documents.keys()].sort(
    (a, b) => evenHash(a) - evenHash(b) || (a < b ? -1 : 1),
  );
  for (const id of ids.slice(mostTopics)) fold.documents.delete(id);
  fold.ceiling = evenHash(ids[mostTopics - 1]!);
}
