import type { Controllers } from '../state/create-controllers';
import { isPolicyCut } from '../state/review-flags';
import type { Command } from './command';

/** Cut, keep and what takes them back. */
export function decideCommands({
  review,
  decisions,
  twins,
  nearDuplicates,
  selection,
  kinds,
  advancing,
}: Controllers): readonly Command[] {
  const hasFlag = () => review.showsFlags && review.current !== undefined && !review.isExcluded;
  const hasTwins = () => hasFlag() && review.current!.twins > 0;
  const shared = { group: 'Decide', scope: 'review' } as const;
  return [
    {
      ...shared,
      id: 'cut',
      label: 'Cut the flag',
      keys: ['Space', 'c'],
      enabled: hasFlag,
      run: () => decisions.decide('confirmed'),
    },
    {
      ...shared,
      id: 'keep',
      label: 'Keep the flag',
      keys: ['x'],
      enabled: hasFlag,
      run: () => decisions.decide('rejected'),
    },
    {
      ...shared,
      id: 'skip',
      label: 'Skip the flag; it stays open',
      keys: ['s'],
      enabled: hasFlag,
      run: () => advancing.skip(),
    },
    {
      ...shared,
      id: 'reopen',
      label: 'Reopen the flag',
      keys: ['r'],
      enabled: () => hasFlag() && review.current?.verdict !== 'open',
      run: () => decisions.reopen(),
    },
    {
      ...shared,
      id: 'cut-kind',
      label: 'Cut all of this kind in the document',
      keys: ['g'],
      enabled: hasFlag,
      run: () => decisions.decideKind(review.current!.kind, 'confirmed'),
    },
    {
      ...shared,
      id: 'keep-kind',
      label: 'Keep all of this kind in the document',
      keys: ['Shift+g'],
      enabled: hasFlag,
      run: () => decisions.decideKind(review.current!.kind, 'rejected'),
    },
    {
      ...shared,
      id: 'cut-twins',
      label: 'Cut all identical texts in the batch…',
      keys: ['a'],
      enabled: hasTwins,
      run: () => twins.ask('confirmed'),
    },
    {
      ...shared,
      id: 'keep-twins',
      label: 'Keep all identical texts in the batch…',
      keys: ['Shift+a'],
      enabled: hasTwins,
      run: () => twins.ask('rejected'),
    },
    {
      ...shared,
      id: 'decide-near',
      label: 'Apply my decisions to the near-duplicates…',
      keys: ['Mod+d'],
      enabled: () => nearDuplicates.canAsk,
      run: () => nearDuplicates.ask(),
    },
    {
      ...shared,
      id: 'cut-selection',
      label: 'Cut the selection',
      keys: ['o'],
      enabled: () => selection.span !== null,
      run: () => {
        const span = selection.span;
        selection.clear();
        if (span) decisions.cutSpan(span, kinds.own);
      },
    },
    {
      ...shared,
      id: 'cut-selection-as',
      label: 'Cut the selection as another kind…',
      keys: ['Shift+o'],
      enabled: () => selection.span !== null,
      run: () => kinds.askForSelection(),
    },
    {
      ...shared,
      id: 'reopen-policy',
      label: 'Reopen everything the import left out of this document',
      keys: ['Shift+p'],
      enabled: () => review.flags.some(isPolicyCut),
      run: () => decisions.reopenPolicyCuts(),
    },
    {
      ...shared,
      id: 'undo',
      label: 'Undo',
      keys: ['u', 'Mod+z'],
      enabled: () => decisions.canTravel('undo'),
      run: () => decisions.undo(),
    },
    {
      ...shared,
      id: 'redo',
      label: 'Redo',
      keys: ['Shift+u', 'Mod+Shift+z', 'Mod+y'],
      enabled: () => decisions.canTravel('redo'),
      run: () => decisions.redo(),
    },
  ];
}
