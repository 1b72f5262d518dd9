/** The parts of a keyboard event that a key is told by. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'
>;

interface Binding {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

function parseBinding(binding: string): Binding {
  const parts = splitBinding(binding);
  const key = parts.pop()!;
  return {
    key,
    mod: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  };
}

/**
 * True when the press is the binding. Letters go by what the layout types and, where that is not
 * a Latin letter, by the place of the key; digits go by place, because some layouts shift them;
 * symbols go by what is typed, with whatever it takes to type it.
 */
export function matchKey(binding: string, press: KeyPress, mac = false): boolean {
  const { key, mod, shift, alt } = parseBinding(binding);
  const pressedMod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (pressedMod !== mod || otherMod || press.altKey !== alt) return false;
  if (isSymbol(key)) return press.key === key;
  if (press.shiftKey !== shift) return false;
  if (/^[a-z]$/.test(key)) return letterOf(press) === key;
  if (/^[0-9]$/.test(key)) return press.key === key || press.code === `Digit${key}`;
  return press.key === (key === 'Space' ? ' ' : key);
}

/** `Mod++` is the plus sign with a modifier. */
function splitBinding(binding: string): string[] {
  return binding.endsWith('+')
    ? [...binding.slice(0, -1).split('+').filter(Boolean), '+']
    : binding.split('+');
}

/** True for letters, digits and signs without a modifier but Shift, as speech input may type them. */
export function isSingleKey(binding: string): boolean {
  const { key, mod, alt } = parseBinding(binding);
  return key.length === 1 && !mod && !alt;
}

function isSymbol(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/.test(key);
}

function letterOf(press: KeyPress): string | undefined {
  const typed = press.key.toLowerCase();
  if (/^[a-z]$/.test(typed)) return typed;
  const place = /^Key([A-Z])$/.exec(press.code)?.[1];
  // With Alt a Mac types a sign of its own.
  if (press.altKey) return place?.toLowerCase();
  // A Latin layout that types something else there (é, ;) has the letter elsewhere.
  const isLatin = /^[\p{Script=Latin}\p{ASCII}]/u.test(typed);
  return place !== undefined && !isLatin ? place.toLowerCase() : undefined;
}

const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  Shift: '⇧',
};

/** A binding as it is shown on a key cap: `Ctrl ⇧ P`. */
export function showKeys(binding: string, mac = false): string {
  return splitBinding(binding)
    .map((part) => {
      if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
      return names[part] ?? (/^[a-z]$/.test(part) ? part.toUpperCase() : part);
    })
    .join(' ');
}
