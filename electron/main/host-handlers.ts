import { type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';
import type { HostHandlers } from '../../shared/ipc/contract';
import type { GivenPaths } from './given-paths';

const ruleFilter = [{ name: 'Winnow rules', extensions: ['json', 'yaml', 'yml'] }];
const workspaceFilter = [{ name: 'Winnow workspace', extensions: ['winnow'] }];

/** The calls that main answers itself: dialogs and the file manager. */
export function createHostHandlers(window: () => BrowserWindow, given: GivenPaths): HostHandlers {
  const pick = async (options: OpenDialogOptions): Promise<string[]> =>
    (await dialog.showOpenDialog(window(), options)).filePaths;
  return {
    host: {
      takeGiven: () => given.take(),
      pickFiles: () => pick({ properties: ['openFile', 'multiSelections'] }),
      pickFolder: () => pick({ properties: ['openDirectory', 'multiSelections'] }),
      pickWorkspace: async () =>
        (await pick({ properties: ['openFile'], filters: workspaceFilter }))[0] ?? null,
      pickNewWorkspace: async () => {
        const chosen = await dialog.showSaveDialog(window(), {
          title: 'New workspace',
          defaultPath: 'workspace.winnow',
          filters: workspaceFilter,
        });
        return chosen.filePath || null;
      },
      pickExportFolder: async () =>
        (await pick({ properties: ['openDirectory', 'createDirectory'] }))[0] ?? null,
      pickProblemsFile: async () => {
        const chosen = await dialog.showSaveDialog(window(), {
          title: 'Export the problems',
          defaultPath: 'problems.jsonl',
          filters: [{ name: 'JSON Lines', extensions: ['jsonl'] }],
        });
        return chosen.filePath || null;
      },
      pickRuleFile: async () =>
        (await pick({ properties: ['openFile'], filters: ruleFilter }))[0] ?? null,
      pickNewRuleFile: async () => {
        const chosen = await dialog.showSaveDialog(window(), {
          title: 'Export the rules',
          defaultPath: 'rules.json',
          filters: ruleFilter,
        });
        return chosen.filePath || null;
      },
      reveal: ({ path }) => {
        shell.showItemInFolder(path);
        return undefined;
      },
    },
  };
}
