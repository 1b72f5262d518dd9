import { innerSource } from './inner-source';
import { makeProblem } from './make-problem';
import { readHttp, type HttpMessage } from './http-message';
import type { ReadEntry, Reader, ReadItem, SourceStream } from './reader';
import { splitWarc, type WarcRecord } from './split-warc';

/** Web archives: one document for each page, and for each text of a WET file. */
export const warcReader: Reader = {
  id: 'warc',
  read: readRecords,
};

/** Records that hold something to read; the others speak about them. */
const readTypes = new Set(['response', 'resource', 'conversion']);
const pageTypes = new Set(['text/html', 'application/xhtml+xml']);
const textTypes = new Set(['text/plain', 'text/markdown', '']);

async function* readRecords(source: SourceStream, readEntry: ReadEntry): AsyncGenerator<ReadItem> {
  let number = 0;
  const skipped = { count: 0, types: new Map<string, number>() };
  for await (const record of splitWarc(source.chunks(), (type) => readTypes.has(type))) {
    const key = String(++number);
    if ('broken' in record) {
      yield { problem: recordProblem(source, key, record.broken) };
      continue;
    }
    if (!readTypes.has(record.type)) continue;
    const part = await partOf(record);
    if (typeof part === 'string') yield { problem: recordProblem(source, key, part) };
    else if ('skip' in part) note(skipped, part.skip);
    else yield* readPart(source, { ...part, key, number: number - 1 }, readEntry);
  }
  if (number === 0) yield { problem: makeProblem('FILE_EMPTY', source.path) };
  if (skipped.count > 0) {
    const types = [...skipped.types].map(([type, count]) => `${count} ${type}`).join(', ');
    const details = { count: skipped.count, types };
    yield { problem: makeProblem('RECORDS_SKIPPED', source.path, details) };
  }
}

function note(skipped: { count: number; types: Map<string, number> }, type: string): void {
  skipped.count++;
  const known = skipped.types.size < 8 || skipped.types.has(type) ? type : 'others';
  skipped.types.set(known, (skipped.types.get(known) ?? 0) + 1);
}

function recordProblem({ path }: SourceStream, key: string, reason: string) {
  return makeProblem('RECORD_INVALID', path, { reason: `record ${key}: ${reason}` }, key);
}

/** The part of a record that is read. */
interface RecordPart {
  readonly bytes: Uint8Array;
  readonly format: 'html' | 'text';
  readonly url?: string;
  readonly declaredEncoding?: string;
}

/** What a record holds, why it cannot be read, or as what it is passed over. */
async function partOf(
  record: WarcRecord,
): Promise<RecordPart | { readonly skip: string } | string> {
  const url = record.headers.get('warc-target-uri')?.replace(/^<|>$/g, '');
  const isHttp = /^application\/http\b/i.test(record.headers.get('content-type') ?? '');
  const message = isHttp ? await readHttp(record.body) : plainMessage(record);
  if (typeof message === 'string') return message;
  if (message.status !== 200) return { skip: `answers ${message.status}` };
  const type = message.type.toLowerCase();
  if (!pageTypes.has(type) && !textTypes.has(type)) return { skip: type };
  if (message.body.length === 0) return { skip: 'without content' };
  const isPage = pageTypes.has(type) || (type === '' && /^\s*</.test(startOf(message.body)));
  return {
    bytes: message.body,
    format: isPage ? 'html' : 'text',
    ...(url !== undefined && /^https?:/i.test(url) && { url }),
    ...(message.charset !== undefined && { declaredEncoding: message.charset }),
  };
}

function plainMessage({ headers, body }: WarcRecord): HttpMessage {
  const [type = '', ...more] = (headers.get('content-type') ?? '').split(';');
  const charset = /charset\s*=\s*"?([\w.:+-]+)/i.exec(more.join(';'))?.[1];
  return { status: 200, type: type.trim(), body, ...(charset !== undefined && { charset }) };
}

function startOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 64)).toString('latin1');
}

async function* readPart(
  source: SourceStream,
  part: RecordPart & { readonly key: string; readonly number: number },
  readEntry: ReadEntry,
): AsyncGenerator<ReadItem> {
  const { bytes, format, key, url, declaredEncoding } = part;
  const inner = innerSource(source, {
    path: source.path,
    size: bytes.length,
    choice: { ...source.choice, format },
    ...(declaredEncoding !== undefined && { declaredEncoding }),
    chunks: async function* () {
      yield bytes;
    },
  });
  for await (const item of readEntry(inner)) {
    if ('problem' in item) yield { problem: { ...item.problem, recordKey: key } };
    else if ('document' in item) {
      const document = { ...item.document, recordKey: key, recordNumber: part.number };
      yield { document: { ...document, ...(url !== undefined && { url }) } };
    }
  }
}
