import { countBelow } from '../../shared/engine/search-rising';

/** Lengths of runs by which two texts are held against each other, one after the other. */
const runLengths = [8, 5, 3, 2];
/** Cells of a table for the longest common subsequence that are worth filling. */
const mostCells = 400_000;

/** For each token of the page 1 where it stands in the gold text too, in the order of both. */
export function alignTokens(page: readonly string[], gold: readonly string[]): Uint8Array {
  const found = new Uint8Array(page.length);
  const used = new Uint8Array(gold.length);
  const waiting: Gap[] = [{ p0: 0, p1: page.length, g0: 0, g1: gold.length, level: 0 }];
  for (let gap = waiting.pop(); gap; gap = waiting.pop()) {
    const { p0, p1, g0, g1, level } = gap;
    if (p0 >= p1 || g0 >= g1) continue;
    if (level >= runLengths.length) {
      alignRest(page, gold, gap, found, used);
      continue;
    }
    const anchors = inOrder(uniqueRuns(page, gold, gap, runLengths[level]!));
    if (anchors.length === 0) {
      waiting.push({ ...gap, level: level + 1 });
      continue;
    }
    let [p, g] = [p0, g0];
    for (const [anchorP, anchorG] of [...anchors, [p1, g1] as const]) {
      if (anchorP < p || anchorG < g) continue;
      waiting.push({ p0: p, p1: anchorP, g0: g, g1: anchorG, level });
      [p, g] = [anchorP, anchorG];
      while (p < p1 && g < g1 && page[p] === gold[g]) {
        found[p++] = 1;
        used[g++] = 1;
      }
    }
  }
  markMoved(page, gold, found, used);
  return found;
}

interface Gap {
  readonly p0: number;
  readonly p1: number;
  readonly g0: number;
  readonly g1: number;
  readonly level: number;
}

type Anchor = readonly [number, number];

/** Runs that stand once on either side of a gap, as places, rising on the page. */
function uniqueRuns(
  page: readonly string[],
  gold: readonly string[],
  { p0, p1, g0, g1 }: Gap,
  length: number,
): Anchor[] {
  const places = new Map<string, { p: number; g: number }>();
  for (let g = g0; g + length <= g1; g++) {
    const key = gold.slice(g, g + length).join(' ');
    places.set(key, { p: -1, g: places.has(key) ? -2 : g });
  }
  for (let p = p0; p + length <= p1; p++) {
    const place = places.get(page.slice(p, p + length).join(' '));
    if (place) place.p = place.p === -1 ? p : -2;
  }
  return [...places.values()]
    .filter(({ p, g }) => p >= 0 && g >= 0)
    .map(({ p, g }): Anchor => [p, g])
    .sort((a, b) => a[0] - b[0]);
}

/** The longest chain of anchors that rises on both sides. */
function inOrder(anchors: readonly Anchor[]): Anchor[] {
  const tails: number[] = [];
  const before = new Int32Array(anchors.length).fill(-1);
  anchors.forEach(([, g], at) => {
    const length = countBelow(tails.length, (chain) => anchors[tails[chain]!]![1] < g);
    before[at] = length > 0 ? tails[length - 1]! : -1;
    tails[length] = at;
  });
  const chain: Anchor[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) chain.push(anchors[at]!);
  return chain.reverse();
}

/** The longest common subsequence of what is left. */
function alignRest(
  page: readonly string[],
  gold: readonly string[],
  { p0, p1, g0, g1 }: Gap,
  found: Uint8Array,
  used: Uint8Array,
): void {
  const width = g1 - g0 + 1;
  if ((p1 - p0 + 1) * width > mostCells) return;
  const table = new Uint16Array((p1 - p0 + 1) * width);
  for (let p = p1 - 1; p >= p0; p--) {
    for (let g = g1 - 1; g >= g0; g--) {
      const at = (p - p0) * width + g - g0;
      table[at] =
        page[p] === gold[g]
          ? table[at + width + 1]! + 1
          : Math.max(table[at + width]!, table[at + 1]!);
    }
  }
  for (let p = p0, g = g0; p < p1 && g < g1;) {
    const at = (p - p0) * width + g - g0;
    if (page[p] === gold[g]) {
      found[p++] = 1;
      used[g++] = 1;
    } else if (table[at + width]! >= table[at + 1]!) p++;
    else g++;
  }
}

const movedRun = 6;

/** Long runs of the gold text that the page has in another order. */
function markMoved(
  page: readonly string[],
  gold: readonly string[],
  found: Uint8Array,
  used: Uint8Array,
): void {
  const left = new Map<string, number>();
  for (let g = 0; g + movedRun <= gold.length; g++) {
    if (used.subarray(g, g + movedRun).some((each) => each === 1)) continue;
    left.set(gold.slice(g, g + movedRun).join(' '), g);
  }
  for (let p = 0; p + movedRun <= page.length; p++) {
    if (!left.has(page.slice(p, p + movedRun).join(' '))) continue;
    found.fill(1, p, p + movedRun);
  }
}
