import { readHeaders } from './http-message';

export interface WarcRecord {
  /** `WARC-Type` in lower case. */
  readonly type: string;
  /** Header fields by their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** A record that cannot be read, and why. */
export interface BrokenRecord {
  readonly broken: string;
}

/** Largest record that is held in memory, in bytes. */
const recordLimit = 64 * 1024 * 1024;
const headLimit = 64 * 1024;
/** What a record begins with, behind the end of the one before. */
const nextRecord = Buffer.from('\r\n\r\nWARC/1.');

/**
 * The records of a web archive one by one. A record whose length is wrong, or that is too large, is
 * told as broken, and the next beginning of a record is looked for. Bodies of records that are not
 * `wanted` come out empty.
 */
export async function* splitWarc(
  chunks: AsyncIterable<Uint8Array>,
  wanted: (type: string) => boolean,
): AsyncGenerator<WarcRecord | BrokenRecord> {
  const bytes = new ByteQueue(chunks);
  while (await bytes.skipLineEnds()) {
    const head = await bytes.findHead();
    const broken = typeof head === 'string' ? head : yield* readBody(bytes, head, wanted);
    if (broken === undefined) continue;
    if (broken !== '') yield { broken };
    await bytes.skipTo(nextRecord);
  }
}

/** Answers why the record is broken, or '' where it is only too large to be looked at. */
async function* readBody(
  bytes: ByteQueue,
  { type, headers, length, bodyAt }: RecordHead,
  wanted: (type: string) => boolean,
): AsyncGenerator<WarcRecord, string | undefined> {
  if (length === undefined) return 'its length is missing or no number';
  // Its length is not trusted: one wrong digit would hide all that follows.
  if (length > recordLimit) {
    return wanted(type) ? `it is larger than ${recordLimit / 1024 / 1024} MB` : '';
  }
  const record = await bytes.peek(bodyAt + length);
  if (!record) return 'its length is wrong, or the file ends in it';
  if (!(await bytes.isRecordEnd(bodyAt + length))) return 'its length is wrong';
  bytes.drop(bodyAt + length);
  yield { type, headers, body: record.subarray(bodyAt) };
  return undefined;
}

interface RecordHead {
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly length: number | undefined;
  /** Where the body begins, counted from the beginning of the record. */
  readonly bodyAt: number;
}

function readHead(head: string, bodyAt: number): RecordHead | string {
  const lines = head.split(/\r?\n/);
  if (!/^WARC\/\d\.\d+$/.test(lines[0]!.trim())) return 'it does not begin as a record';
  const headers = readHeaders(lines.slice(1));
  const written = headers.get('content-length') ?? '';
  return {
    headers,
    type: (headers.get('warc-type') ?? '').toLowerCase(),
    length: /^\d{1,15}$/.test(written) ? Number(written) : undefined,
    bodyAt,
  };
}

/** Bytes of a stream that are taken from the front. */
class ByteQueue {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #waiting: Buffer[] = [];
  #length = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** False at the end of the file. */
  async skipLineEnds(): Promise<boolean> {
    for (;;) {
      if (!(await this.#fill(1))) return false;
      const front = this.#join();
      const at = front.findIndex((byte) => byte !== 13 && byte !== 10);
      this.drop(at < 0 ? front.length : at);
      if (at >= 0) return true;
    }
  }

  /** The lines up to the first empty one, or why they are no head; nothing is taken. */
  async findHead(): Promise<RecordHead | string> {
    for (let looked = 4096; ; looked *= 2) {
      const more = await this.#fill(looked);
      const front = this.#join();
      const match = /\r?\n\r?\n/.exec(front.toString('latin1', 0, Math.min(looked, front.length)));
      if (match) {
        return readHead(front.toString('utf8', 0, match.index), match.index + match[0].length);
      }
      if (!more || looked >= headLimit) return 'it does not begin as a record';
    }
  }

  /** The next bytes without taking them; undefined when there are not so many. */
  async peek(length: number): Promise<Buffer | undefined> {
    return (await this.#fill(length)) ? this.#join().subarray(0, length) : undefined;
  }

  /** True where the file ends at `at`, or two line ends or another record follow. */
  async isRecordEnd(at: number): Promise<boolean> {
    await this.#fill(at + 5);
    return /^(?:\r?\n\r?\n|\s*$|WARC\/)/.test(this.#join().toString('latin1', at, at + 5));
  }

  /** Drops everything before the beginning of the next record. */
  async skipTo(marker: Buffer): Promise<void> {
    while (await this.#fill(marker.length)) {
      const front = this.#join();
      const at = front.indexOf(marker);
      if (at >= 0) return this.drop(at);
      this.drop(front.length - marker.length + 1);
      if (!(await this.#fill(this.#length + 1))) break;
    }
    this.drop(this.#length);
  }

  drop(length: number): void {
    this.#waiting = [this.#join().subarray(length)];
    this.#length -= length;
  }

  /** Waits for so many bytes; false when the file ends before. */
  async #fill(length: number): Promise<boolean> {
    while (this.#length < length) {
      const next = await this.#chunks.next();
      if (next.done) return false;
      const { buffer, byteOffset, byteLength } = next.value;
      this.#waiting.push(Buffer.from(buffer, byteOffset, byteLength));
      this.#length += byteLength;
    }
    return true;
  }

  #join(): Buffer {
    if (this.#waiting.length !== 1) this.#waiting = [Buffer.concat(this.#waiting)];
    return this.#waiting[0]!;
  }
}
