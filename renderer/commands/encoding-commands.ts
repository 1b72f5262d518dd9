import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** How documents are decoded. */
export function encodingCommands({
  encoding,
  jobs,
  review,
  workspace,
}: Controllers): readonly Command[] {
  const shared = { group: 'Batch', scope: 'review' } as const;
  return [
    {
      ...shared,
      id: 'encoding',
      label: 'Encoding and format of the document…',
      keys: ['Mod+Shift+u'],
      enabled: () => review.document !== null && !jobs.running,
      run: () => encoding.show(),
    },
    {
      ...shared,
      id: 'lost-decisions',
      label: 'Decisions that lost their place…',
      keys: [],
      enabled: () => workspace.batch !== undefined,
      run: () => encoding.showLost(),
    },
  ];
}
