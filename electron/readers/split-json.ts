/** A value inside the outermost array or object of a JSON text. */
export interface JsonChild {
  /** Its name as JSON, inside an object. */
  readonly key?: string;
  /** Its bytes as they stand; undefined when it is longer than the limit. */
  readonly bytes: Uint8Array | undefined;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;

/**
 * The values of the outermost array or object one by one, so that only one of them is held in
 * memory. It looks at nesting alone: whether a value is valid shows when it is parsed.
 */
export async function* splitJson(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): AsyncGenerator<JsonChild, { readonly complete: boolean }> {
  const splitter = new JsonSplitter(limit);
  for await (const chunk of chunks) yield* splitter.add(chunk);
  return { complete: splitter.complete };
}

/** The values of the outermost array or object of a JSON text that is at hand. */
export function jsonChildren(json: Uint8Array): Generator<JsonChild> {
  return new JsonSplitter(json.length).add(json);
}

class JsonSplitter {
  readonly #limit: number;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #key: string | undefined;
  #pieces: Uint8Array[] = [];
  #length = 0;
  complete = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  *add(chunk: Uint8Array): Generator<JsonChild> {
    let from = 0;
    for (let at = 0; at < chunk.length && !this.complete; at++) {
      const byte = chunk[at]!;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === backslash) this.#escaped = true;
        else if (byte === quote) this.#inString = false;
      } else if (byte === quote) this.#inString = true;
      else if (byte === 0x5b || byte === 0x7b) {
        this.#depth++;
        if (this.#depth === 1) from = at + 1;
      } else if (byte === 0x5d || byte === 0x7d) {
        this.#depth--;
        if (this.#depth === 0) {
          this.#keep(chunk.subarray(from, at));
          const child = this.#finish();
          if (child) yield child;
          this.complete = true;
        }
      } else if (this.#depth === 1 && byte === comma) {
        this.#keep(chunk.subarray(from, at));
        const child = this.#finish();
        if (child) yield child;
        from = at + 1;
      } else if (this.#depth === 1 && byte === colon && this.#key === undefined) {
        this.#keep(chunk.subarray(from, at));
        this.#key = textOf(this.#take() ?? new Uint8Array()).trim();
        from = at + 1;
      }
    }
    if (this.#depth > 0 && !this.complete) this.#keep(chunk.subarray(from));
  }

  #keep(piece: Uint8Array): void {
    this.#length += piece.length;
    if (this.#length > this.#limit) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.push(piece);
  }

  #take(): Uint8Array | undefined {
    const fits = this.#length <= this.#limit;
    const bytes = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    return fits ? bytes : undefined;
  }

  /** The value that ends here; undefined where none stands before the comma or bracket. */
  #finish(): JsonChild | undefined {
    const key = this.#key;
    this.#key = undefined;
    if (this.#length === 0) return undefined;
    const bytes = this.#take();
    const trimmed = bytes && trimSpace(bytes);
    return trimmed?.length === 0
      ? undefined
      : { ...(key !== undefined && { key }), bytes: trimmed };
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function trimSpace(bytes: Uint8Array): Uint8Array {
  let start = 0;
  let end = bytes.length;
  while (start < end && isJsonSpace(bytes[start]!)) start++;
  while (end > start && isJsonSpace(bytes[end - 1]!)) end--;
  return bytes.subarray(start, end);
}

/** One of the four characters that JSON allows between its signs. */
export function isJsonSpace(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 10 || byte === 13;
}
