/** Longer blocks are no headlines. */
export const longestTitle = 300;

/** Letters and digits in a row, in lower case; scripts without blanks give pairs of characters. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase().slice(0, 400);
  return asciiWords(lower) ?? anyWords(lower);
}

/** Faster than by pattern; undefined for a text that holds anything else than ASCII. */
function asciiWords(lower: string): string[] | undefined {
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    if (code > 127) return undefined;
    const isPart = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (isPart && start < 0) start = at;
    if (!isPart && start >= 0) {
      words.push(lower.slice(start, at));
      start = -1;
    }
  }
  if (start >= 0) words.push(lower.slice(start));
  return words;
}

function anyWords(lower: string): string[] {
  const words: string[] = [];
  for (const word of lower.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (/[\u3040-\u9fff]/.test(word)) {
      for (let at = 0; at + 2 <= word.length; at++) words.push(word.slice(at, at + 2));
    } else words.push(word);
  }
  return words;
}

/** How many words both hold. */
export function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  if (b.size > 0) for (const word of a) if (b.has(word)) shared++;
  return shared;
}
