import type { FormatId } from '../../shared/model/format';
import { csvReader } from './csv';
import { gzipReader } from './gzip';
import { htmlReader } from './html';
import { jsonReader } from './json';
import { jsonlReader } from './jsonl';
import { markdownReader } from './markdown';
import type { Reader } from './reader';
import { textReader } from './text';
import { warcReader } from './warc';
import { zipReader } from './zip';

/** All input formats. */
const readers: readonly Reader[] = [
  textReader,
  markdownReader,
  htmlReader,
  jsonReader,
  jsonlReader,
  csvReader,
  warcReader,
  zipReader,
  gzipReader,
];

/** The reader of a format. */
export function readerOf(format: FormatId): Reader {
  return readers.find(({ id }) => id === format)!;
}
