import type { BackendHandlers, HostHandlers } from '../../shared/ipc/contract';
import type { Settings } from '../../shared/ipc/settings-shapes';

/** What of a fake backend the settings and the system's dialogs stand for. */
export interface FakeHost {
  settings: Settings;
  readonly damage: { kept: string } | null;
  readonly picked: string[];
  readonly given: string[];
  readonly revealed: string[];
}

/** The settings in memory, and dialogs that answer what a test has picked. */
export function hostAndSettings(fake: FakeHost): Pick<BackendHandlers, 'settings'> & HostHandlers {
  const dialog = () => fake.picked;
  const oneOf = () => fake.picked[0] ?? null;
  return {
    settings: {
      get: () => fake.settings,
      set: (change) => (fake.settings = { ...fake.settings, ...(change as Partial<Settings>) }),
      damage: () => fake.damage,
    },
    host: {
      takeGiven: () => fake.given.splice(0),
      pickFiles: dialog,
      pickFolder: dialog,
      pickWorkspace: oneOf,
      pickNewWorkspace: oneOf,
      pickExportFolder: oneOf,
      pickProblemsFile: oneOf,
      pickRuleFile: oneOf,
      pickNewRuleFile: oneOf,
      reveal: ({ path }) => {
        fake.revealed.push(path);
        return undefined;
      },
    },
  };
}
