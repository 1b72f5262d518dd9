import { NumberIndex } from './number-index';
import { findRising } from './search-rising';
import type { TopicTable } from './off-topic/topic-table';

/**
 * What the documents of a batch say together. Plain data that can be stored and sent to workers.
 * Near-duplicates count as one document everywhere.
 */
export interface BatchStats {
  /** Documents of the batch. */
  readonly documents: number;
  /** Known sites in rising order (by code units), and how many documents each has. */
  readonly sites: readonly string[];
  readonly siteDocuments: Uint32Array;
  readonly lines: LineTable;
  /** Which documents hold which words; a sample of very large batches. */
  readonly topics: TopicTable;
}

/**
 * Lines that stand in at least two documents, as parallel columns sorted by hash.
 * The hash is `hashText` of the line, or of its slotted form where it has slots.
 */
export interface LineTable {
  readonly hash: Float64Array;
  /** Documents of the whole batch that hold the line. */
  readonly documents: Uint32Array;
  /** Those of them that hold it among their first, and among their last blocks. */
  readonly atTop: Uint32Array;
  readonly atBottom: Uint32Array;
  /** Rows `siteFrom[i]` to `siteFrom[i + 1]` of the two columns below belong to line i, the sites rising. */
  readonly siteFrom: Uint32Array;
  readonly site: Uint32Array;
  readonly siteCount: Uint32Array;
}

/** In how many documents a line stands, and where. */
export interface LineUse {
  readonly documents: number;
  readonly atTop: number;
  readonly atBottom: number;
  /** The site asked for, when it is known: documents with the line, and all its documents. */
  readonly site?: { readonly documents: number; readonly of: number };
}

/** The use of a line by its hash; undefined when it stands in fewer than two documents. */
export function lineUse(batch: BatchStats, hash: number, site?: string): LineUse | undefined {
  const { lines } = batch;
  const at = rowsOf(lines).find(hash);
  if (at < 0) return undefined;
  const use = {
    documents: lines.documents[at]!,
    atTop: lines.atTop[at]!,
    atBottom: lines.atBottom[at]!,
  };
  const siteIndex = site === undefined ? -1 : findRising(batch.sites, site);
  if (siteIndex < 0) return use;
  const row = findRising(lines.site, siteIndex, lines.siteFrom[at], lines.siteFrom[at + 1]);
  const onSite = row < 0 ? 0 : lines.siteCount[row]!;
  return { ...use, site: { documents: onSite, of: batch.siteDocuments[siteIndex]! } };
}

const indexes = new WeakMap<LineTable, NumberIndex>();

/** Finds rows by their hashes; made once for a table. */
function rowsOf(lines: LineTable): NumberIndex {
  let rows = indexes.get(lines);
  if (!rows) indexes.set(lines, (rows = new NumberIndex(lines.hash)));
  return rows;
}
