import { NumberIndex } from './number-index';
import { repeatedHashes } from './sorted-hashes';

/** The lines of documents by their numbers among those that stand in more than one of them. */
export interface RepeatedLines {
  /** The hashes of the lines that stand in more than one document, rising. */
  readonly hash: Float64Array;
  /** Document `i` has the lines `from[i]` up to `from[i + 1]`. */
  readonly from: Uint32Array;
  /** Row of each line in `hash`; -1 for a line that stands in one document alone. */
  readonly row: Int32Array;
}

/** Numbers the lines of documents, of each of which the different hashes are given, rising. */
export function numberRepeated(documents: readonly Float64Array[]): RepeatedLines {
  const hash = repeatedHashes(documents);
  const rows = new NumberIndex(hash);
  const from = new Uint32Array(documents.length + 1);
  for (let at = 0; at < documents.length; at++) from[at + 1] = from[at]! + documents[at]!.length;
  const row = new Int32Array(from[documents.length]!);
  let next = 0;
  for (const lines of documents) {
    for (let at = 0; at < lines.length; at++) row[next++] = rows.find(lines[at]!);
  }
  return { hash, from, row };
}
