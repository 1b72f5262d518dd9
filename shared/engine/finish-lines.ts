import type { BatchStats } from './batch-stats';
import { atBottomBit, atTopBit, type DocumentLines } from './line-fold';
import { groupNearDuplicates } from './near-duplicates';
import { numberRepeated, type RepeatedLines } from './repeated-lines';
import { countOnSites } from './site-lines';

/** The statistics of all documents; near-duplicates count as one. */
export function finishLines(
  folded: ReadonlyMap<string, DocumentLines>,
): Omit<BatchStats, 'topics'> {
  const documents = [...folded.keys()].sort().map((id) => folded.get(id)!);
  const repeated = numberRepeated(documents.map(({ slotted }) => slotted.hash));
  const group = groupNearDuplicates(documents, repeated);
  // The documents of a group come one after the other, so that a line sees whether it is new to it.
  const order = Uint32Array.from(documents.keys()).sort((a, b) => group[a]! - group[b]! || a - b);
  const counts = countLines(documents, repeated, group, order);
  /** The rows of the lines that stand in at least two groups. */
  const kept = Uint32Array.from(counts.documents.keys()).filter(
    (row) => counts.documents[row]! > 1,
  );
  const { sites, siteDocuments, ...onSites } = countOnSites(
    documents.map(({ site }) => site),
    { repeated, kept, group, order },
  );
  const pick = (column: Uint32Array): Uint32Array => kept.map((row) => column[row]!);
  const lines = {
    hash: Float64Array.from(kept, (row) => repeated.hash[row]!),
    documents: pick(counts.documents),
    atTop: pick(counts.atTop),
    atBottom: pick(counts.atBottom),
    ...onSites,
  };
  return { documents: new Set(group).size, sites, siteDocuments, lines };
}

/** For each repeated line in how many groups of documents it stands, at all and at their ends. */
interface LineCounts {
  readonly documents: Uint32Array;
  readonly atTop: Uint32Array;
  readonly atBottom: Uint32Array;
}

function countLines(
  documents: readonly DocumentLines[],
  { hash, from, row }: RepeatedLines,
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
  for (const index of order) {
    const { place } = documents[index]!;
    for (let at = 0; at < place.length; at++) {
      const line = row[from[index]! + at]!;
      if (line < 0) continue;
      if (lastGroup[line] !== group[index]!) {
        counts.documents[line]!++;
        lastGroup[line] = group[index]!;
        lastPlace[line] = 0;
      }
      const added = place[at]! & ~lastPlace[line]!;
      if (added & atTopBit) counts.atTop[line]!++;
      if (added & atBottomBit) counts.atBottom[line]!++;
      lastPlace[line]! |= added;
    }
  }
  return counts;
}
