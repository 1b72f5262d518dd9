import type { ReadDocument, Reader, SourceStream } from '../../electron/readers/reader';
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
  for await (const item of reader.read(source)) {
    if ('document' in item) documents.push(item.document);
    else problems.push(item.problem);
  }
  return { documents, problems };
}
