import { AppError } from '../../shared/errors/app-error';

const fullDisk = new Set(['ENOSPC', 'EDQUOT']);

/** A failed call to the file system as an error that names the path. */
export function exportFailure(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  return fullDisk.has(code)
    ? new AppError('DISK_FULL', { path }, { cause: error })
    : new AppError('EXPORT_FAILED', { path, reason: code }, { cause: error });
}
