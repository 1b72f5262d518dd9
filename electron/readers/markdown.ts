import type { Reader } from './reader';
import { readPlainText } from './text';

/** Markdown: its source is the text, markup and all. */
export const markdownReader: Reader = {
  id: 'markdown',
  isOneDocument: true,
  read: readPlainText,
};
