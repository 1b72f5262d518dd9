import { DisjointSets } from './disjoint-sets';
import type { RepeatedLines } from './repeated-lines';

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
export function groupNearDuplicates(exact: RepeatedLines, slotted: RepeatedLines): Uint32Array {
  const groups = new DisjointSets(exact.lines.length);
  uniteAlike(exact, groups);
  uniteAlike(slotted, groups);
  return groups.names();
}

/** Unites the groups of documents most of whose lines are the same. */
function uniteAlike(repeated: RepeatedLines, groups: DisjointSets): void {
  const { count, from, line, lines } = repeated;
  const mayShare = lines.map((_, index) => Number(mayShareMost(repeated, index)));
  /** For each line the last documents with it, the latest first, from 1 on. */
  const recent = new Uint32Array(reach * count);
  /** For each line the last document with it that is compared with others. */
  const lastCompared = new Int32Array(count).fill(-1);
  /** For each document the last one that was compared with it. */
  const comparedWith = new Int32Array(lines.length).fill(-1);
  for (let index = 0; index < lines.length; index++) {
    const end = mayShare[index] ? from[index + 1]! : from[index]!;
    for (let at = from[index]!; at < end; at++) lastCompared[line[at]!] = index;
    for (let at = from[index]!; at < from[index + 1]!; at++) {
      const first = reach * line[at]!;
      for (let back = mayShare[index] ? reach - 1 : -1; back >= 0; back--) {
        const other = recent[first + back]! - 1;
        if (other < 0 || !mayShare[other] || comparedWith[other] === index) continue;
        if (groups.find(other) === groups.find(index)) continue;
        comparedWith[other] = index;
        const shared = sharedLines(repeated, other, (each) => lastCompared[each] === index);
        if (isMost(shared, repeated, other) && isMost(shared, repeated, index))
          groups.unite(other, index);
      }
      for (let back = reach - 1; back > 0; back--) recent[first + back] = recent[first + back - 1]!;
      recent[first] = index + 1;
    }
  }
}

/** Over half of a document's lines stand elsewhere, too; without that it is like no other. */
function mayShareMost({ from, lines }: RepeatedLines, document: number): boolean {
  return 2 * (from[document + 1]! - from[document]!) > lines[document]!;
}

/** Lines, and the characters in them. */
interface Amount {
  readonly lines: number;
  readonly characters: number;
}

/** Those of the lines of a document that stand in another one. */
function sharedLines(
  { from, line, length }: RepeatedLines,
  document: number,
  isInOther: (line: number) => boolean,
): Amount {
  let lines = 0;
  let characters = 0;
  for (let at = from[document]!; at < from[document + 1]!; at++) {
    if (!isInOther(line[at]!)) continue;
    lines++;
    characters += length[at]!;
  }
  return { lines, characters };
}

function isMost(shared: Amount, { lines, characters }: RepeatedLines, document: number): boolean {
  return 2 * shared.lines > lines[document]! && 2 * shared.characters > characters[document]!;
}
