import type { BatchStats, LineTable } from './batch-stats';
import { atBottomBit, atTopBit, type DocumentLines } from './line-fold';
import { groupNearDuplicates } from './near-duplicates';
import { findHash, repeatedHashes } from './sorted-hashes';

/** The statistics of all documents; near-duplicates count as one. */
export function finishLines(
  folded: ReadonlyMap<string, DocumentLines>,
): Omit<BatchStats, 'topics'> {
  const documents = [...folded.keys()].sort().map((id) => folded.get(id)!);
  const group = groupNearDuplicates(documents);
  const sites = [...new Set(documents.flatMap(({ site }) => site ?? []))].sort();
  const siteIndex = new Map(sites.map((site, index) => [site, index]));
  const siteGroups = sites.map(() => new Set<number>());
  const counter = new LineCounter(repeatedHashes(documents.map(({ slotted }) => slotted.hash)));
  // The documents of a group come one after the other, so that a line sees whether it is new to it.
  const order = documents.map((_, index) => index).sort((a, b) => group[a]! - group[b]! || a - b);
  for (const index of order) {
    const document = documents[index]!;
    const site = document.site === undefined ? -1 : siteIndex.get(document.site)!;
    if (site >= 0) siteGroups[site]!.add(group[index]!);
    counter.add(document, group[index]!, site);
  }
  return {
    documents: new Set(group).size,
    sites,
    siteDocuments: Uint32Array.from(siteGroups, (groups) => groups.size),
    lines: counter.table(),
  };
}

/** Counts repeated lines over groups of documents, in columns as long as there are such lines. */
class LineCounter {
  private readonly documents: Uint32Array;
  private readonly atTop: Uint32Array;
  private readonly atBottom: Uint32Array;
  private readonly lastGroup: Int32Array;
  private readonly lastPlace: Uint8Array;
  private readonly onSite: Map<number, { count: number; lastGroup: number }>[];

  constructor(private readonly hash: Float64Array) {
    const { length } = hash;
    this.documents = new Uint32Array(length);
    this.atTop = new Uint32Array(length);
    this.atBottom = new Uint32Array(length);
    this.lastGroup = new Int32Array(length).fill(-1);
    this.lastPlace = new Uint8Array(length);
    this.onSite = Array.from({ length }, () => new Map());
  }

  add({ slotted: { hash }, place }: DocumentLines, group: number, site: number): void {
    for (let index = 0; index < hash.length; index++) {
      const line = findHash(this.hash, hash[index]!);
      if (line < 0) continue;
      if (this.lastGroup[line] !== group) {
        this.documents[line]!++;
        this.lastGroup[line] = group;
        this.lastPlace[line] = 0;
      }
      const added = place[index]! & ~this.lastPlace[line]!;
      if (added & atTopBit) this.atTop[line]!++;
      if (added & atBottomBit) this.atBottom[line]!++;
      this.lastPlace[line]! |= added;
      if (site >= 0) this.addToSite(line, group, site);
    }
  }

  /** The lines that stand in at least two groups. */
  table(): LineTable {
    const kept = [...this.documents.keys()].filter((line) => this.documents[line]! > 1);
    const siteFrom = new Uint32Array(kept.length + 1);
    const site: number[] = [];
    const siteCount: number[] = [];
    kept.forEach((line, row) => {
      for (const [index, { count }] of [...this.onSite[line]!].sort((a, b) => a[0] - b[0])) {
        site.push(index);
        siteCount.push(count);
      }
      siteFrom[row + 1] = site.length;
    });
    return {
      hash: Float64Array.from(kept, (line) => this.hash[line]!),
      documents: Uint32Array.from(kept, (line) => this.documents[line]!),
      atTop: Uint32Array.from(kept, (line) => this.atTop[line]!),
      atBottom: Uint32Array.from(kept, (line) => this.atBottom[line]!),
      siteFrom,
      site: Uint32Array.from(site),
      siteCount: Uint32Array.from(siteCount),
    };
  }

  private addToSite(line: number, group: number, site: number): void {
    const counts = this.onSite[line]!;
    const count = counts.get(site);
    if (!count) counts.set(site, { count: 1, lastGroup: group });
    else if (count.lastGroup !== group) {
      count.count++;
      count.lastGroup = group;
    }
  }
}
