import type { FormatId } from '../../shared/model/format';
import type { Problem } from '../../shared/model/problem';
import { makeProblem } from '../readers/make-problem';
import type { SourceReading } from '../readers/read-source';
import type { OpenSource } from './open-source';
import { prepareDocument, type PreparedDocument } from './prepare-document';

/** What came of a file that is one document. */
export interface FileReading {
  /** What it was read as; undefined where it was not. */
  readonly format?: FormatId | undefined;
  /** Bytes when it was opened. */
  readonly size: number;
  readonly problems: readonly Problem[];
  readonly document?: PreparedDocument | undefined;
  /** Of a file that was read to its end. */
  readonly sha256?: string | undefined;
}

/** Reads an open file that is one document to its end. One that changes meanwhile gives none. */
export async function readOneDocument(
  path: string,
  source: OpenSource,
  { format, items }: SourceReading,
): Promise<FileReading> {
  const problems: Problem[] = [];
  let document: PreparedDocument | undefined;
  let sha256: string | undefined;
  for await (const item of items) {
    if ('problem' in item) problems.push(item.problem);
    if (!('document' in item)) continue;
    // Its bytes are those of the file.
    sha256 = source.digest();
    document = prepareDocument(path, item.document, sha256);
  }
  const { size } = source.stream;
  if (source.hasChanged()) {
    return { size, problems: [...problems, makeProblem('FILE_CHANGED', path)] };
  }
  return { format, size, problems, document, sha256: sha256 ?? source.digest() };
}

/** The problem of a file that the system does not give; throws what is no fault of the file. */
export function unreadable(path: string, thrown: unknown): Problem {
  if (!(thrown instanceof Error && 'syscall' in thrown && 'code' in thrown)) throw thrown;
  if (thrown.code === 'ENOENT') return makeProblem('PATH_NOT_FOUND', path);
  if (thrown.code === 'ELOOP') return makeProblem('FILE_NOT_REGULAR', path, { reason: 'a link' });
  return makeProblem('FILE_UNREADABLE', path, { reason: String(thrown.code) });
}

/** The problem of a file that is something else than when it was found. */
export function replaced(path: string): Problem {
  return makeProblem('FILE_NOT_REGULAR', path, { reason: 'it was replaced' });
}
