import { isAsciiLetter } from '../../shared/engine/letter-code';
import { guessLanguage } from './guess-language';

/** Characters that are looked at, from the middle of the text: its ends are furniture more often. */
const lookedCharacters = 4000;
/** Below this many letters a guess is not worth keeping. */
const leastLetters = 40;

/**
 * The language of a text as an ISO 639-1 code; undefined where it cannot be told. The same text always
 * gives the same answer.
 */
export function detectLanguage(text: string): string | undefined {
  const from = Math.max(0, (text.length - lookedCharacters) >> 1);
  const sample = text.slice(from, from + lookedCharacters);
  return hasEnoughLetters(sample) ? guessLanguage(sample) : undefined;
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Stops counting as soon as there are enough, which is soon in nearly all texts. */
function hasEnoughLetters(sample: string): boolean {
  let letters = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code < 0x80) {
      if (isAsciiLetter(code) && ++letters >= leastLetters) return true;
      continue;
    }
    const character = String.fromCodePoint(sample.codePointAt(at)!);
    if (character.length === 2) at++;
    if (/\p{L}/u.test(character)) letters += 1;
    // A character of Chinese or Japanese says as much as a short word.
    if (character > '\u00ff' && unspaced.test(character)) letters += 4;
    if (letters >= leastLetters) return true;
  }
  return false;
}
