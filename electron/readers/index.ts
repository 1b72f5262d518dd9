import type { FormatId } from '../../shared/model/format';
import type { Reader } from './reader';

/** All input formats. Each is loaded when a file needs it: their parsers take longer than many files. */
const readers: Readonly<Record<FormatId, () => Promise<Reader>>> = {
  text: async () => (await import('./text')).textReader,
  markdown: async () => (await import('./markdown')).markdownReader,
  html: async () => (await import('./html')).htmlReader,
  json: async () => (await import('./json')).jsonReader,
  jsonl: async () => (await import('./jsonl')).jsonlReader,
  csv: async () => (await import('./csv')).csvReader,
  warc: async () => (await import('./warc')).warcReader,
  zip: async () => (await import('./zip')).zipReader,
  gzip: async () => (await import('./gzip')).gzipReader,
};

const loaded = new Map<FormatId, Reader>();

/** The reader of a format. */
export async function readerOf(format: FormatId): Promise<Reader> {
  const known = loaded.get(format);
  if (known) return known;
  const reader = await readers[format]();
  loaded.set(format, reader);
  return reader;
}
