import type { Duplex } from 'node:stream';

/** So much is sent at a time: what unpacks a thousandfold is still bearable then. */
const sentBytes = 16 * 1024;

/**
 * Sends bytes through a stream and gives what comes out; no more is read than is taken. What came
 * out before an error is given before it is thrown.
 */
export async function* pumpInto(
  chunks: AsyncIterable<Uint8Array>,
  through: Duplex,
): AsyncGenerator<unknown> {
  const out: unknown[] = [];
  let failure: Error | undefined;
  through.on('data', (piece) => out.push(piece));
  through.on('error', (error) => (failure = error));
  // Listened for from the start: a stream may be over before its last byte was sent.
  const over = new Promise<void>((done) => through.once('end', done).once('close', done));
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += sentBytes) {
        const part = chunk.subarray(at, at + sentBytes);
        const taken = new Promise<void>((done) => through.write(part, () => done()));
        await Promise.race([taken, over]);
        yield* out.splice(0);
        if (failure) throw failure;
      }
    }
    through.end();
    await over;
    yield* out.splice(0);
    if (failure) throw failure;
  } finally {
    through.destroy();
  }
}
