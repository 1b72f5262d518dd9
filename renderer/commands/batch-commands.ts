import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** Workspaces, imports, exports and help. */
export function batchCommands({
  workspace,
  session,
  importing,
  exporting,
  problems,
  jobs,
  selection,
  overlays,
}: Controllers): readonly Command[] {
  const shared = { group: 'Batch', scope: 'review' } as const;
  const hasWorkspace = () => workspace.state !== null;
  const hasBatch = () => workspace.batch !== undefined;
  return [
    {
      ...shared,
      id: 'import-files',
      label: 'Import files…',
      keys: ['Mod+i'],
      enabled: hasWorkspace,
      run: () => importing.pickFiles(),
    },
    {
      ...shared,
      id: 'import-folder',
      label: 'Import a folder…',
      keys: ['Mod+Shift+o'],
      enabled: hasWorkspace,
      run: () => importing.pickFolder(),
    },
    {
      ...shared,
      id: 'export',
      label: 'Export the batch…',
      keys: ['Mod+e'],
      enabled: () => hasBatch() && workspace.batch!.counts.documents > 0,
      run: () => exporting.start(),
    },
    {
      ...shared,
      id: 'open-workspace',
      label: 'Open a workspace…',
      keys: ['Mod+o'],
      enabled: () => true,
      run: () => session.openWorkspace(),
    },
    {
      ...shared,
      id: 'create-workspace',
      label: 'Create a workspace…',
      keys: ['Mod+n'],
      enabled: () => true,
      run: () => session.createWorkspace(),
    },
    {
      ...shared,
      id: 'open-samples',
      label: 'Open the samples',
      keys: [],
      enabled: () => true,
      run: () => session.openSamples(),
    },
    {
      ...shared,
      id: 'problems',
      label: 'Problems of the import',
      keys: ['F8'],
      enabled: hasBatch,
      run: () => problems.show(workspace.batchId!),
    },
    {
      ...shared,
      id: 'cancel-job',
      label: 'Cancel the import or export',
      keys: [],
      enabled: () => jobs.running,
      run: () => jobs.cancel(),
    },
    {
      ...shared,
      id: 'palette',
      label: 'All commands',
      group: 'Help',
      keys: ['Mod+Shift+p', 'Mod+k'],
      enabled: () => true,
      run: () => overlays.toggle('palette'),
    },
    {
      ...shared,
      id: 'help',
      label: 'Keys',
      group: 'Help',
      keys: ['?', 'F1'],
      enabled: () => true,
      run: () => overlays.toggle('help'),
    },
    {
      ...shared,
      id: 'escape',
      label: 'Drop the selection',
      group: 'Select',
      keys: ['Escape'],
      enabled: () => true,
      run: () => selection.clear(),
    },
  ];
}
