import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** What an import could not read. */
export function problemCommands({
  problems,
  review,
  selection,
  workspace,
}: Controllers): readonly Command[] {
  const shared = { group: 'Batch', scope: 'review' } as const;
  const hasBatch = () => workspace.batch !== undefined;
  const close = () => {
    problems.close();
    review.scroller?.focus();
  };
  return [
    {
      ...shared,
      id: 'problems',
      label: 'Next problem of the import',
      keys: ['F8'],
      repeats: true,
      enabled: hasBatch,
      run: () => problems.walk(workspace.batchId!, 1),
    },
    {
      ...shared,
      id: 'previous-problem',
      label: 'Previous problem of the import',
      keys: ['Shift+F8'],
      repeats: true,
      enabled: hasBatch,
      run: () => problems.walk(workspace.batchId!, -1),
    },
    {
      ...shared,
      id: 'toggle-problems',
      label: 'Show or hide the problems',
      keys: ['Mod+Shift+m'],
      enabled: hasBatch,
      run: () => problems.toggle(workspace.batchId!),
    },
    {
      ...shared,
      id: 'export-problems',
      label: 'Export the problems as JSON Lines…',
      keys: [],
      enabled: () => (workspace.batch?.counts.problems ?? 0) > 0,
      run: () => problems.export(problems.open ? problems.batchId! : workspace.batchId!),
    },
    {
      ...shared,
      id: 'escape',
      label: 'Drop the selection, or close the problems',
      group: 'Select',
      keys: ['Escape'],
      enabled: () => true,
      run: () => {
        if (problems.open && selection.span === null) close();
        else selection.clear();
      },
    },
  ];
}
