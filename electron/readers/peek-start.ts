/** Bytes that a format is recognised by. */
const peekedBytes = 64 * 1024;

/** The first bytes of a stream, and the whole stream again; what goes wrong is thrown there. */
export async function peekStart(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; chunks(): AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  const failed: unknown[] = [];
  try {
    while (length < peekedBytes) {
      const next = await iterator.next();
      if (next.done) break;
      seen.push(next.value);
      length += next.value.length;
    }
  } catch (thrown) {
    failed.push(thrown);
  }
  const head = seen.length === 1 ? seen[0]! : Buffer.concat(seen);
  return { head: head.subarray(0, peekedBytes), chunks: () => resume(seen, failed, iterator) };
}

async function* resume(
  seen: readonly Uint8Array[],
  failed: readonly unknown[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* seen;
    if (failed.length > 0) throw failed[0];
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
