import { isAsciiLetter, isDigit } from './letter-code';

/**
 * The words of a line alone: lower case, one blank between them, no punctuation, `#` for each
 * number and `and` for `&`. "E-mail | Print (12)" gives `e mail print #`.
 */
export function lineKey(text: string): string {
  // Lower case of the whole text is that of its parts, but for two letters.
  const lower = text.toLowerCase();
  if (lower.length !== text.length || text.includes('Σ')) return readKey(text).toLowerCase();
  return readKey(lower);
}

function readKey(text: string): string {
  let key = '';
  let gap = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) gap = true;
    else if (isLetter(code)) {
      const end = lettersEnd(text, at);
      const word = text.slice(at, end);
      key += gap && key !== '' ? ` ${word}` : word;
      at = end - 1;
      gap = false;
    } else if (isDigit(code)) {
      key += key === '' ? '#' : ' #';
      at = numberEnd(text, at) - 1;
      gap = true;
    } else if (isApostrophe(code) && isInsideWord(text, at)) {
      key += gap && key !== '' ? " '" : "'";
      gap = false;
    } else if (code === 38) {
      key += key === '' ? 'and' : ' and';
      gap = true;
    } else gap = true;
  }
  return key;
}

/** Behind the letters at `from`, straight apostrophes between them included. */
function lettersEnd(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) continue;
    if (isLetter(code) || (code === 39 && isInsideWord(text, at))) continue;
    break;
  }
  return at;
}

/** Behind the number at `from`: grouped digits, and a K or M that is no word's beginning. */
export function numberEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) at++;
    else if ((code === 44 || code === 46) && isDigit(text.charCodeAt(at + 1))) at += 2;
    else break;
  }
  const unit = text.charCodeAt(at) | 32;
  return (unit === 107 || unit === 109) && !isLetter(text.charCodeAt(at + 1)) ? at + 1 : at;
}

/** True for a letter or mark of any script; symbols and punctuation are none. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return isAsciiLetter(code);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code === 0xd7 || code === 0xf7) return false;
  return !(code >= 0x2000 && code < 0x2c00) && !(code >= 0x3000 && code < 0x3040) && code < 0xfe00;
}

/** True for a straight or a curly apostrophe. */
export function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019;
}

/** True between two letters. */
export function isInsideWord(text: string, at: number): boolean {
  return isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1));
}
