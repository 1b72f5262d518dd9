import { readLineWords, type LineWords } from '../../../../shared/engine/line-words';

/** The words of lines that stand one after the other in a text, with nothing between them. */
export function readWordsOf(lines: readonly (string | undefined)[]): LineWords {
  let text = '';
  const spans = lines.map((line) => {
    if (line === undefined) return undefined;
    const start = text.length;
    text += line;
    return { start, end: text.length };
  });
  return readLineWords(text, spans);
}
