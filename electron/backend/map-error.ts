import { AppError } from '../../shared/errors/app-error';
import { mapStoreError } from '../store/map-store-error';

/** What the store or the file system throws as an error of the table, where it is one. */
export function mapError(thrown: unknown, workspacePath: string): unknown {
  const mapped = mapStoreError(thrown, workspacePath);
  const code = mapped instanceof Error && 'code' in mapped ? mapped.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('DISK_FULL', {}, { cause: thrown });
  }
  return mapped;
}
