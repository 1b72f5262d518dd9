import type { Document } from '../../model/document';
import { BlockLikeness } from './block-likeness';
import { measureShapes, traitShare, wordCount, type BlockShape } from './block-shape';
import { RestMeter, type RestFit } from './rest-fit';
import type { TopicSpace } from './topic-space';

/** Measures of a unit (a block that can be judged) within its document, in the order of a row. */
export const unitFeatureNames = [
  'cosine',
  'coverage',
  'novelty',
  'likelihood',
  'core',
  'shared',
  'rarest-shared',
  'spread',
  'near-cosine',
  'near-coverage',
  'near-novelty',
  'next-span-cosine',
  'next-span-novelty',
  'next-span-likelihood',
  'previous-span-cosine',
  'previous-span-novelty',
  'previous-span-likelihood',
  'likest',
  'likest-three',
  'title',
  'previous',
  'next',
  'across',
  'gap',
  'wide',
  'wide-gap',
  'content-words',
  'content-share',
  'mean-rarity',
  'most-rarity',
  'unknown-share',
  'characters',
  'closed',
  'opens-quote',
  'opens-mark',
  'sentences',
  'quotes',
  'signs',
  'upper',
  'capitals',
  'numbers',
  'first',
  'second',
  'third',
  'units',
  'document-words',
  'cosine-rank',
  'coverage-rank',
  'likelihood-rank',
  'novelty-rank',
  'cosine-gap',
  'coverage-gap',
  'likelihood-gap',
  'novelty-gap',
] as const;

export type UnitFeature = (typeof unitFeatureNames)[number];

/** Beyond these a block's length says no more, so that long foreign passages are judged like shorter ones. */
const longest = { characters: 400, contentWords: 40, shared: 25, sentences: 4 };

const columns = new Map(unitFeatureNames.map((name, column) => [name, column]));

/** Column of a feature in a row. */
export function columnOf(name: UnitFeature): number {
  return columns.get(name)!;
}

/** One row of features for each unit of a document. */
export interface UnitTable {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

interface Measured {
  readonly document: Document;
  readonly space: TopicSpace;
  readonly likeness: BlockLikeness;
  readonly fits: readonly RestFit[];
  readonly near: readonly RestFit[];
  /** Fit of each unit together with the following one; one shorter than the units. */
  readonly spans: readonly RestFit[];
  readonly shapes: readonly BlockShape[];
}

/** Measures all units of a document. Nothing depends on where in the document a unit stands. */
export function measureUnits(document: Document, space: TopicSpace): UnitTable {
  const measured = measureFits(document, space);
  const { units } = space;
  const width = unitFeatureNames.length;
  const values = new Float64Array(units.length * width);
  units.forEach((_, unit) => {
    values.set(
      [
        ...fitFeatures(measured, unit),
        ...neighbourFeatures(measured, unit),
        ...wordFeatures(measured, unit),
        ...shapeFeatures(measured, unit),
        Math.log(units.length),
        Math.log(space.terms.terms.length + 1),
      ],
      unit * width,
    );
  });
  const table = { rows: units.length, columns: width, values };
  for (const name of ['cosine', 'coverage', 'likelihood', 'novelty'] as const) {
    placeAmongUnits(table, name);
  }
  return table;
}

function measureFits(document: Document, space: TopicSpace): Measured {
  const { units } = space;
  const meter = new RestMeter(space);
  const window = (from: number, to: number): number[] =>
    Array.from(units.subarray(Math.max(0, from), to + 1));
  return {
    document,
    space,
    likeness: new BlockLikeness(space),
    fits: Array.from(units, (block, unit) => meter.measure([block], window(unit - 1, unit + 1))),
    near: Array.from(units, (block) => meter.measure([block], [block])),
    spans: Array.from(units.subarray(1), (next, unit) =>
      meter.measure([units[unit]!, next], window(unit - 1, unit + 2)),
    ),
    shapes: measureShapes(document, units),
  };
}

function fitFeatures({ fits, near, spans }: Measured, unit: number): number[] {
  const fit = fits[unit]!;
  const close = near[unit]!;
  const next = spans[unit] ?? fit;
  const previous = spans[unit - 1] ?? fit;
  return [
    fit.cosine,
    fit.coverage,
    fit.novelty,
    fit.likelihood,
    fit.core,
    Math.min(fit.shared, longest.shared),
    fit.rarestShared,
    fit.spread,
    close.cosine,
    close.coverage,
    close.novelty,
    next.cosine,
    next.novelty,
    next.likelihood,
    previous.cosine,
    previous.novelty,
    previous.likelihood,
  ];
}

function neighbourFeatures({ space, likeness }: Measured, unit: number): number[] {
  const { units } = space;
  const block = units[unit]!;
  const before = units[unit - 1];
  const after = units[unit + 1];
  const best = likeness.likest(
    block,
    3,
    (other) => other === block || other === before || other === after,
  );
  const widely = (from: number, to: number): number[] =>
    Array.from(units.subarray(Math.max(0, from), Math.max(0, to)));
  const [previous, next] = mirrored(
    before === undefined ? undefined : likeness.ofPair(block, before),
    after === undefined ? undefined : likeness.ofPair(block, after),
  );
  const across =
    before === undefined || after === undefined
      ? Math.max(previous, next)
      : likeness.ofPair(before, after);
  const wideBefore = widely(unit - 3, unit);
  const wideAfter = widely(unit + 1, unit + 4);
  const wide = likeness.between([block], [...wideBefore, ...wideAfter]);
  return [
    best[0]!,
    (best[0]! + best[1]! + best[2]!) / 3,
    units[0] === block ? -1 : likeness.ofPair(block, units[0]!),
    previous,
    next,
    across,
    across - Math.max(previous, next),
    wide,
    likeness.between(wideBefore, wideAfter) - wide,
  ];
}

/** The first and the last unit have one neighbour only; it stands for both, so that ends look like middles. */
function mirrored(previous: number | undefined, next: number | undefined): [number, number] {
  return [previous ?? next ?? 0, next ?? previous ?? 0];
}

function wordFeatures({ space }: Measured, unit: number): number[] {
  const { terms, rarity } = space;
  const block = space.units[unit]!;
  const from = terms.offsets[block]!;
  const to = terms.offsets[block + 1]!;
  let sum = 0;
  let most = 0;
  let unknown = 0;
  for (let entry = from; entry < to; entry++) {
    const weight = rarity[terms.terms[entry]!]!;
    sum += weight;
    most = Math.max(most, weight);
    if (space.unknown[terms.terms[entry]!]) unknown += 1;
  }
  const distinct = Math.max(1, to - from);
  return [
    Math.min(terms.contentWords[block]!, longest.contentWords),
    terms.contentWords[block]! / Math.max(1, wordCount(terms, block)),
    sum / distinct,
    most,
    unknown / distinct,
  ];
}

function shapeFeatures({ space, shapes }: Measured, unit: number): number[] {
  const shape = shapes[unit]!;
  const block = space.units[unit]!;
  const share = (trait: Parameters<typeof traitShare>[2]): number =>
    traitShare(space.terms, block, trait);
  return [
    Math.min(shape.characters, longest.characters),
    shape.closed,
    shape.opensQuote,
    shape.opensMark,
    Math.min(shape.sentences, longest.sentences),
    shape.quotes,
    shape.signs,
    shape.upper,
    share('capitals'),
    share('numbers'),
    share('first'),
    share('second'),
    share('third'),
  ];
}

/** Writes the share of units with a smaller value, and the distance to the mean in deviations. */
function placeAmongUnits(
  table: UnitTable,
  name: 'cosine' | 'coverage' | 'likelihood' | 'novelty',
): void {
  const { rows, columns: width, values } = table;
  const source = columnOf(name);
  const column = Float64Array.from({ length: rows }, (_, row) => values[row * width + source]!);
  const sorted = column.slice().sort();
  const mean = column.reduce((sum, value) => sum + value, 0) / Math.max(1, rows);
  const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, rows);
  const deviation = Math.sqrt(variance) || 1;
  for (let row = 0; row < rows; row++) {
    const value = column[row]!;
    values[row * width + columnOf(`${name}-rank`)] = countBelow(sorted, value) / rows;
    values[row * width + columnOf(`${name}-gap`)] = (value - mean) / deviation;
  }
}

/** How many of the sorted values are smaller than `value`. */
function countBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
