/** The small letter of each UTF-16 unit that was asked for; 0 for the others. */
const known = new Uint16Array(0x10000);

/**
 * The small letter of a UTF-16 unit, itself where it has none. 0 where a unit alone does not tell it: halves of
 * pairs, a sigma that may end its word, and what becomes two letters.
 */
export function lowerUnit(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code | 32 : code;
  const small = known[code]!;
  return small !== 0 ? small : learnUnit(code);
}

function learnUnit(code: number): number {
  const isHalf = code >= 0xd800 && code < 0xe000;
  const small = String.fromCharCode(code).toLowerCase();
  if (isHalf || code === 0x3a3 || small.length !== 1) return 0;
  return (known[code] = small.charCodeAt(0));
}
