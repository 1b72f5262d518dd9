import type { FlagKind } from '../../model/kind';
import { sharedLength } from '../../model/span';
import { detectorId, wholeShare, type Claim, type Piece } from './claims';
import { contextShift } from './context-shift';
import type { DocumentFeatures } from '../features';
import { LentColumn } from '../lent-column';
import { logOdds } from '../log-odds';

/** What the detectors say of a block: their best scores on it. */
export const hitFeatureNames = [
  /** Log odds of what the detectors say together, each at its word, moved by the surroundings. */
  'claim',
  'rule',
  'ruleCaption',
  'ruleMetadata',
  'ruleRelated',
  'ruleControl',
  'ruleNotice',
  'ruleEmbed',
  /** Share of the block that weaker or shorter claims of rules cover, by their scores. */
  'rulePart',
  'repeated-title',
  'copied-block',
  'recurring-line',
  'caption',
  'byline',
  'contact',
  'teaser-list',
  'menu',
  'junk',
  'embed',
] as const;

const claimShare = 0.5;
const columns: ReadonlyMap<string, number> = new Map(
  hitFeatureNames.map((name, column) => [name, column]),
);
const columnOfKind: Readonly<Partial<Record<FlagKind, number>>> = {
  caption: 2,
  metadata: 3,
  related: 4,
  ui: 5,
  share: 5,
  counter: 5,
  promo: 6,
  advert: 6,
  policy: 6,
  contact: 6,
  embed: 7,
  junk: 7,
};
const ruleColumn = 1;
const partColumn = 8;

/** A block that no detector speaks of is cut about so often. */
const unclaimedOdds = logOdds(0.02);
const width = hitFeatureNames.length;

/** Used for one document after the other. */
const lentValues = new LentColumn((length) => new Float64Array(length));

/**
 * A row of hit features for each block of the document, and anything behind them; those of topics are left to their
 * own model. The rows are lent: they are good until those of another document are measured.
 */
export function measureHits(
  pieces: readonly Piece[],
  claims: readonly Claim[],
  features: DocumentFeatures,
): Float64Array {
  const { blocks } = features;
  const values = lentValues.zeros(blocks.length * width);
  for (let index = 0; index < blocks.length; index++) values[index * width] = unclaimedOdds;
  const shifts = contextShift(claims, features);
  for (let at = 0; at < claims.length; at++) {
    const claim = claims[at]!;
    const block = blocks[claim.block];
    if (!block) continue;
    if (sharedLength(block, claim) < claimShare * (block.end - block.start)) continue;
    raise(values, block.index * width, logOdds(claim.probability) + shifts[at]!);
  }
  for (const { hit, block: index } of pieces) {
    const block = blocks[index];
    if (!block) continue;
    const share = sharedLength(block, hit) / (block.end - block.start);
    const row = index * width;
    const id = detectorId(hit);
    if (id !== 'rules') {
      const column = columns.get(id);
      if (column !== undefined && share >= wholeShare) raise(values, row + column, hit.score);
    } else if (share >= wholeShare) {
      raise(values, row + ruleColumn, hit.score);
      raise(values, row + (columnOfKind[hit.kind] ?? ruleColumn), hit.score);
    } else raise(values, row + partColumn, share * hit.score);
  }
  return values;
}

function raise(values: Float64Array, cell: number, value: number): void {
  if (value > values[cell]!) values[cell] = value;
}
