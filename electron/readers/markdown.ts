import { textLimit } from './read-whole';
import type { Reader } from './reader';
import { readPlainText } from './text';

/** Markdown: its source is the text, markup and all. */
export const markdownReader: Reader = {
  id: 'markdown',
  extensions: ['.md', '.markdown'],
  limit: textLimit,
  read: readPlainText,
};
