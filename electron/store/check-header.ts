import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { AppError } from '../../shared/errors/app-error';
import { applicationId } from './migrate';

const headerLength = 100;

/**
 * Refuses anything that is not a workspace by looking at the first bytes of the file alone,
 * so that a foreign file is never opened as a database and keeps every byte and time stamp.
 */
export function checkHeader(path: string): void {
  const size = regularFileSize(path);
  const header = readHeader(path);
  const isDatabase = header.subarray(0, 16).toString('latin1') === 'SQLite format 3\0';
  if (header.length < headerLength || !isDatabase || header.readUInt32BE(68) !== applicationId) {
    throw new AppError('WORKSPACE_NOT_OURS', { path });
  }
  if (size < pageSize(header)) {
    throw new AppError('WORKSPACE_DAMAGED', { path, reason: 'the file ends too early' });
  }
}

function regularFileSize(path: string): number {
  try {
    const stats = statSync(path);
    // A pipe or device must not even be opened.
    if (stats.isFile()) return stats.size;
  } catch (cause) {
    throw unavailable(path, cause);
  }
  throw new AppError('WORKSPACE_NOT_OURS', { path });
}

function readHeader(path: string): Buffer {
  try {
    const file = openSync(path, 'r');
    try {
      const header = Buffer.alloc(headerLength);
      return header.subarray(0, readSync(file, header, 0, headerLength, 0));
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw unavailable(path, cause);
  }
}

/** Page size as the header says; 1 stands for 65,536. */
function pageSize(header: Buffer): number {
  const written = header.readUInt16BE(16);
  return written === 1 ? 65_536 : written;
}

function unavailable(path: string, cause: unknown): AppError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
  return new AppError('WORKSPACE_UNAVAILABLE', { path, reason }, { cause });
}
