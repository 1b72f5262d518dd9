import type { BlockFeatures, DocumentFeatures } from './features';
import type { Rule } from './rule-pack';

/** The guards of a rule as plain columns: asked of nearly every line, so that they are laid out alike. */
export interface RuleGuards {
  readonly minWords: number;
  readonly maxWords: number;
  readonly maxCharacters: number;
  /** Only among the first or last so many blocks; both 0 for any place. */
  readonly first: number;
  readonly last: number;
  /** Bits of `traitsOf`: the rule speaks of no block with one of them. */
  readonly barred: number;
}

/** More than any line has; unlike infinity it is a small number. */
export const noLimit = 2 ** 30 - 1;

const endsSentence = 1;
const endsInColon = 2;
const isFirst = 4;
const behindFirstProse = 8;
const beforeLastProse = 16;

/** Prepares the guards of a rule. */
export function readGuards({ guards = {} }: Rule): RuleGuards {
  return {
    minWords: guards.minWords ?? 0,
    maxWords: guards.maxWords ?? noLimit,
    maxCharacters: guards.maxCharacters ?? noLimit,
    first: guards.first ?? 0,
    last: guards.last ?? 0,
    barred:
      (guards.noFinalStop ? endsSentence : 0) |
      (guards.noFinalColon ? endsInColon : 0) |
      (guards.notFirst ? isFirst : 0) |
      (guards.beforeProse ? behindFirstProse : 0) |
      (guards.afterProse ? beforeLastProse : 0),
  };
}

const colon = 58;

/** What guards may bar of a block, as bits; the same for all rules. */
export function traitsOf(
  { index, text, endsSentence: ends }: BlockFeatures,
  { firstProse, lastProse }: DocumentFeatures,
): number {
  return (
    (ends ? endsSentence : 0) |
    (text.charCodeAt(text.length - 1) === colon ? endsInColon : 0) |
    (index === 0 ? isFirst : 0) |
    (firstProse >= 0 && index > firstProse ? behindFirstProse : 0) |
    (index < lastProse ? beforeLastProse : 0)
  );
}

/** Whether a rule with these guards may speak of the block, which has these traits, at all. */
export function passesGuards(
  guards: RuleGuards,
  { words, text, index }: BlockFeatures,
  traits: number,
  blocks: number,
): boolean {
  if ((traits & guards.barred) !== 0) return false;
  if (words < guards.minWords || words > guards.maxWords) return false;
  if (text.length > guards.maxCharacters) return false;
  if (guards.first === 0 && guards.last === 0) return true;
  return index < guards.first || index >= blocks - guards.last;
}
