/** True for the white space of HTML: blank, line ends, tab and form feed; no other of Unicode. */
export function isHtmlSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}

/** Where the first character stands that is no white space of HTML. */
export function firstInk(text: string): number {
  let at = 0;
  while (at < text.length && isHtmlSpace(text.charCodeAt(at))) at++;
  return at;
}
