import type { BatchStats, LineTable } from './batch-stats';
import type { RepeatedLines } from './repeated-lines';

/** Groups of documents by site, and the lines in them. */
type SiteCounts = Pick<BatchStats, 'sites' | 'siteDocuments'> &
  Pick<LineTable, 'siteFrom' | 'site' | 'siteCount'>;

interface Counted {
  readonly repeated: RepeatedLines;
  /** The lines that are counted. */
  readonly kept: Uint32Array;
  /** For each document its group. */
  readonly group: Uint32Array;
  /** The documents, those of a group one after the other. */
  readonly order: Uint32Array;
}

/** Counts the groups of documents on each site, and for each kept line those that hold it. */
export function countOnSites(
  siteOf: readonly (string | undefined)[],
  { repeated: { count, from, line }, kept, group, order }: Counted,
): SiteCounts {
  const bySite = new Map<string, number[]>();
  for (const index of order) {
    const site = siteOf[index];
    if (site === undefined) continue;
    const documents = bySite.get(site);
    if (documents) documents.push(index);
    else bySite.set(site, [index]);
  }
  const sites = [...bySite.keys()].sort();
  const siteDocuments = new Uint32Array(sites.length);
  /** Number of each kept line, from 1 on; 0 for the others. */
  const numberOf = new Uint32Array(count);
  for (let number = 0; number < kept.length; number++) numberOf[kept[number]!] = number + 1;
  const entries = new SiteEntries(kept.length);
  for (let site = 0; site < sites.length; site++) {
    let last = -1;
    for (const index of bySite.get(sites[site]!)!) {
      if (group[index] !== last) siteDocuments[site]!++;
      last = group[index]!;
      for (let at = from[index]!; at < from[index + 1]!; at++) {
        const number = numberOf[line[at]!]!;
        if (number > 0) entries.add(number - 1, site, group[index]!);
      }
    }
  }
  return { sites, siteDocuments, ...entries.table() };
}

/** How often each line stands on each site: an entry for each pair of both, the sites rising. */
class SiteEntries {
  private readonly line: number[] = [];
  private readonly site: number[] = [];
  private readonly count: number[] = [];
  /** For each line its last entry, from 1 on, and the group that was last counted there. */
  private readonly lastEntry: Uint32Array;
  private readonly lastGroup: Uint32Array;

  constructor(private readonly lines: number) {
    this.lastEntry = new Uint32Array(lines);
    this.lastGroup = new Uint32Array(lines);
  }

  /** Counts a line of a document; those of one site come one after the other, and of these those of one group. */
  add(line: number, site: number, group: number): void {
    const last = this.lastEntry[line]! - 1;
    if (last < 0 || this.site[last] !== site) {
      this.lastEntry[line] = this.line.push(line);
      this.site.push(site);
      this.count.push(1);
    } else if (this.lastGroup[line] !== group) this.count[last]!++;
    this.lastGroup[line] = group;
  }

  /** The entries of each line one after the other. */
  table(): Pick<LineTable, 'siteFrom' | 'site' | 'siteCount'> {
    const siteFrom = new Uint32Array(this.lines + 1);
    for (const line of this.line) siteFrom[line + 1]!++;
    for (let line = 0; line < this.lines; line++) siteFrom[line + 1]! += siteFrom[line]!;
    const next = siteFrom.slice();
    const site = new Uint32Array(this.line.length);
    const siteCount = new Uint32Array(this.line.length);
    for (let entry = 0; entry < this.line.length; entry++) {
      const at = next[this.line[entry]!]!++;
      site[at] = this.site[entry]!;
      siteCount[at] = this.count[entry]!;
    }
    return { siteFrom, site, siteCount };
  }
}
