/**
 * True for the UTF-16 unit of a capital letter of Latin-1. Two comparisons in one: texts change between blanks and
 * letters all the time, and a branch that is guessed wrong takes longer than all the rest. Not a number is no letter.
 */
export function isCapital(code: number): boolean {
  return isAsciiCapital(code) || (code >= 0xc0 && code <= 0xde && code !== 0xd7);
}

/** True for A to Z. */
export function isAsciiCapital(code: number): boolean {
  return ((code | 0) - 65) >>> 0 < 26;
}

/** True for A to Z and a to z. */
export function isAsciiLetter(code: number): boolean {
  return ((code | 32) - 97) >>> 0 < 26;
}

/** True for 0 to 9. */
export function isDigit(code: number): boolean {
  return ((code | 0) - 48) >>> 0 < 10;
}
