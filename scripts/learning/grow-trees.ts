import type { BoostedTreesData, TreeData } from '../../shared/engine/boosted-trees';
import { toProbability } from '../../shared/engine/log-odds';
import { createRandom } from './random';

/** Rows of features with their labels. */
export interface TrainingRows {
  readonly names: readonly string[];
  readonly rows: number;
  /** Row after row. */
  readonly values: Float64Array;
  /** 1 for a row to find, else 0. */
  readonly labels: Uint8Array;
  /** How much each row counts; all the same when absent. */
  readonly weights?: Float64Array;
  /** Log odds that are known before: the trees only add to them. */
  readonly start?: Float64Array;
}

export interface GrowthOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  readonly leastRows: number;
  readonly ridge: number;
  /** Shares of rows and features that each tree sees. */
  readonly rowShare: number;
  readonly featureShare: number;
  readonly seed: number;
}

const mostBins = 128;

interface Binned {
  readonly edges: readonly Float64Array[];
  /** Bin of each value, row after row. */
  readonly bins: Uint8Array;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  /** Rows in bins up to this one go below. */
  readonly bin: number;
}

interface Leaf {
  readonly from: number;
  readonly to: number;
  readonly histogram: Float64Array;
  readonly split: Split;
}

interface Growth {
  readonly data: Binned;
  readonly options: GrowthOptions;
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly order: Int32Array;
  readonly features: readonly number[];
}

/** Rounds so that the number in the file is the number that was trained with. */
export function rounded(value: number): number {
  return Number(value.toPrecision(5));
}

function binEdges(column: Float64Array): Float64Array {
  const sorted = column.slice().sort();
  const edges: number[] = [];
  for (let step = 1; step < mostBins; step++) {
    const place = Math.floor((step * sorted.length) / mostBins);
    const edge = rounded(sorted[place]!);
    if (edge > (edges.at(-1) ?? rounded(sorted[0]!))) edges.push(edge);
  }
  return Float64Array.from(edges);
}

function binOf(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function binRows({ names, rows, values }: TrainingRows): Binned {
  const columns = names.map((_, feature) =>
    Float64Array.from({ length: rows }, (_, row) => values[row * names.length + feature]!),
  );
  const edges = columns.map(binEdges);
  const bins = Uint8Array.from(values, (value, cell) => binOf(edges[cell % names.length]!, value));
  return { edges, bins };
}

/** Sums of gradients and hessians, and the number of rows, for each bin of each feature the tree sees. */
function histogramOf(growth: Growth, from: number, to: number): Float64Array {
  const { data, gradients, hessians, order, features } = growth;
  const { bins, edges } = data;
  const width = edges.length;
  const histogram = new Float64Array(features.length * mostBins * 3);
  for (let at = from; at < to; at++) {
    const row = order[at]!;
    const gradient = gradients[row]!;
    const hessian = hessians[row]!;
    const start = row * width;
    for (let index = 0; index < features.length; index++) {
      const cell = (index * mostBins + bins[start + features[index]!]!) * 3;
      histogram[cell]! += gradient;
      histogram[cell + 1]! += hessian;
      histogram[cell + 2]! += 1;
    }
  }
  return histogram;
}

function difference(whole: Float64Array, part: Float64Array): Float64Array {
  const rest = new Float64Array(whole.length);
  for (let cell = 0; cell < rest.length; cell++) rest[cell] = whole[cell]! - part[cell]!;
  return rest;
}

function totals(growth: Growth, from: number, to: number): { gradient: number; hessian: number } {
  let gradient = 0;
  let hessian = 0;
  for (let at = from; at < to; at++) {
    gradient += growth.gradients[growth.order[at]!]!;
    hessian += growth.hessians[growth.order[at]!]!;
  }
  return { gradient, hessian };
}

function bestSplit(growth: Growth, from: number, to: number, histogram: Float64Array): Split {
  const { data, options, features } = growth;
  const { gradient, hessian } = totals(growth, from, to);
  const parent = gradient ** 2 / (hessian + options.ridge);
  let best: Split = { gain: 1e-6, feature: -1, bin: 0 };
  for (const [index, feature] of features.entries()) {
    let g = 0;
    let h = 0;
    let n = 0;
    for (let bin = 0; bin < data.edges[feature]!.length; bin++) {
      const cell = (index * mostBins + bin) * 3;
      g += histogram[cell]!;
      h += histogram[cell + 1]!;
      n += histogram[cell + 2]!;
      if (n < options.leastRows) continue;
      if (to - from - n < options.leastRows) break;
      const gain =
        g ** 2 / (h + options.ridge) + (gradient - g) ** 2 / (hessian - h + options.ridge) - parent;
      if (gain > best.gain) best = { gain, feature, bin };
    }
  }
  return best;
}

function leafOf(growth: Growth, from: number, to: number, histogram: Float64Array): Leaf {
  return { from, to, histogram, split: bestSplit(growth, from, to, histogram) };
}

/** Moves the rows of a leaf that go below to its front; returns where the others start. */
function partition(growth: Growth, leaf: Leaf): number {
  const { bins, edges } = growth.data;
  const { feature, bin } = leaf.split;
  const rows = growth.order.slice(leaf.from, leaf.to);
  const goesBelow = (row: number): boolean => bins[row * edges.length + feature]! <= bin;
  const below = rows.filter(goesBelow);
  const above = rows.filter((row) => !goesBelow(row));
  growth.order.set(below, leaf.from);
  growth.order.set(above, leaf.from + below.length);
  return leaf.from + below.length;
}

function splitLeaf(growth: Growth, leaf: Leaf): [Leaf, Leaf] {
  const middle = partition(growth, leaf);
  const lowIsSmall = middle - leaf.from <= leaf.to - middle;
  const small = lowIsSmall
    ? histogramOf(growth, leaf.from, middle)
    : histogramOf(growth, middle, leaf.to);
  const large = difference(leaf.histogram, small);
  return [
    leafOf(growth, leaf.from, middle, lowIsSmall ? small : large),
    leafOf(growth, middle, leaf.to, lowIsSmall ? large : small),
  ];
}

/** Grows one tree, always splitting the leaf that gains most. */
function growTree(growth: Growth): TreeData {
  const { data, options, order } = growth;
  const split: number[] = [];
  const at: number[] = [];
  const below: number[] = [];
  const above: number[] = [];
  const leaves = [leafOf(growth, 0, order.length, histogramOf(growth, 0, order.length))];
  /** Where each leaf hangs: its parent's list of children and the place in it. */
  const hooks: ({ list: number[]; node: number } | undefined)[] = [undefined];
  while (leaves.length < options.leaves) {
    let widest = 0;
    leaves.forEach((leaf, index) => {
      if (leaf.split.gain > leaves[widest]!.split.gain) widest = index;
    });
    const leaf = leaves[widest]!;
    if (leaf.split.feature < 0) break;
    const node = split.length;
    const hook = hooks[widest];
    if (hook !== undefined) hook.list[hook.node] = node;
    split.push(leaf.split.feature);
    at.push(data.edges[leaf.split.feature]![leaf.split.bin]!);
    below.push(0);
    above.push(0);
    const [low, high] = splitLeaf(growth, leaf);
    leaves[widest] = low;
    hooks[widest] = { list: below, node };
    leaves.push(high);
    hooks.push({ list: above, node });
  }
  hooks.forEach((hook, index) => {
    if (hook !== undefined) hook.list[hook.node] = -1 - index;
  });
  const values = leaves.map((leaf) => {
    const { gradient, hessian } = totals(growth, leaf.from, leaf.to);
    return rounded((-options.rate * gradient) / (hessian + options.ridge));
  });
  return { split, at, below, above, leaves: values };
}

function addTree(tree: TreeData, data: Binned, scores: Float64Array): void {
  const width = data.edges.length;
  const limits = tree.split.map((feature, node) => binOf(data.edges[feature]!, tree.at[node]!));
  for (let row = 0; row < scores.length; row++) {
    let node = tree.split.length === 0 ? -1 : 0;
    while (node >= 0) {
      node =
        data.bins[row * width + tree.split[node]!]! < limits[node]!
          ? tree.below[node]!
          : tree.above[node]!;
    }
    scores[row]! += tree.leaves[-1 - node]!;
  }
}

/** Gradient boosting of logistic loss. The same rows and options give the same trees, bit for bit. */
export function growTrees(training: TrainingRows, options: GrowthOptions): BoostedTreesData {
  const data = binRows(training);
  const random = createRandom(options.seed);
  const found = training.labels.reduce((sum, label) => sum + label, 0);
  const base = training.start ? 0 : rounded(Math.log((found + 1) / (training.rows - found + 1)));
  const scores = Float64Array.from({ length: training.rows }, (_, row) => {
    return training.start?.[row] ?? base;
  });
  const gradients = new Float64Array(training.rows);
  const hessians = new Float64Array(training.rows);
  const trees: TreeData[] = [];
  const all = training.names.map((_, feature) => feature);
  for (let count = 0; count < options.trees; count++) {
    for (let row = 0; row < training.rows; row++) {
      const share = toProbability(scores[row]!);
      const weight = training.weights?.[row] ?? 1;
      gradients[row] = weight * (share - training.labels[row]!);
      hessians[row] = weight * share * (1 - share);
    }
    const order = Int32Array.from(
      Array.from({ length: training.rows }, (_, row) => row).filter(
        () => random() < options.rowShare,
      ),
    );
    const features = all.filter(() => random() < options.featureShare);
    const tree = growTree({ data, options, gradients, hessians, order, features });
    trees.push(tree);
    addTree(tree, data, scores);
  }
  return { features: training.names, base, trees };
}
