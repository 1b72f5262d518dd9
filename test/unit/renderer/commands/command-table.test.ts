import { describe, expect, test } from 'vitest';
import { filterCommands } from '../../../../renderer/commands/filter-commands';
import { isSingleKey, matchKey } from '../../../../renderer/commands/match-key';
import { createWindow } from '../../../support/window-fixture';

const { commands } = createWindow();

describe('the command table', () => {
  test('gives every command an id of its own and a label', () => {
    const ids = commands.commands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(commands.commands.filter(({ label }) => label.trim() === '')).toEqual([]);
  });

  test.each(['review', 'blocks'] as const)('gives every key one meaning in %s', (scope) => {
    const keys = commands.commands
      .filter((command) => command.scope === scope)
      .flatMap((command) => command.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('keeps the keys that curators have learnt', () => {
    const keys = (id: string) => commands.get(id).keys;
    expect(keys('cut')).toContain('Space');
    expect(keys('keep')).toContain('x');
    expect(keys('undo')).toEqual(['u', 'Mod+z']);
    expect(keys('redo')).toEqual(['Shift+u', 'Mod+Shift+z', 'Mod+y']);
    expect(keys('next-flag')).toContain('j');
    expect(keys('previous-flag')).toContain('k');
    expect(keys('next-document')).toContain('d');
    expect(keys('cut-twins')).toEqual(['a']);
    expect(keys('problems')).toEqual(['F8']);
    expect(keys('help')).toContain('?');
  });

  test('has no letter key that a modifier-free press of another command matches', () => {
    for (const command of commands.commands) {
      const [first] = command.keys;
      if (command.scope !== 'review' || first === undefined || !/^[a-z]$/.test(first)) continue;
      const event = {
        key: first,
        code: `Key${first.toUpperCase()}`,
        shiftKey: false,
        ctrlKey: false,
        metaKey: false,
        altKey: false,
      };
      const matching = commands.commands.filter(
        (other) => other.scope === 'review' && other.keys.some((key) => matchKey(key, event)),
      );
      expect(matching.map(({ id }) => id)).toEqual([command.id]);
    }
  });

  test('holds Alt with letters and signs where they are no keys by themselves', async () => {
    const window = createWindow();
    const { commands: table } = window;
    expect(table.keysOf(table.get('undo'))).toEqual(['u', 'Mod+z']);
    await window.settings.set({ singleKeys: false });
    expect(table.keysOf(table.get('undo'))).toEqual(['Alt+u', 'Mod+z']);
    expect(table.keysOf(table.get('cut'))).toEqual(['Space', 'Alt+c']);
    expect(table.hint('keep')).toBe('Alt X');
    expect(table.commands.flatMap((command) => table.keysOf(command).filter(isSingleKey))).toEqual(
      [],
    );
    for (const scope of ['review', 'blocks']) {
      const keys = table.commands
        .filter((command) => command.scope === scope)
        .flatMap((command) => table.keysOf(command));
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  test('shows the first key of a command as its hint', () => {
    expect(commands.hint('redo')).toBe('⇧ U');
    expect(commands.hint('palette')).toBe('Ctrl ⇧ P');
    expect(commands.hint('open-samples')).toBe('');
  });
});

describe('filterCommands', () => {
  test('finds commands by all of their words, in any order', () => {
    const found = filterCommands(commands.commands, 'document kind cut');
    expect(found.map(({ id }) => id)).toEqual(['cut-kind']);
  });

  test('puts labels that start with the word first', () => {
    expect(filterCommands(commands.commands, 'undo')[0]?.id).toBe('undo');
  });

  test('finds everything for nothing', () => {
    expect(filterCommands(commands.commands, ' ')).toHaveLength(commands.commands.length);
  });
});
