/** True for the white space of HTML: blank, line ends, tab and form feed; no other of Unicode. */
export function isHtmlSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}
