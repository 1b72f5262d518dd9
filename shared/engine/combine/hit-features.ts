import type { FlagKind } from '../../model/kind';
import type { Hit } from '../../model/flag';
import { sharedLength } from '../../model/span';
import { blockAt, detectorId, gatherClaims, wholeShare, type CombineOptions } from './claims';
import { contextShift } from './context-shift';
import type { DocumentFeatures } from '../features';
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
const unclaimed = 0.02;

/** A row of hit features for each block of the document; those of topics are left to their own model. */
export function measureHits(
  hits: readonly Hit[],
  features: DocumentFeatures,
  options: CombineOptions,
): Float64Array {
  const { blocks } = features;
  const width = hitFeatureNames.length;
  const values = new Float64Array(blocks.length * width);
  for (const { index } of blocks) values[index * width] = logOdds(unclaimed);
  const others = hits.filter(({ kind }) => kind !== 'off-topic');
  const claims = gatherClaims(others, blocks, options);
  const shifts = contextShift(claims, features);
  for (const [at, claim] of claims.entries()) {
    const block = blocks[blockAt(blocks, claim.start)];
    if (!block) continue;
    if (sharedLength(block, claim) < claimShare * (block.end - block.start)) continue;
    const cell = block.index * width;
    values[cell] = Math.max(values[cell]!, logOdds(claim.probability) + shifts[at]!);
  }
  for (const hit of hits) {
    const { start, end, score, kind } = hit;
    const id = detectorId(hit);
    if (id === 'off-topic') continue;
    for (let index = blockAt(blocks, start); blocks[index] && blocks[index]!.start < end; index++) {
      const block = blocks[index]!;
      const share = sharedLength(block, hit) / (block.end - block.start);
      const raise = (column: number, value: number): void => {
        const cell = index * width + column;
        values[cell] = Math.max(values[cell]!, value);
      };
      if (id !== 'rules') {
        const column = columns.get(id);
        if (column !== undefined && share >= wholeShare) raise(column, score);
      } else if (share >= wholeShare) {
        raise(ruleColumn, score);
        raise(columnOfKind[kind] ?? ruleColumn, score);
      } else raise(partColumn, share * score);
    }
  }
  return values;
}
