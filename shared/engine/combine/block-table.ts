import type { Hit } from '../../model/flag';
import type { DocumentFeatures } from '../features';
import { mayBeLeftover } from './line-traits';
import { aroundFeatureNames, writeAroundFeatures } from './around-features';
import { LentColumn } from '../lent-column';
import { gatherClaims, splitHits, type Claim, type CombineOptions } from './claims';
import { readFullNames } from './full-names';
import { hitFeatureNames, measureHits } from './hit-features';
import { ownFeatureNames, writeOwnFeatures } from './own-features';
import { readVocabulary } from './vocabulary';
import { measureWhole, wholeFeatureNames } from './whole-features';
import { judgeWords, type WordModel } from './word-model';
import { measureWording } from './wording';
import { writeRow } from './write-row';

/** Everything the combining model looks at, in the order of its columns. */
export const blockFeatureNames: readonly string[] = [
  ...hitFeatureNames,
  ...ownFeatureNames,
  ...aroundFeatureNames,
  ...wholeFeatureNames,
  // What the words of the line say, and those of its neighbours.
  'lineWords',
  'lineWordsBefore',
  'lineWordsAfter',
];

/** What the table is measured with. */
export interface TableOptions extends CombineOptions {
  readonly words: WordModel;
}

/** The column of what the detectors say together. */
export const claimColumn = 0;
/** 1 for what may be the heading of the text below. */
export const subheadingColumn = blockFeatureNames.indexOf('subheading');

/** Above 0 for what speaks of a picture. */
export const pictureColumns: readonly number[] = [
  'points',
  'describes',
  'agency',
  'pictureWord',
].map((name) => blockFeatureNames.indexOf(name));

/** Rows of features, one for each block that is judged; lent until another document is measured. */
export interface BlockTable {
  /** What the hits claim, those of topics included. */
  readonly claims: readonly Claim[];
  readonly indices: readonly number[];
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Used for one document after the other. */
const lentValues = new LentColumn((length) => new Float64Array(length));

/**
 * The features of the blocks that could be leftovers: those that a detector hit, all that do not
 * read as running text, and shorter text.
 */
export function measureBlocks(
  features: DocumentFeatures,
  hits: readonly Hit[],
  options: TableOptions,
): BlockTable {
  const { blocks } = features;
  const pieces = splitHits(hits, blocks);
  const claims = gatherClaims(pieces, options);
  const worded = pieces.filter(({ hit }) => hit.kind !== 'off-topic');
  const plain = worded.length === pieces.length ? claims : gatherClaims(worded, options);
  const hitValues = measureHits(worded, plain, features);
  const width = hitFeatureNames.length;
  const indices: number[] = [];
  for (const block of blocks) {
    const { index, prose } = block;
    if (!prose || isHit(hitValues, index * width) || mayBeLeftover(block, features.text))
      indices.push(index);
  }
  const columns = blockFeatureNames.length;
  const values = lentValues.zeros(indices.length * columns);
  if (indices.length === 0) return { claims, indices, rows: 0, columns, values };
  const wording = measureWording(worded, plain, features, options);
  const vocabulary = readVocabulary(features);
  const names = readFullNames(features);
  const whole = measureWhole(features, wording);
  const wordsOf = readWords(features, options.words);
  indices.forEach((index, row) => {
    let at = row * columns;
    for (let column = 0; column < width; column++)
      values[at + column] = hitValues[index * width + column]!;
    writeOwnFeatures(values, (at += width), features.text, blocks[index]!, vocabulary, names);
    writeAroundFeatures(values, (at += ownFeatureNames.length), features, index, {
      wording,
      vocabulary,
    });
    writeRow(values, (at += aroundFeatureNames.length), whole);
    at += whole.length;
    values[at] = wordsOf(index);
    values[at + 1] = wordsOf(index - 1);
    values[at + 2] = wordsOf(index + 1);
  });
  return { claims, indices, rows: indices.length, columns, values };
}

/** Some detector speaks of the block whose row of hits begins at `from`; the first column is the claim. */
function isHit(values: Float64Array, from: number): boolean {
  for (let at = from + 1; at < from + hitFeatureNames.length; at++)
    if (values[at]! > 0) return true;
  return false;
}

/** What the words of a block say, each block read once; where there is no block, nothing. */
function readWords(
  { text, blocks }: DocumentFeatures,
  model: WordModel,
): (index: number) => number {
  const known = new Float64Array(blocks.length).fill(NaN);
  return (index) => {
    const block = blocks[index];
    if (block === undefined) return model.base;
    if (Number.isNaN(known[index])) known[index] = judgeWords(model, text, block);
    return known[index]!;
  };
}
