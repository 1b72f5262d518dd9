import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

/** An answer of a web server, with its body unpacked. */
export interface HttpMessage {
  readonly status: number;
  /** Media type without its parameters. */
  readonly type: string;
  readonly charset?: string;
  readonly body: Uint8Array;
}

/** Most bytes that a body unpacks to. */
const mostBody = 64 * 1024 * 1024;

const unpackers = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

/** Reads an answer as it went over the wire, or says why that cannot be done. */
export async function readHttp(bytes: Uint8Array): Promise<HttpMessage | string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = headEnd(buffer);
  if (!end) return 'its answer has no head';
  const lines = buffer.toString('latin1', 0, end.head).split(/\r?\n/);
  const status = Number(/^HTTP\/[\d.]+ (\d{3})/.exec(lines[0]!)?.[1]);
  if (!status) return 'its answer does not begin as one';
  const headers = readHeaders(lines.slice(1));
  const [type = '', ...more] = (headers.get('content-type') ?? '').split(';');
  const charset = /charset\s*=\s*["']?([\w.:+-]+)/i.exec(more.join(';'))?.[1];
  const body = await unpackBody(buffer.subarray(end.body), headers);
  if (typeof body === 'string') return body;
  return { status, type: type.trim(), body, ...(charset !== undefined && { charset }) };
}

/** Header fields by their names in lower case; the first of a name counts. */
export function readHeaders(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

function headEnd(buffer: Buffer): { readonly head: number; readonly body: number } | undefined {
  const long = buffer.indexOf('\r\n\r\n');
  const short = buffer.indexOf('\n\n');
  if (long >= 0 && (short < 0 || long < short)) return { head: long, body: long + 4 };
  return short < 0 ? undefined : { head: short, body: short + 2 };
}

/**
 * Crawlers often store the body unpacked and leave the header fields as they were: what does not
 * unpack is taken as it is.
 */
async function unpackBody(
  wire: Buffer,
  headers: ReadonlyMap<string, string>,
): Promise<Uint8Array | string> {
  const chunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  const body = (chunked && joinChunks(wire)) || wire;
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (!(coding in unpackers)) return body;
  try {
    return await unpackers[coding as keyof typeof unpackers](body, { maxOutputLength: mostBody });
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'its content unpacks to too much' : body;
  }
}

/** The body of chunks joined; undefined when it does not come in chunks. */
function joinChunks(wire: Buffer): Buffer | undefined {
  const pieces: Buffer[] = [];
  for (let at = 0; at < wire.length;) {
    const end = wire.indexOf('\r\n', at);
    const size = end < 0 || end - at > 64 ? '' : wire.toString('latin1', at, end).split(';')[0]!;
    if (!/^[0-9a-f]{1,8}\s*$/i.test(size))
      return pieces.length > 0 ? Buffer.concat(pieces) : undefined;
    const length = parseInt(size, 16);
    if (length === 0) break;
    pieces.push(wire.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(pieces);
}
