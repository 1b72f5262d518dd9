/** True for a UTF-16 code unit that ends a line: LF, CR, U+2028, U+2029. */
export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

/** True for Unicode white space that does not end a line; NBSP, NEL and the BOM count. */
export function isInlineSpace(code: number): boolean {
  if (code < 0x80) return code === 32 || code === 9 || code === 11 || code === 12;
  if (code < 0x1680) return code === 0xa0 || code === 0x85;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** True for white space of either sort. */
export function isWhiteSpace(code: number): boolean {
  return isLineEnd(code) || isInlineSpace(code);
}

/** The offset after the line end that starts at `at`; CR LF counts as one. `at` itself when none does. */
export function skipLineEnd(text: string, at: number): number {
  if (at >= text.length) return at;
  const code = text.charCodeAt(at);
  if (!isLineEnd(code)) return at;
  return code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}
