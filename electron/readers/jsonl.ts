import { isUtf8 } from 'node:buffer';
import { makeProblem } from './make-problem';
import { recordDocument } from './record-document';
import type { ReadDocument, Reader, ReadItem, SourceStream } from './reader';
import { isJsonSpace } from './split-json';
import { splitLines, type FileLine } from './split-lines';
import { withoutUtf8Mark } from './utf8-mark';

/** Longest record that is read, in bytes. */
export const recordLimit = 16 * 1024 * 1024;
const megabyte = 1024 * 1024;

/** JSON Lines: one document a line; its text under `text` or `html`, or where it is found. */
export const jsonlReader: Reader = {
  id: 'jsonl',
  read: readRecords,
};

async function* readRecords(source: SourceStream): AsyncGenerator<ReadItem> {
  let recordNumber = 0;
  for await (const line of splitLines(source.chunks(), recordLimit)) {
    if (line.bytes && line.bytes.every(isJsonSpace)) continue;
    const item = readLine(line, recordNumber++, source.choice?.textField);
    if (typeof item === 'object') yield { document: item };
    else yield { problem: recordProblem(source.path, line.number, item) };
  }
  if (recordNumber === 0) yield { problem: makeProblem('FILE_EMPTY', source.path) };
}

function recordProblem(path: string, line: number, reason: string) {
  return makeProblem('RECORD_INVALID', path, { reason: `line ${line}: ${reason}` }, String(line));
}

/** The document of a line, or the reason why there is none. */
function readLine(
  line: FileLine,
  number: number,
  textField: string | undefined,
): ReadDocument | string {
  if (!line.bytes) return `it is longer than ${recordLimit / megabyte} MB`;
  // A byte order mark belongs to the file, not to its first record.
  const bytes = line.number === 1 ? withoutUtf8Mark(line.bytes) : line.bytes;
  const record = parseRecord(bytes);
  if (typeof record === 'string') return record;
  return recordDocument({ ...record, bytes, key: String(line.number), number }, textField);
}

/** The fields of a JSON object, or the reason why it has none. */
export function parseRecord(
  bytes: Uint8Array,
): { readonly fields: Readonly<Record<string, unknown>>; readonly json: string } | string {
  if (!isUtf8(bytes)) return 'it is not UTF-8';
  const json = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // The parser's message would quote the text.
    return 'it is not valid JSON';
  }
  if (typeof value === 'string') return { fields: { text: value }, json };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'it is not a JSON object';
  }
  return { fields: value as Readonly<Record<string, unknown>>, json };
}
