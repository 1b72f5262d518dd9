import { isUtf8 } from 'node:buffer';
import { decodeAs, decodeText } from './decode';
import { parseRecord, recordLimit } from './jsonl';
import { makeProblem } from './make-problem';
import { peekNarrow } from './peek-narrow';
import { readWhole, textLimit } from './read-whole';
import { recordDocument } from './record-document';
import type { ReadChoice, Reader, ReadItem, SourceStream } from './reader';
import { isJsonSpace, splitJson } from './split-json';
import { fieldValue, findTextField } from './text-field';
import { withoutUtf8Mark } from './utf8-mark';

const megabyte = 1024 * 1024;
/** Below the outermost object so many levels are searched for a list of records. */
const deepestList = 3;

/**
 * JSON: an array of records, one record, or an object that holds an array of records. Only one
 * record of an array is held in memory.
 */
export const jsonReader: Reader = {
  id: 'json',
  read: readJson,
};

async function* readJson(source: SourceStream): AsyncGenerator<ReadItem> {
  const { head, chunks, wide } = await peekNarrow(source);
  const choice = wide ? { ...source.choice, encoding: 'utf-8' } : source.choice;
  const narrow = { ...source, ...(choice && { choice }), chunks: () => chunks };
  if (withoutUtf8Mark(head).find((byte) => !isJsonSpace(byte)) === 0x5b) {
    yield* readArray(narrow, chunks, '');
    return;
  }
  const whole = await readWhole(narrow, source.limits?.text ?? textLimit);
  if ('problem' in whole) yield whole;
  else yield* readValue(narrow, toUtf8(whole.bytes, choice?.encoding));
}

async function* readValue(source: SourceStream, bytes: Uint8Array): AsyncGenerator<ReadItem> {
  if (bytes.every(isJsonSpace)) {
    yield { problem: makeProblem('FILE_EMPTY', source.path) };
    return;
  }
  if (bytes.find((byte) => !isJsonSpace(byte)) === 0x5b) {
    yield* readArray(source, [bytes], '');
    return;
  }
  const record = parseRecord(bytes);
  if (typeof record === 'string') {
    yield { problem: makeProblem('FILE_DAMAGED', source.path, { reason: record }) };
    return;
  }
  const { textField } = source.choice ?? {};
  const given = textField === undefined ? undefined : fieldValue(record.fields, textField);
  const own = given ?? (textField === undefined ? findTextField(record.fields) : undefined);
  const list = own === undefined ? await findList(bytes, '', deepestList) : undefined;
  if (list) {
    yield* readArray(source, [list.bytes], list.path);
    return;
  }
  const document = recordDocument({ ...record, bytes, key: '1', number: 0 }, textField);
  if (typeof document === 'object') yield { document };
  else yield { problem: makeProblem('RECORD_INVALID', source.path, { reason: document }) };
}

async function* readArray(
  source: SourceStream,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  path: string,
): AsyncGenerator<ReadItem> {
  const children = splitJson(chunks, recordLimit);
  let number = 0;
  let next = await children.next();
  for (; !next.done; next = await children.next()) {
    const key = String(number + 1);
    const made = readElement(next.value.bytes, { key, number }, source.choice);
    if (typeof made === 'object') yield { document: made };
    else {
      const reason = `record ${key}${path && ` of ${path}`}: ${made}`;
      yield { problem: makeProblem('RECORD_INVALID', source.path, { reason }, key) };
    }
    number++;
  }
  if (!next.value.complete) {
    const reason = 'its list of records is not closed';
    yield { problem: makeProblem('FILE_DAMAGED', source.path, { reason }) };
  } else if (number === 0) yield { problem: makeProblem('FILE_EMPTY', source.path) };
}

function readElement(
  bytes: Uint8Array | undefined,
  place: { readonly key: string; readonly number: number },
  choice: ReadChoice | undefined,
) {
  if (!bytes) return `it is longer than ${recordLimit / megabyte} MB`;
  const record = parseRecord(bytes, choice?.encoding);
  return typeof record === 'string'
    ? record
    : recordDocument({ ...record, bytes, ...place }, choice?.textField);
}

interface RecordList {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The longest array of objects inside an object, and the names that lead to it. */
async function findList(
  bytes: Uint8Array,
  path: string,
  levels: number,
): Promise<RecordList | undefined> {
  let best: RecordList | undefined;
  for await (const { key, bytes: value } of splitJson([bytes], bytes.length)) {
    if (!value || key === undefined) continue;
    const inner = [path, nameOf(key)].filter(Boolean).join('.');
    const isList =
      value[0] === 0x5b && value.subarray(1).find((byte) => !isJsonSpace(byte)) === 0x7b;
    const found = isList
      ? { path: inner, bytes: value }
      : value[0] === 0x7b && levels > 1
        ? await findList(value, inner, levels - 1)
        : undefined;
    if (found && found.bytes.length > (best?.bytes.length ?? 0)) best = found;
  }
  return best;
}

function nameOf(key: string): string {
  try {
    return String(JSON.parse(key));
  } catch {
    return key;
  }
}

/** JSON is UTF-8; what older programs wrote in something else is turned into it. */
function toUtf8(bytes: Uint8Array, chosen: string | undefined): Uint8Array {
  if (isUtf8(bytes)) return withoutUtf8Mark(bytes);
  const { text } = chosen === undefined ? decodeText(bytes) : decodeAs(bytes, chosen);
  return Buffer.from(text);
}
