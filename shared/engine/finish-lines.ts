import type { BatchStats } from './batch-stats';
import type { LineFold } from './line-fold';
import { groupNearDuplicates } from './near-duplicates';
import { atBottomBit, atTopBit, numberRepeated, type RepeatedLines } from './repeated-lines';
import { rowsById } from './rows-by-id';
import { countOnSites } from './site-lines';

/** The statistics of all documents; near-duplicates count as one. */
export function finishLines(fold: LineFold): Omit<BatchStats, 'topics'> {
  const rows = rowsById(fold.ids);
  const { from, exact, counted, length } = fold;
  const repeated = numberRepeated({
    ...{ rows, from, hash: counted, length },
    // Of lines that differ in their numbers the longest counts, whichever comes first.
    joinLengths: Math.max,
  });
  const group = groupNearDuplicates(
    numberRepeated({ rows, from, hash: exact, length, joinLengths: (_, next) => next }),
    repeated,
  );
  const order = orderByGroup(group);
  const counts = countLines(repeated, group, order);
  /** The lines that stand in at least two groups, by their hashes. */
  const kept = Uint32Array.from(counts.documents.keys())
    .filter((line) => counts.documents[line]! > 1)
    .sort((a, b) => repeated.hash[a]! - repeated.hash[b]!);
  const { sites, siteDocuments, ...onSites } = countOnSites(
    Array.from(rows, (row) => fold.sites.get(fold.ids[row]!)),
    { repeated, kept, group, order },
  );
  const pick = (column: Uint32Array): Uint32Array => kept.map((line) => column[line]!);
  const lines = {
    hash: Float64Array.from(kept, (line) => repeated.hash[line]!),
    documents: pick(counts.documents),
    atTop: pick(counts.atTop),
    atBottom: pick(counts.atBottom),
    ...onSites,
  };
  return { documents: new Set(group).size, sites, siteDocuments, lines };
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

function countLines(
  { hash, from, line, place }: RepeatedLines,
  group: Uint32Array,
  order: Uint32Array,
): LineCounts {
  const { length } = hash;
  const counts = {
    documents: new Uint32Array(length),
    atTop: new Uint32Array(length),
    atBottom: new Uint32Array(length),
  };
  /** The last group with the line, and where it stands in it. */
  const lastGroup = new Int32Array(length).fill(-1);
  const lastPlace = new Uint8Array(length);
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
