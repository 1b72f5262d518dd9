import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** A cut of one's own by keyboard: choose blocks, then cut them. */
export function selectCommands({
  review,
  selection,
  decisions,
  kinds,
}: Controllers): readonly Command[] {
  const shared = { group: 'Select', scope: 'blocks', enabled: () => true } as const;
  const cut = () => {
    const span = selection.span;
    selection.clear();
    if (span) decisions.cutSpan(span, kinds.own);
  };
  return [
    {
      ...shared,
      id: 'choose-blocks',
      label: 'Choose whole blocks to cut',
      keys: ['b'],
      scope: 'review',
      enabled: () => review.document !== null && review.showsFlags && !review.loading,
      run: () => {
        selection.toggleBlocks();
        // The arrow keys are the text's now, not the list's.
        review.scroller?.focus();
      },
    },
    {
      ...shared,
      id: 'block-down',
      label: 'Block below',
      keys: ['ArrowDown', 'j'],
      repeats: true,
      run: () => selection.moveBlocks(1, false),
    },
    {
      ...shared,
      id: 'block-up',
      label: 'Block above',
      keys: ['ArrowUp', 'k'],
      repeats: true,
      run: () => selection.moveBlocks(-1, false),
    },
    {
      ...shared,
      id: 'blocks-grow-down',
      label: 'Extend downwards',
      keys: ['Shift+ArrowDown', 'Shift+j'],
      repeats: true,
      run: () => selection.moveBlocks(1, true),
    },
    {
      ...shared,
      id: 'blocks-grow-up',
      label: 'Extend upwards',
      keys: ['Shift+ArrowUp', 'Shift+k'],
      repeats: true,
      run: () => selection.moveBlocks(-1, true),
    },
    {
      ...shared,
      id: 'blocks-cut',
      label: 'Cut the chosen blocks',
      keys: ['Space', 'c', 'o', 'Enter'],
      run: cut,
    },
    {
      ...shared,
      id: 'blocks-cut-as',
      label: 'Cut the chosen blocks as another kind…',
      keys: ['Shift+o'],
      run: () => kinds.askForSelection(),
    },
    {
      ...shared,
      id: 'blocks-leave',
      label: 'Leave without cutting',
      keys: ['Escape', 'b'],
      run: () => selection.clear(),
    },
  ];
}
