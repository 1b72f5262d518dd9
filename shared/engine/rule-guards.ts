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
  readonly beforeProse: boolean;
  readonly afterProse: boolean;
  readonly noFinalStop: boolean;
  readonly noFinalColon: boolean;
  readonly notFirst: boolean;
}

/** Prepares the guards of a rule. */
export function readGuards({ guards = {} }: Rule): RuleGuards {
  return {
    minWords: guards.minWords ?? 0,
    maxWords: guards.maxWords ?? Infinity,
    maxCharacters: guards.maxCharacters ?? Infinity,
    first: guards.first ?? 0,
    last: guards.last ?? 0,
    beforeProse: guards.beforeProse ?? false,
    afterProse: guards.afterProse ?? false,
    noFinalStop: guards.noFinalStop ?? false,
    noFinalColon: guards.noFinalColon ?? false,
    notFirst: guards.notFirst ?? false,
  };
}

/** Whether a rule with these guards may speak of the block at all. */
export function passesGuards(
  guards: RuleGuards,
  block: BlockFeatures,
  { blocks, firstProse, lastProse }: DocumentFeatures,
): boolean {
  const { words, text, index } = block;
  if (words < guards.minWords || words > guards.maxWords) return false;
  if (text.length > guards.maxCharacters) return false;
  if (guards.notFirst && index === 0) return false;
  if (guards.noFinalStop && block.endsSentence) return false;
  if (guards.noFinalColon && text.endsWith(':')) return false;
  if (guards.first !== 0 || guards.last !== 0) {
    if (index >= guards.first && index < blocks.length - guards.last) return false;
  }
  if (guards.beforeProse && firstProse >= 0 && index > firstProse) return false;
  return !guards.afterProse || index >= lastProse;
}
