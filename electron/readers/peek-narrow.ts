import { wideLabel } from './decode';
import { peekStart } from './peek-start';
import type { SourceStream } from './reader';
import { decodeWide, markedWide, wideEncoding, type WideEncoding } from './wide-encoding';

/** A stream in which every sign of ASCII is one byte, so that it can be cut at line ends and the like. */
export interface NarrowStream {
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** What the file is written in, where its characters take two or four bytes; it is UTF-8 here. */
  readonly wide: WideEncoding | undefined;
}

/** The first bytes of a file and the whole of it, with wide characters turned into UTF-8. */
export async function peekNarrow(source: SourceStream): Promise<NarrowStream> {
  const { head, chunks } = await peekStart(source.chunks());
  const chosen = source.choice?.encoding;
  const wide = chosen === undefined ? (markedWide(head) ?? wideEncoding(head)) : wideLabel(chosen);
  if (!wide) return { head, chunks: chunks(), wide };
  const whole = head.subarray(0, head.length - (head.length % 4));
  return { head: Buffer.from(decodeWide(whole, wide)), chunks: narrow(chunks(), wide), wide };
}

async function* narrow(
  chunks: AsyncIterable<Uint8Array>,
  wide: WideEncoding,
): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = wholeCharacters(bytes, wide);
    rest = bytes.subarray(end);
    if (end > 0) yield Buffer.from(decodeWide(bytes.subarray(0, end), wide));
  }
  // What is no whole character is replaced, and so is counted.
  if (rest.length > 0) yield Buffer.from(decodeWide(rest, wide));
}

/** How many of the bytes are whole characters: none is cut in two. */
function wholeCharacters(bytes: Buffer, wide: WideEncoding): number {
  if (wide.startsWith('utf-32')) return bytes.length - (bytes.length % 4);
  const end = bytes.length - (bytes.length % 2);
  const high = end < 2 ? 0 : bytes[wide === 'utf-16le' ? end - 1 : end - 2]!;
  return (high & 0xfc) === 0xd8 ? end - 2 : end;
}
