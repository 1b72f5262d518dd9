import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** What is said of flags and documents besides verdicts. */
export function markCommands({ review, notes, excluding, kinds }: Controllers): readonly Command[] {
  const shared = { group: 'Decide', scope: 'review' } as const;
  const hasFlag = () => review.showsFlags && review.current !== undefined && !review.isExcluded;
  return [
    {
      ...shared,
      id: 'set-kind',
      label: 'Cut as another kind…',
      keys: ['m'],
      enabled: hasFlag,
      run: () => kinds.askForFlag(),
    },
    {
      ...shared,
      id: 'note',
      label: 'Write a note on the flag',
      keys: ['n'],
      enabled: hasFlag,
      run: () => notes.editFlag(),
    },
    {
      ...shared,
      id: 'note-document',
      label: 'Write a note on the document',
      keys: ['Shift+n'],
      enabled: () => review.document !== null && !review.loading,
      run: () => notes.editDocument(),
    },
    {
      ...shared,
      id: 'exclude',
      label: 'Exclude the document…',
      keys: ['e'],
      enabled: () => review.document !== null && !review.loading,
      run: () => excluding.ask(),
    },
    {
      ...shared,
      id: 'bring-back',
      label: 'Bring the excluded document back',
      keys: ['Shift+e'],
      enabled: () => review.isExcluded && !review.loading,
      run: () => excluding.bringBack(),
    },
  ];
}
