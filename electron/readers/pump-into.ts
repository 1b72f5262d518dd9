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
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += sentBytes) {
        const part = chunk.subarray(at, at + sentBytes);
        await new Promise<void>((done) => through.write(part, () => done()));
        yield* out.splice(0);
        if (failure) throw failure;
      }
    }
    await new Promise<void>((done) => {
      through.once('end', done).once('error', () => done());
      through.end();
    });
    yield* out.splice(0);
    if (failure) throw failure;
  } finally {
    through.destroy();
  }
}
