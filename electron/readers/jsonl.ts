import { isUtf8 } from 'node:buffer';
import { makeProblem } from './make-problem';
import { decodeAs } from './decode';
import { peekNarrow } from './peek-narrow';
import { recordDocument, type ReadRecord } from './record-document';
import type { ReadChoice, ReadDocument, Reader, ReadItem, SourceStream } from './reader';
import { isJsonSpace } from './split-json';
import { splitLines, type FileLine } from './split-lines';
import { withoutUtf8Mark } from './utf8-mark';

type ParsedRecord = Required<Pick<ReadRecord, 'fields' | 'json' | 'encoding'>>;

/** Longest record that is read, in bytes. */
export const recordLimit = 16 * 1024 * 1024;
const megabyte = 1024 * 1024;

/** JSON Lines: one document a line; its text under `text` or `html`, or where it is found. */
export const jsonlReader: Reader = {
  id: 'jsonl',
  read: readRecords,
};

async function* readRecords(source: SourceStream): AsyncGenerator<ReadItem> {
  const { chunks, wide } = await peekNarrow(source);
  const choice = wide ? { ...source.choice, encoding: 'utf-8' } : source.choice;
  let recordNumber = 0;
  for await (const { number, bytes: line } of splitLines(chunks, recordLimit)) {
    // A byte order mark belongs to the file, not to its first record.
    const bytes = line && number === 1 ? withoutUtf8Mark(line) : line;
    if (bytes?.every(isJsonSpace)) continue;
    const item = readLine({ number, bytes }, recordNumber++, choice);
    if (typeof item === 'object') yield { document: item };
    else yield { problem: recordProblem(source.path, number, item) };
  }
  if (recordNumber === 0) yield { problem: makeProblem('FILE_EMPTY', source.path) };
}

function recordProblem(path: string, line: number, reason: string) {
  return makeProblem('RECORD_INVALID', path, { reason: `line ${line}: ${reason}` }, String(line));
}

/** The document of a line, or the reason why there is none. */
function readLine(
  { number: line, bytes }: FileLine,
  number: number,
  choice: ReadChoice | undefined,
): ReadDocument | string {
  if (!bytes) return `it is longer than ${recordLimit / megabyte} MB`;
  const record = parseRecord(bytes, choice?.encoding);
  if (typeof record === 'string') return record;
  return recordDocument({ ...record, bytes, key: String(line), number }, choice?.textField);
}

/** The fields of a JSON object, or the reason why it has none. Without a chosen encoding it is UTF-8. */
export function parseRecord(bytes: Uint8Array, chosen?: string): ParsedRecord | string {
  const utf8 = isUtf8(bytes);
  if (!utf8 && chosen === undefined) return 'it is not UTF-8';
  const { text: json, encoding } = decodeAs(bytes, utf8 ? 'utf-8' : chosen!);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // The parser's message would quote the text.
    return 'it is not valid JSON';
  }
  const written = { json, encoding: { encoding, encodingConfidence: 1 } };
  if (typeof value === 'string') return { fields: { text: value }, ...written };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'it is not a JSON object';
  }
  return { fields: value as Readonly<Record<string, unknown>>, ...written };
}
