import type { Problem } from '../../shared/model/problem';
import { makeProblem } from './make-problem';

/** Most files that one archive may hold. */
export const mostEntries = 100_000;
/** Most bytes that come out of one archive of files. */
export const mostUnpacked = 2 * 1024 * 1024 * 1024;
/** Most bytes that one packed byte may stand for. */
const mostRatio = 200;
/** So much may come out before the ratio is asked for: short repetitive texts pack well. */
const freeBytes = 8 * 1024 * 1024;

/** What is wrong with an archive or with a file in it. */
export class ArchiveError extends Error {
  readonly code: 'ARCHIVE_DAMAGED' | 'ARCHIVE_LIMIT';

  constructor(code: ArchiveError['code'], reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.code = code;
  }
}

/** Throws ARCHIVE_LIMIT where data unpacks to far more than it says: it was made to fill a disk. */
export function checkRatio(packed: number, unpacked: number): void {
  if (unpacked > freeBytes && unpacked > packed * mostRatio) {
    throw new ArchiveError('ARCHIVE_LIMIT', `it unpacks to over ${mostRatio} times its size`);
  }
}

/** The problem of an archive error; whatever else was thrown is thrown on. */
export function archiveProblem(thrown: unknown, path: string): Problem {
  if (!(thrown instanceof ArchiveError)) throw thrown;
  return makeProblem(thrown.code, path, { reason: thrown.message });
}
