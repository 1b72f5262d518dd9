import { detectBinary } from './detect-binary';
import { makeProblem } from './make-problem';
import type { ReadItem, SourceStream } from './reader';

/** Largest plain text that is read, in bytes. */
export const textLimit = 64 * 1024 * 1024;
/** Largest page that is read, in bytes. */
export const htmlLimit = 8 * 1024 * 1024;

/**
 * All bytes of a file that is one document, or the problem that keeps it from being one: it is
 * too large, empty, or not text. Never more than the limit is held in memory.
 */
export async function readWhole(
  source: SourceStream,
  limit: number,
): Promise<{ readonly bytes: Uint8Array } | Extract<ReadItem, { problem: unknown }>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (source.size > limit) return tooLarge(source.path, source.size, limit);
  for await (const chunk of source.chunks()) {
    length += chunk.length;
    if (length > limit) return tooLarge(source.path, length, limit);
    chunks.push(chunk);
  }
  const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length);
  const binary = detectBinary(bytes);
  if (binary) return { problem: makeProblem('FILE_BINARY', source.path, { reason: binary }) };
  return { bytes };
}

function tooLarge(
  path: string,
  size: number,
  limit: number,
): Extract<ReadItem, { problem: unknown }> {
  const details = { size: megabytes(size), limit: megabytes(limit) };
  return { problem: makeProblem('FILE_TOO_LARGE', path, details) };
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
