/** Characters that end a line, steer a terminal or turn the direction of writing. */
const unsafeCharacters = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Foreign text made fit to stand within one line of output: it can neither break nor steer it. */
export function escapeLine(text: string): string {
  return text.replace(
    unsafeCharacters,
    (character) =>
      named[character] ?? `\\u{${character.codePointAt(0)!.toString(16).padStart(4, '0')}}`,
  );
}

/** Foreign text as one short line, at most so many characters of it. */
export function shortLine(text: string, longest: number): string {
  const characters = Array.from(text.slice(0, 4 * longest));
  const whole = characters.length <= longest && text.length <= 4 * longest;
  return escapeLine(whole ? text : `${characters.slice(0, longest - 1).join('')}…`);
}
