import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** Workspaces, imports, exports and help. */
export function batchCommands({
  workspace,
  session,
  batchWork,
  importing,
  exporting,
  recent,
  jobs,
  overlays,
  tour,
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
      id: 'recent',
      label: 'Recent workspaces…',
      keys: ['Mod+r'],
      enabled: () => true,
      run: () => {
        void recent.load();
        overlays.toggle('recent');
      },
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
      id: 'pause-job',
      label: 'Pause the import, or go on',
      keys: [],
      enabled: () => jobs.running && jobs.current?.kind === 'import',
      run: () => jobs.togglePause(),
    },
    {
      ...shared,
      id: 'resume-batch',
      label: 'Finish the import that was broken off',
      keys: [],
      enabled: () => batchWork.isUnfinished && !jobs.running,
      run: () => batchWork.resume(),
    },
    {
      ...shared,
      id: 'rescan-batch',
      label: 'Look again for new and changed files',
      keys: [],
      enabled: () => hasBatch() && !jobs.running,
      run: () => batchWork.rescan(),
    },
    {
      ...shared,
      id: 'rename-batch',
      label: 'Rename the batch…',
      keys: ['F2'],
      enabled: hasBatch,
      run: () => overlays.toggle('rename'),
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
      id: 'settings',
      label: 'Settings',
      keys: ['Mod+,'],
      enabled: () => true,
      run: () => overlays.toggle('settings'),
    },
    {
      ...shared,
      id: 'tour',
      label: 'Take the tour of the keys',
      group: 'Help',
      keys: [],
      enabled: () => true,
      run: async () => {
        if (!workspace.state?.samples) await session.openSamples();
        await tour.restart();
      },
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
  ];
}
