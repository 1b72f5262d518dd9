import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { defaultSettings } from '../../shared/ipc/default-settings';
import { settings as settingsSchema, type Settings } from '../../shared/ipc/settings-shapes';

/** How many workspaces are remembered. */
const recentKept = 10;

/** The list of recent workspaces with this one at its front. */
export function addRecent(recent: readonly string[], path: string): string[] {
  return [path, ...recent.filter((other) => other !== path)].slice(0, recentKept);
}

/** The settings of this computer, in a file of their own. */
export interface SettingsFile {
  /** Where a file was kept that could not be read when it was opened. */
  readonly keptAs?: string;
  get(): Settings;
  /** Changes some settings and answers all of them when they are on the disk. */
  set(changes: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }): Settings;
}

/** Opens the settings at `path`. A damaged file is kept as `.bad`, and defaults are used. */
export function openSettings(path: string, log: (line: string) => void): SettingsFile {
  const read = readSettings(path, log);
  let current = read.settings;
  return {
    ...(read.keptAs !== undefined && { keptAs: read.keptAs }),
    get: () => current,
    set(changes) {
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const next = { ...current, ...(Object.fromEntries(given) as Partial<Settings>) };
      writeAtomically(path, `${JSON.stringify(next, null, 2)}\n`);
      return (current = next);
    },
  };
}

interface ReadSettings {
  readonly settings: Settings;
  readonly keptAs?: string;
}

function readSettings(path: string, log: (line: string) => void): ReadSettings {
  let json: string;
  try {
    json = readFileSync(path, 'utf8');
  } catch {
    return { settings: defaultSettings };
  }
  const parsed = settingsSchema.partial().safeParse(parseJson(json));
  if (parsed.success) {
    return { settings: { ...defaultSettings, ...dropUndefined(parsed.data) } };
  }
  return { settings: defaultSettings, keptAs: keepDamaged(path, log) };
}

/** Answers where the file is now. */
function keepDamaged(path: string, log: (line: string) => void): string {
  const kept = `${path}.bad`;
  try {
    renameSync(path, kept);
    log(`settings: ${path} is damaged; it was kept as ${kept}`);
    return kept;
  } catch {
    log(`settings: ${path} is damaged and cannot be renamed`);
    return path;
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function dropUndefined(given: object): Partial<Settings> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** After a crash at any moment the file holds either the old or the new text. */
function writeAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.tmp`;
  const file = openSync(unfinished, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
