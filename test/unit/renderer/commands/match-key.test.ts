import { describe, expect, test } from 'vitest';
import {
  type KeyPress,
  isSingleKey,
  matchKey,
  showKeys,
} from '../../../../renderer/commands/match-key';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    code: '',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  };
}

describe('matchKey', () => {
  test('goes by the letter the layout types', () => {
    expect(matchKey('j', press('j', { code: 'KeyJ' }))).toBe(true);
    // Dvorak: the letter j stands where QWERTY has c.
    expect(matchKey('j', press('j', { code: 'KeyC' }))).toBe(true);
    expect(matchKey('c', press('j', { code: 'KeyC' }))).toBe(false);
  });

  test('goes by the place of the key where no Latin letter is typed', () => {
    expect(matchKey('j', press('о', { code: 'KeyJ' }))).toBe(true);
    expect(matchKey('u', press('г', { code: 'KeyU' }))).toBe(true);
    expect(matchKey('Mod+z', press('я', { code: 'KeyZ', ctrlKey: true }))).toBe(true);
  });

  test('leaves the keys of Latin layouts with other signs on them alone', () => {
    expect(matchKey('q', press('é', { code: 'KeyQ' }))).toBe(false);
    expect(matchKey('m', press(',', { code: 'KeyM' }))).toBe(false);
  });

  test('tells shifted letters apart, with caps lock too', () => {
    expect(matchKey('u', press('U', { shiftKey: true }))).toBe(false);
    expect(matchKey('Shift+u', press('U', { shiftKey: true }))).toBe(true);
    expect(matchKey('u', press('U'))).toBe(true);
  });

  test('wants exactly the named modifiers', () => {
    expect(matchKey('i', press('i', { ctrlKey: true }))).toBe(false);
    expect(matchKey('Mod+i', press('i', { ctrlKey: true }))).toBe(true);
    expect(matchKey('Mod+i', press('i', { ctrlKey: true, altKey: true }))).toBe(false);
    expect(matchKey('Mod+Shift+z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
  });

  test('takes the command key on a Mac', () => {
    expect(matchKey('Mod+i', press('i', { metaKey: true }), true)).toBe(true);
    expect(matchKey('Mod+i', press('i', { ctrlKey: true }), true)).toBe(false);
  });

  test('takes signs however they are typed', () => {
    expect(matchKey('?', press('?', { code: 'Minus', shiftKey: true }))).toBe(true);
    expect(matchKey('/', press('/', { code: 'Digit7', shiftKey: true }))).toBe(true);
  });

  test('takes digits by place where the layout shifts them', () => {
    expect(matchKey('1', press('&', { code: 'Digit1' }))).toBe(true);
    expect(matchKey('1', press('1', { code: 'Digit1' }))).toBe(true);
  });

  test('takes the plus sign, which also parts the keys of a binding', () => {
    expect(matchKey('Mod++', press('+', { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(matchKey('Mod+=', press('=', { ctrlKey: true }))).toBe(true);
    expect(matchKey('Mod++', press('+'))).toBe(false);
    expect(matchKey('Alt++', press('+', { altKey: true }))).toBe(true);
  });

  test('goes by place with Alt, where a Mac types other signs', () => {
    expect(matchKey('Alt+x', press('≈', { code: 'KeyX', altKey: true }), true)).toBe(true);
    expect(matchKey('Alt+x', press('x', { code: 'KeyX', altKey: true }))).toBe(true);
    expect(matchKey('Alt+x', press('x', { code: 'KeyX' }))).toBe(false);
  });

  test('knows the space bar and named keys', () => {
    expect(matchKey('Space', press(' ', { code: 'Space' }))).toBe(true);
    expect(matchKey('F8', press('F8'))).toBe(true);
    expect(matchKey('Shift+ArrowDown', press('ArrowDown', { shiftKey: true }))).toBe(true);
  });
});

test('single keys are letters, digits and signs without a modifier but Shift', () => {
  const single = ['x', 'Shift+g', '?', '/', '1'];
  expect(single.filter((key) => !isSingleKey(key))).toEqual([]);
  expect(['Mod+x', 'Alt+x', 'Space', 'F8', 'Mod++', 'Shift+ArrowUp'].filter(isSingleKey)).toEqual(
    [],
  );
});

test('showKeys writes keys as they stand on a keyboard', () => {
  expect(showKeys('Mod+Shift+p')).toBe('Ctrl ⇧ P');
  expect(showKeys('Mod+Shift+p', true)).toBe('⌘ ⇧ P');
  expect(showKeys('ArrowDown')).toBe('↓');
  expect(showKeys('Space')).toBe('Space');
  expect(showKeys('Mod++')).toBe('Ctrl +');
});
