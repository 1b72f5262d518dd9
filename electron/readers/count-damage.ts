/** Characters of a text that decoding did not get right. */
export interface TextDamage {
  /** U+FFFD: what stood there is lost in the text; the bytes still have it. */
  readonly lost: number;
  /** Runs of characters that look like UTF-8 read as another encoding. */
  readonly odd: number;
}

/** What the bytes 0x80 to 0xBF become when UTF-8 is read as windows-1252 or Latin-1. */
const tail = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
/**
 * Two characters for one of Latin, Greek or Cyrillic script, three for one of East Asia. Text in
 * which such letters stand beside such signs by themselves is hardly known for the first sorts; the
 * last has to come in pairs.
 */
const odd = new RegExp(
  [
    `[ÂÃ]${tail}`,
    `(?:[ÐÑÎÏ]${tail}){2}`,
    'â€[\\u0080-\\u00bf\\u009d™œ˜“”¦¢º¹–—]',
    'ï»¿',
    `(?:[ãäåæçèéê]${tail}{2}){2}`,
  ].join('|'),
  'g',
);
const mayBeOdd = /[ÂÃÐÑÎÏâïãäåæçèéê][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/** Counts what decoding lost or made odd; linear in the length of the text. */
export function countDamage(text: string): TextDamage {
  let lost = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) lost++;
  const found = mayBeOdd.test(text) ? text.match(odd) : null;
  return { lost, odd: found?.length ?? 0 };
}
