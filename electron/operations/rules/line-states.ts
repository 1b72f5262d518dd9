import { blockAt } from '../../../shared/engine/combine/claims';
import type { LineState } from '../../../shared/engine/miner/line-index';
import type { Block } from '../../../shared/model/document';
import { sharedLength, type Span } from '../../../shared/model/span';
import type { DecidedFlag } from '../../store/decided-flags';

/** A later state in this list hides an earlier one on the same line. */
const strength: readonly LineState[] = ['plain', 'open', 'machine', 'rejected', 'confirmed'];

/**
 * What stands on each block. A flag or verdict speaks for a line when it covers at least half of
 * it; flags below the shown confidence do not speak.
 */
export function lineStates(
  blocks: readonly Block[],
  flags: readonly DecidedFlag[],
  shown: number,
): LineState[] {
  const states = blocks.map((): LineState => 'plain');
  for (const flag of flags) {
    const state = stateOf(flag, shown);
    for (let at = blockAt(blocks, flag.start); at < blocks.length; at++) {
      const block = blocks[at]!;
      if (block.start >= flag.end) break;
      if (!coversHalf(flag, block)) continue;
      if (strength.indexOf(state) > strength.indexOf(states[at]!)) states[at] = state;
    }
  }
  return states;
}

function stateOf({ verdict, actor, confidence }: DecidedFlag, shown: number): LineState {
  if (verdict === 'open') return confidence >= shown ? 'open' : 'plain';
  if (verdict === 'rejected') return 'rejected';
  return actor === 'curator' ? 'confirmed' : 'machine';
}

function coversHalf(flag: Span, block: Span): boolean {
  return sharedLength(flag, block) * 2 >= block.end - block.start;
}
