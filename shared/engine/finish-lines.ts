import type { BatchStats, LineTable } from './batch-stats';
import type { LineFold } from './line-fold';
import { groupNearDuplicates } from './near-duplicates';
import { NumberIndex } from './number-index';
import { atBottomBit, atTopBit, findRepeated, type RepeatedLines } from './repeated-lines';
import { rowsById } from './rows-by-id';
import { countOnSites } from './site-lines';

/** What the documents of a fold say together as long as their sites are not known; near-duplicates count as one. */
export interface CountedLines {
  /** The rows of the documents in the fold, in the order in which they are numbered below. */
  readonly rows: Uint32Array;
  readonly repeated: RepeatedLines;
  /** For each document its group. */
  readonly group: Uint32Array;
  /** The documents, those of a group one after the other. */
  readonly order: Uint32Array;
  /** The lines that stand in at least two groups, by their hashes. */
  readonly kept: Uint32Array;
  readonly lines: Pick<LineTable, 'hash' | 'documents' | 'atTop' | 'atBottom'>;
}

/** Counts what does not depend on sites, which takes nearly all of the time. */
export function countLines(fold: LineFold): CountedLines {
  const rows = rowsById(fold.ids);
  const { hash: hashOf, exact, counted: repeated } = findRepeated(fold, rows);
  const group = groupNearDuplicates(exact, repeated);
  const order = orderByGroup(group);
  const counts = countInGroups(repeated, group, order);
  const hash = hashOf.filter((_, line) => counts.documents[line]! > 1).sort();
  const numbers = new NumberIndex(hashOf);
  const kept = Uint32Array.from(hash, (each) => numbers.find(each));
  const pick = (column: Uint32Array): Uint32Array => kept.map((line) => column[line]!);
  const documents = pick(counts.documents);
  const atTop = pick(counts.atTop);
  const atBottom = pick(counts.atBottom);
  return { rows, repeated, group, order, kept, lines: { hash, documents, atTop, atBottom } };
}

/** The statistics of all documents, on their sites, too. */
export function finishLines(
  fold: LineFold,
  { rows, lines, ...counted }: CountedLines = countLines(fold),
): Omit<BatchStats, 'topics'> {
  const siteOf = Array.from(rows, (row) => fold.sites.get(fold.ids[row]!));
  const { sites, siteDocuments, ...onSites } = countOnSites(siteOf, counted);
  const documents = new Set(counted.group).size;
  return { documents, sites, siteDocuments, lines: { ...lines, ...onSites } };
}

/** The documents, those of a group one after the other, so that a line sees whether it is new to it. */
function orderByGroup(group: Uint32Array): Uint32Array {
  /** For each group the place behind those of its documents that have one. */
  const next = new Uint32Array(group.length + 1);
  for (const each of group) next[each + 1]!++;
  for (let at = 0; at < group.length; at++) next[at + 1]! += next[at]!;
  const order = new Uint32Array(group.length);
  for (let document = 0; document < group.length; document++) {
    order[next[group[document]!]!++] = document;
  }
  return order;
}

/** For each repeated line in how many groups of documents it stands, at all and at their ends. */
interface LineCounts {
  readonly documents: Uint32Array;
  readonly atTop: Uint32Array;
  readonly atBottom: Uint32Array;
}

function countInGroups(
  { count, from, line, place }: RepeatedLines,
  group: Uint32Array,
  order: Uint32Array,
): LineCounts {
  const counts = {
    documents: new Uint32Array(count),
    atTop: new Uint32Array(count),
    atBottom: new Uint32Array(count),
  };
  /** The last group with the line, and where it stands in it. */
  const lastGroup = new Int32Array(count).fill(-1);
  const lastPlace = new Uint8Array(count);
  for (const document of order) {
    for (let at = from[document]!; at < from[document + 1]!; at++) {
      const each = line[at]!;
      if (lastGroup[each] !== group[document]!) {
        counts.documents[each]!++;
        lastGroup[each] = group[document]!;
        lastPlace[each] = 0;
      }
      const added = place[at]! & ~lastPlace[each]!;
      if (added & atTopBit) counts.atTop[each]!++;
      if (added & atBottomBit) counts.atBottom[each]!++;
      lastPlace[each]! |= added;
    }
  }
  return counts;
}
