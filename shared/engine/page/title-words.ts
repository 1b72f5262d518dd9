/** Longer blocks are no headlines. */
export const longestTitle = 300;

/** Letters and digits in a row, in lower case; scripts without blanks give pairs of characters. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const word of text
    .toLowerCase()
    .slice(0, 400)
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (/[\u3040-\u9fff]/.test(word)) {
      for (let at = 0; at + 2 <= word.length; at++) words.add(word.slice(at, at + 2));
    } else words.add(word);
  }
  return words;
}

/** Share of the words of `of` that `words` holds too. */
export function sharedWords(words: ReadonlySet<string>, of: ReadonlySet<string>): number {
  if (of.size === 0) return 0;
  let shared = 0;
  for (const word of of) if (words.has(word)) shared++;
  return shared / of.size;
}

/** False where the text shares no word with these for sure: far faster than looking at its words. */
export function mayShareWord(text: string, words: ReadonlySet<string>): boolean {
  const lower = text.toLowerCase();
  for (const word of words) if (lower.includes(word)) return true;
  return false;
}
