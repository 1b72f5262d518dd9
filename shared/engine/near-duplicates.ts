import { DisjointSets } from './disjoint-sets';
import { findHash, repeatedHashes } from './sorted-hashes';

/** Distinct lines of a document: their hashes in rising order, and their lengths in characters. */
export interface HashedLines {
  readonly hash: Float64Array;
  readonly length: Uint32Array;
}

/** The lines of a document that are compared: as they are, and with numbers and dates left open. */
export interface ComparedLines {
  readonly exact: HashedLines;
  readonly slotted: HashedLines;
}

/** How far apart two documents may stand in the list of those that share a line, to be compared. */
const reach = 4;

/**
 * For each document the number of its group; documents that share over half of their lines, and
 * over half of their characters (many short lines of a template make no near-duplicates), are in
 * one group, directly or through others. Group numbers are the lowest index of a member.
 *
 * Lines are also compared with their numbers and dates left open: records of one form, as reports
 * of the weather are, say all they have to say in lines that differ in nothing else.
 *
 * Only neighbours in the list of a line's documents are compared. Near-duplicates share rare
 * lines, in whose short lists they are neighbours; so this stays linear in the number of lines.
 */
export function groupNearDuplicates(documents: readonly ComparedLines[]): Uint32Array {
  const groups = new DisjointSets(documents.length);
  for (const form of ['exact', 'slotted'] as const) {
    uniteAlike(
      documents.map((document) => document[form]),
      groups,
    );
  }
  return groups.names();
}

/** Unites the groups of documents most of whose lines are the same. */
function uniteAlike(documents: readonly HashedLines[], groups: DisjointSets): void {
  const compared = new Set<number>();
  const repeated = repeatedHashes(documents.map(({ hash }) => hash));
  const recentOfLine: number[][] = Array.from({ length: repeated.length }, () => []);
  documents.forEach((document, index) => {
    for (const hash of document.hash) {
      const line = findHash(repeated, hash);
      if (line < 0) continue;
      const recent = recentOfLine[line]!;
      for (const other of recent) {
        const pair = other * documents.length + index;
        if (groups.find(other) === groups.find(index) || compared.has(pair)) continue;
        compared.add(pair);
        if (shareMost(documents[other]!, document)) groups.unite(other, index);
      }
      recent.push(index);
      if (recent.length > reach) recent.shift();
    }
  });
}

function sum(values: Uint32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Over half of the lines, and of the characters, of either are in both. */
function shareMost(a: HashedLines, b: HashedLines): boolean {
  let lines = 0;
  let characters = 0;
  let i = 0;
  let j = 0;
  while (i < a.hash.length && j < b.hash.length) {
    const difference = a.hash[i]! - b.hash[j]!;
    if (difference === 0) {
      lines++;
      characters += a.length[i]!;
    }
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return (
    2 * lines > Math.max(a.hash.length, b.hash.length) &&
    2 * characters > Math.max(sum(a.length), sum(b.length))
  );
}
