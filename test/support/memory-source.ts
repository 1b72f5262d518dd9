import { readSource } from '../../electron/readers/read-source';
import type { ReadDocument, Reader, SourceStream } from '../../electron/readers/reader';
import type { FormatId } from '../../shared/model/format';
import type { Problem } from '../../shared/model/problem';

/** A file that exists in memory only, handed out in chunks of the given length. */
export function aSource(path: string, content: string | Uint8Array, chunk = 7): SourceStream {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    path,
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

/** Everything a reader makes of a file. */
export async function readAll(
  reader: Reader,
  source: SourceStream,
): Promise<{ documents: ReadDocument[]; problems: Problem[] }> {
  const documents: ReadDocument[] = [];
  const problems: Problem[] = [];
  for await (const item of reader.read(source, readNothing)) {
    if ('document' in item) documents.push(item.document);
    else if ('problem' in item) problems.push(item.problem);
  }
  return { documents, problems };
}

/** Stands for the reading of files inside others where a test has none. */
async function* readNothing(): AsyncGenerator<never> {
  // Nothing is inside.
}

/** Everything that comes out of a file by whatever reader fits it, as `path` and text. */
export async function readAny(source: SourceStream): Promise<{
  format: FormatId | undefined;
  documents: (ReadDocument & { path: string })[];
  problems: Problem[];
  finished: string[];
}> {
  const { format, items } = await readSource(source);
  const documents: (ReadDocument & { path: string })[] = [];
  const problems: Problem[] = [];
  const finished: string[] = [];
  for await (const item of items) {
    if ('document' in item) {
      documents.push({ ...item.document, path: item.entry?.path ?? source.path });
    } else if ('problem' in item) problems.push(item.problem);
    else finished.push(item.finished.path);
  }
  return { format, documents, problems, finished };
}

/** The same file as it lies on a disk, where any part of it can be read. */
export function aDiskSource(path: string, bytes: Uint8Array): SourceStream {
  return {
    ...aSource(path, bytes, 4096),
    readAt: async (position, length) => bytes.subarray(position, position + length),
  };
}
