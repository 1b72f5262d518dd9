import { DisjointSets } from './disjoint-sets';
import { numberRepeated, type RepeatedLines } from './repeated-lines';

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
export function groupNearDuplicates(
  documents: readonly ComparedLines[],
  slotted: RepeatedLines,
): Uint32Array {
  const groups = new DisjointSets(documents.length);
  const exact = documents.map((document) => document.exact);
  uniteAlike(exact, numberRepeated(exact.map(({ hash }) => hash)), groups);
  uniteAlike(
    documents.map((document) => document.slotted),
    slotted,
    groups,
  );
  return groups.names();
}

/** Unites the groups of documents most of whose lines are the same. */
function uniteAlike(
  documents: readonly HashedLines[],
  { hash, from, row }: RepeatedLines,
  groups: DisjointSets,
): void {
  const mayShare = documents.map((_, index) => mayShareMost(row, from[index]!, from[index + 1]!));
  /** For each line the last documents with it, the latest first, from 1 on. */
  const recent = new Uint32Array(reach * hash.length);
  /** For each document the last one that was compared with it. */
  const comparedWith = new Int32Array(documents.length).fill(-1);
  for (let index = 0; index < documents.length; index++) {
    for (let at = from[index]!; at < from[index + 1]!; at++) {
      if (row[at]! < 0) continue;
      const first = reach * row[at]!;
      for (let back = mayShare[index] ? reach - 1 : -1; back >= 0; back--) {
        const other = recent[first + back]! - 1;
        if (other < 0 || !mayShare[other] || comparedWith[other] === index) continue;
        if (groups.find(other) === groups.find(index)) continue;
        comparedWith[other] = index;
        if (shareMost(documents[other]!, documents[index]!)) groups.unite(other, index);
      }
      for (let back = reach - 1; back > 0; back--) recent[first + back] = recent[first + back - 1]!;
      recent[first] = index + 1;
    }
  }
}

/** Over half of a document's lines stand in others, too; without that it is like none of them. */
function mayShareMost(row: Int32Array, from: number, end: number): boolean {
  let repeated = 0;
  for (let at = from; at < end; at++) if (row[at]! >= 0) repeated++;
  return 2 * repeated > end - from;
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
