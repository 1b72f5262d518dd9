import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addRecent, openSettings } from '../../../../electron/backend/settings';
import { defaultSettings } from '../../../../shared/ipc/default-settings';
import { temporaryFolder } from '../../../support/temporary-folder';

function aFile(text?: string) {
  const folder = temporaryFolder();
  const path = join(folder, 'settings.json');
  if (text !== undefined) writeFileSync(path, text);
  const log: string[] = [];
  return { folder, path, log, open: () => openSettings(path, (line) => log.push(line)) };
}

describe('openSettings', () => {
  test('begins with defaults and writes nothing by itself', () => {
    const { open, path } = aFile();
    expect(open().get()).toEqual(defaultSettings);
    expect(existsSync(path)).toBe(false);
  });

  test('keeps what was set over a restart', () => {
    const { open, folder } = aFile();
    expect(open().set({ theme: 'dark', lastBatch: 3 })).toMatchObject({ theme: 'dark' });
    open().set({ autoAdvance: false, theme: undefined });
    expect(open().get()).toEqual({
      ...defaultSettings,
      theme: 'dark',
      lastBatch: 3,
      autoAdvance: false,
    });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  test('creates the folder when it is first needed', () => {
    const path = join(temporaryFolder(), 'new', 'settings.json');
    openSettings(path, () => undefined).set({ theme: 'light' });
    expect(existsSync(path)).toBe(true);
  });

  test.each(['', '{"theme": ', 'null', '[]', '{"theme": "purple"}', '{"lastBatch": -1}'])(
    'takes defaults for the damaged file %j and keeps it',
    (text) => {
      const { open, path, log } = aFile(text);
      const settings = open();
      expect(settings.get()).toEqual(defaultSettings);
      expect(settings.keptAs).toBe(`${path}.bad`);
      expect(readFileSync(`${path}.bad`, 'utf8')).toBe(text);
      expect(log).toHaveLength(1);
    },
  );

  test('takes what an older program wrote and fills in the rest', () => {
    const { open } = aFile('{"theme": "dark", "unknown": 1}');
    expect(open().get()).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(open().keptAs).toBeUndefined();
  });

  test('a folder in place of the file is no reason to fail', () => {
    const { open, path } = aFile();
    mkdirSync(path);
    expect(open().get()).toEqual(defaultSettings);
  });
});

test('the recent workspaces are ten at most, each once, the newest first', () => {
  const many = Array.from({ length: 12 }, (_, at) => `/w/${at}.winnow`);
  const recent = many.reduce<string[]>((list, path) => addRecent(list, path), []);
  expect(recent).toHaveLength(10);
  expect(recent[0]).toBe('/w/11.winnow');
  expect(addRecent(recent, '/w/5.winnow')).toEqual([
    '/w/5.winnow',
    ...recent.filter((path) => path !== '/w/5.winnow'),
  ]);
});
