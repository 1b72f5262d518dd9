import type { Document } from '../../model/document';
import { lentFloats } from '../lent-arrays';
import { BlockLikeness } from './block-likeness';
import { measureShape, traitShare, wordCount } from './block-shape';
import { MeaningMeter, meaningFeatureNames } from './meaning-fit';
import { placeAmongUnits } from './place-among-units';
import { restFit, restFitSize, RestMeter } from './rest-fit';
import { TermCounts } from './term-counts';
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
  ...meaningFeatureNames,
  'meaning-rest-rank',
  'meaning-likest-three-rank',
  'meaning-rest-gap',
  'meaning-likest-three-gap',
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

/** Measures of which a row also says how they stand among those of the other units. */
const placedFeatures = [
  'cosine',
  'coverage',
  'likelihood',
  'novelty',
  'meaning-rest',
  'meaning-likest-three',
] as const;

const placedColumns = placedFeatures.map((name) => ({
  source: columnOf(name),
  rank: columnOf(`${name}-rank`),
  gap: columnOf(`${name}-gap`),
}));

interface Measured {
  readonly document: Document;
  readonly space: TopicSpace;
  readonly likeness: BlockLikeness;
  /** Likeness of each unit to the one after it, and to the one after that. */
  readonly beside: Float64Array;
  readonly over: Float64Array;
  readonly values: Float64Array;
}

/**
 * Measures all units of a document. Nothing depends on where in the document a unit stands. Rows may be
 * wider than these measures, which come first then.
 */
export function measureUnits(
  document: Document,
  space: TopicSpace,
  width: number = unitFeatureNames.length,
): UnitTable {
  const { length } = space.units;
  const values = lentFloats(length * width);
  const measured = measureFits(document, space, { rows: length, columns: width, values });
  const meaning = new MeaningMeter(space);
  for (let unit = 0; unit < length; unit++) {
    const row = unit * width;
    writeNeighbours(measured, unit, row + neighbourColumn);
    writeWords(measured, unit, row + wordColumn);
    writeShape(measured, unit, row + shapeColumn);
    values[row + sizeColumn] = Math.log(length);
    values[row + sizeColumn + 1] = Math.log(space.terms.terms.length + 1);
    meaning.write(unit, values, row + meaningColumn);
  }
  const table = { rows: length, columns: width, values };
  for (const place of placedColumns) placeAmongUnits(table, place);
  return table;
}

const nextSpanColumn = columnOf('next-span-cosine');
const previousSpanColumn = columnOf('previous-span-cosine');
const neighbourColumn = columnOf('likest');
const wordColumn = columnOf('content-words');
const shapeColumn = columnOf('characters');
const sizeColumn = columnOf('units');
const meaningColumn = columnOf('meaning-rest');

/** Writes how each unit fits, by itself and together with the unit beside it; measures how like their neighbours they are. */
function measureFits(document: Document, space: TopicSpace, table: UnitTable): Measured {
  const { units } = space;
  const { rows: length, columns: width, values } = table;
  const meter = new RestMeter(space);
  const own = new TermCounts(space.terms);
  const window = new TermCounts(space.terms);
  const likeness = new BlockLikeness(space);
  const fit = lentFloats(restFitSize);
  const near = lentFloats(restFitSize);
  const span = lentFloats(restFitSize);
  const beside = lentFloats(length);
  const over = lentFloats(length);
  for (let unit = 0; unit < length; unit++) {
    const row = unit * width;
    own.clear();
    window.clear();
    own.add(units[unit]!);
    window.addAll(units, unit - 1, unit + 2);
    meter.measure(own, window, fit);
    meter.measureWords(own, own, near);
    writeFit(fit, near, values, row);
    // Units at the ends stand for the spans that they have no neighbour for.
    if (unit === 0) writeSpan(fit, values, row + previousSpanColumn);
    if (unit + 1 === length) {
      writeSpan(fit, values, row + nextSpanColumn);
      continue;
    }
    own.add(units[unit + 1]!);
    window.addAll(units, unit + 2, unit + 3);
    meter.measure(own, window, span);
    writeSpan(span, values, row + nextSpanColumn);
    writeSpan(span, values, row + width + previousSpanColumn);
    beside[unit] = likeness.ofPair(units[unit]!, units[unit + 1]!);
    if (unit + 2 < length) over[unit] = likeness.ofPair(units[unit]!, units[unit + 2]!);
  }
  return { document, space, likeness, beside, over, values };
}

/** Writes how a unit fits the rest but its neighbours, and how it fits them and the rest. */
function writeFit(fit: Float64Array, near: Float64Array, values: Float64Array, at: number): void {
  values[at] = fit[restFit.cosine]!;
  values[at + 1] = fit[restFit.coverage]!;
  values[at + 2] = fit[restFit.novelty]!;
  values[at + 3] = fit[restFit.likelihood]!;
  values[at + 4] = fit[restFit.core]!;
  values[at + 5] = Math.min(fit[restFit.shared]!, longest.shared);
  values[at + 6] = fit[restFit.rarestShared]!;
  values[at + 7] = fit[restFit.spread]!;
  values[at + 8] = near[restFit.cosine]!;
  values[at + 9] = near[restFit.coverage]!;
  values[at + 10] = near[restFit.novelty]!;
}

/** Writes how two neighbouring units fit together. */
function writeSpan(fit: Float64Array, values: Float64Array, at: number): void {
  values[at] = fit[restFit.cosine]!;
  values[at + 1] = fit[restFit.novelty]!;
  values[at + 2] = fit[restFit.likelihood]!;
}

function writeNeighbours(measured: Measured, unit: number, at: number): void {
  const { space, likeness, beside, over, values } = measured;
  const { units } = space;
  const last = units.length - 1;
  const block = units[unit]!;
  const before = unit > 0 ? units[unit - 1]! : -1;
  const after = unit < last ? units[unit + 1]! : -1;
  const best = likeness.likest(
    block,
    3,
    (other) => other === block || other === before || other === after,
  );
  // The first and the last unit have one neighbour only; it stands for both, so that ends look like middles.
  const previous = unit > 0 ? beside[unit - 1]! : beside[unit]!;
  const next = unit < last ? beside[unit]! : previous;
  const most = Math.max(previous, next);
  const across = unit > 0 && unit < last ? over[unit - 1]! : most;
  const wideBefore = units.subarray(Math.max(0, unit - 3), unit);
  const wideAfter = units.subarray(unit + 1, unit + 4);
  const wide = likeness.between(units.subarray(unit, unit + 1), wideBefore, wideAfter);
  values[at] = best[0]!;
  values[at + 1] = (best[0]! + best[1]! + best[2]!) / 3;
  values[at + 2] = unit === 0 ? -1 : likeness.ofPair(block, units[0]!);
  values[at + 3] = previous;
  values[at + 4] = next;
  values[at + 5] = across;
  values[at + 6] = across - most;
  values[at + 7] = wide;
  values[at + 8] = likeness.between(wideBefore, wideAfter) - wide;
}

function writeWords({ space, values }: Measured, unit: number, at: number): void {
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
  values[at] = Math.min(terms.contentWords[block]!, longest.contentWords);
  values[at + 1] = terms.contentWords[block]! / Math.max(1, wordCount(terms, block));
  values[at + 2] = sum / distinct;
  values[at + 3] = most;
  values[at + 4] = unknown / distinct;
}

function writeShape({ document, space, values }: Measured, unit: number, at: number): void {
  const block = space.units[unit]!;
  const { start, end } = document.blocks[block]!;
  const shape = measureShape(document.text, start, end);
  values[at] = Math.min(shape.characters, longest.characters);
  values[at + 1] = shape.closed;
  values[at + 2] = shape.opensQuote;
  values[at + 3] = shape.opensMark;
  values[at + 4] = Math.min(shape.sentences, longest.sentences);
  values[at + 5] = shape.quotes;
  values[at + 6] = shape.signs;
  values[at + 7] = shape.upper;
  values[at + 8] = traitShare(space.terms, block, 'capitals');
  values[at + 9] = traitShare(space.terms, block, 'numbers');
  values[at + 10] = traitShare(space.terms, block, 'first');
  values[at + 11] = traitShare(space.terms, block, 'second');
  values[at + 12] = traitShare(space.terms, block, 'third');
}
