import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** Many flags at once on the word of a sample, and the keys that judge its items. */
export function bulkCommands({ bulk, workspace }: Controllers): readonly Command[] {
  const judging = { group: 'Sample', scope: 'sample' } as const;
  const hasBatch = () => workspace.batch !== undefined;
  const hasItem = () => bulk.open && Boolean(bulk.sample?.next);
  return [
    {
      id: 'cut-many',
      group: 'Batch',
      scope: 'review',
      label: 'Cut many at once, on a sample…',
      keys: ['Shift+c'],
      enabled: hasBatch,
      run: () => bulk.show('cuts'),
    },
    {
      id: 'estimate-missed',
      group: 'Batch',
      scope: 'review',
      label: 'Estimate how many lines were missed…',
      keys: [],
      enabled: hasBatch,
      run: () => bulk.show('missed'),
    },
    {
      ...judging,
      id: 'sample-cut',
      label: 'Cut the item',
      keys: ['Space', 'c'],
      enabled: hasItem,
      run: () => bulk.judge(true),
    },
    {
      ...judging,
      id: 'sample-keep',
      label: 'Keep the item',
      keys: ['x'],
      enabled: hasItem,
      run: () => bulk.judge(false),
    },
    {
      ...judging,
      id: 'sample-undo',
      label: 'Undo',
      keys: ['u', 'Mod+z'],
      enabled: () => bulk.open && (bulk.sample?.looked ?? 0) > 0,
      run: () => bulk.undo(),
    },
  ];
}
