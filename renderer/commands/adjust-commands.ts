import type { Controllers } from '../state/create-controllers';
import type { EdgeMove } from '../state/move-edge';
import type { Command } from './command';

/**
 * The ends of a cut. Arrow keys, because they are on every layout: left and right by word, up and
 * down by block; Shift moves the end, Ctrl and Shift the start.
 */
const moves: readonly (EdgeMove & { id: string; label: string; key: string })[] = [
  {
    id: 'end-word-later',
    edge: 'end',
    unit: 'word',
    by: 1,
    key: 'Shift+ArrowRight',
    label: 'Grow the end by a word',
  },
  {
    id: 'end-word-earlier',
    edge: 'end',
    unit: 'word',
    by: -1,
    key: 'Shift+ArrowLeft',
    label: 'Shrink the end by a word',
  },
  {
    id: 'end-block-later',
    edge: 'end',
    unit: 'block',
    by: 1,
    key: 'Shift+ArrowDown',
    label: 'Grow the end by a block',
  },
  {
    id: 'end-block-earlier',
    edge: 'end',
    unit: 'block',
    by: -1,
    key: 'Shift+ArrowUp',
    label: 'Shrink the end by a block',
  },
  {
    id: 'start-word-earlier',
    edge: 'start',
    unit: 'word',
    by: -1,
    key: 'Mod+Shift+ArrowLeft',
    label: 'Grow the start by a word',
  },
  {
    id: 'start-word-later',
    edge: 'start',
    unit: 'word',
    by: 1,
    key: 'Mod+Shift+ArrowRight',
    label: 'Shrink the start by a word',
  },
  {
    id: 'start-block-earlier',
    edge: 'start',
    unit: 'block',
    by: -1,
    key: 'Mod+Shift+ArrowUp',
    label: 'Grow the start by a block',
  },
  {
    id: 'start-block-later',
    edge: 'start',
    unit: 'block',
    by: 1,
    key: 'Mod+Shift+ArrowDown',
    label: 'Shrink the start by a block',
  },
];

/** Shrinks and grows the flag one stands on; what is adjusted is cut. */
export function adjustCommands({ adjusting, review, selection }: Controllers): readonly Command[] {
  return moves.map(({ id, label, key, edge, unit, by }) => ({
    id,
    label,
    group: 'Adjust',
    scope: 'review',
    keys: [key],
    repeats: true,
    // A selection of text grows and shrinks by these keys as everywhere.
    yields: () => selection.text !== null,
    enabled: () => review.showsFlags && review.current !== undefined && !review.isExcluded,
    run: () => adjusting.move({ edge, unit, by }),
  }));
}
