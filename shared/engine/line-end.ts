/** Codes of the given signs. */
export function codesOf(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
}

const closing = codesOf('"\'”’');
const fullStop = 46;
const dots = 0x2026;

/** The last UTF-16 unit of a text; patterns that look for it would read the whole text. */
export function lastUnit(text: string): number {
  return text.charCodeAt(text.length - 1);
}

/** The last UTF-16 unit before the closing quotation mark, if there is one. */
export function closingUnit(text: string): number {
  return text.charCodeAt(beforeQuote(text));
}

/** The text breaks off with three dots, also inside quotation marks. */
export function endsInDots(text: string): boolean {
  const at = beforeQuote(text);
  return (
    text.charCodeAt(at) === dots ||
    (text.charCodeAt(at) === fullStop && text.endsWith('...', at + 1))
  );
}

function beforeQuote(text: string): number {
  return text.length - (closing.has(lastUnit(text)) ? 2 : 1);
}
