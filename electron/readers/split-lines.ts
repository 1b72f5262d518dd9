/** A line of a file without its line end. */
export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Undefined when the line is longer than the limit; it is then not kept in memory. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * The lines of a stream of bytes, ended by LF or CR LF and nothing else.
 * A last line without an end counts; an empty rest does not.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<FileLine> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const keep = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > limit + 1) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const finish = (): FileLine => {
    const whole = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    const bytes = whole.at(-1) === 13 ? whole.subarray(0, -1) : whole;
    const fits = length <= limit + 1 && bytes.length <= limit;
    pieces = [];
    length = 0;
    return { number: number++, bytes: fits ? bytes : undefined };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, end));
      from = end + 1;
      yield finish();
    }
    keep(chunk.subarray(from));
  }
  if (length > 0) yield finish();
}
