import { isUtf8 } from 'node:buffer';
import { segment } from '../../shared/engine/segment';
import type { Block } from '../../shared/model/document';
import { makeProblem } from './make-problem';
import { parseHtml } from './parse-html';
import { htmlLimit } from './read-whole';
import { recordId } from './record-id';
import type { ReadDocument, Reader, ReadItem, SourceStream } from './reader';
import { splitLines, type FileLine } from './split-lines';

/** Longest line that is read, in bytes. */
const lineLimit = 16 * 1024 * 1024;
const megabyte = 1024 * 1024;

/** JSON Lines: one document a line, with a `text` or `html` field; other fields are kept as bytes. */
export const jsonlReader: Reader = {
  id: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  // Only one line at a time is held in memory.
  limit: Number.MAX_SAFE_INTEGER,
  read: readRecords,
};

async function* readRecords(source: SourceStream): AsyncGenerator<ReadItem> {
  let recordNumber = 0;
  for await (const line of splitLines(source.chunks(), lineLimit)) {
    if (line.bytes && isBlank(line.bytes)) continue;
    const item = readLine(line, recordNumber++);
    if (typeof item === 'object') yield { document: item };
    else yield { problem: recordProblem(source.path, line.number, item) };
  }
  if (recordNumber === 0) yield { problem: makeProblem('FILE_EMPTY', source.path) };
}

function recordProblem(path: string, line: number, reason: string) {
  return makeProblem('RECORD_INVALID', path, { reason: `line ${line}: ${reason}` }, String(line));
}

/** True for a line of nothing but JSON's white space. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}

/** The document of a line, or the reason why there is none. */
function readLine(line: FileLine, recordNumber: number): ReadDocument | string {
  if (!line.bytes) return `it is longer than ${lineLimit / megabyte} MB`;
  // A byte order mark belongs to the file, not to its first record.
  const bytes = line.number === 1 ? withoutMark(line.bytes) : line.bytes;
  if (!isUtf8(bytes)) return 'it is not UTF-8';
  const json = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const record = parseRecord(json);
  if (typeof record === 'string') return record;
  const content = readContent(record);
  if (typeof content === 'string') return content;
  const id = recordId(record, json);
  return {
    recordKey: String(line.number),
    ...(id !== undefined && { recordId: id }),
    recordNumber,
    bytes,
    textIsBytes: false,
    encoding: 'utf-8',
    encodingConfidence: 1,
    ...content,
    ...optionalStrings(record),
  };
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}

type JsonRecord = Readonly<Record<string, unknown>>;

function parseRecord(json: string): JsonRecord | string {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // The parser's message would quote the text.
    return 'it is not valid JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'it is not a JSON object';
  }
  return value as JsonRecord;
}

type Content = Pick<ReadDocument, 'text' | 'title' | 'url' | 'jsonLdFrom' | 'markup'> & {
  readonly blocks: readonly Block[];
};

function readContent(record: JsonRecord): Content | string {
  // Null stands for a field that is not there.
  const text = record['text'] ?? undefined;
  const html = record['html'] ?? undefined;
  if (text !== undefined && html !== undefined) return 'it has both text and html';
  if (typeof text === 'string') {
    const blocks = segment(text);
    return blocks.length === 0 ? 'its text is empty' : { text, blocks };
  }
  if (typeof html !== 'string') return 'it has no text or html that is a string';
  if (Buffer.byteLength(html) > htmlLimit) return `its html is over ${htmlLimit / megabyte} MB`;
  const page = parseHtml(html);
  return page.blocks.length === 0 ? 'its html has no text' : page;
}

/** Title, url and site of a record go before what its page says. */
function optionalStrings(record: JsonRecord): Pick<ReadDocument, 'title' | 'url' | 'site'> {
  const { title, url, site } = record;
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof url === 'string' && { url }),
    ...(typeof site === 'string' && { site }),
  };
}
