import { htmlReader } from './html';
import { jsonlReader } from './jsonl';
import { markdownReader } from './markdown';
import type { Reader } from './reader';
import { textReader } from './text';

/** All input formats. */
const readers: readonly Reader[] = [textReader, markdownReader, jsonlReader, htmlReader];

/** The reader for a file of that name; undefined when its ending is not known. */
export function readerFor(name: string): Reader | undefined {
  const ending = /\.[^.]*$/.exec(name)?.[0].toLowerCase();
  return readers.find((reader) => ending !== undefined && reader.extensions.includes(ending));
}
