import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import { lookUp } from './inspect-export-folder';

/**
 * Throws EXPORT_UNWRITABLE for a folder that nothing can be written to, or that cannot be made in
 * the folder above it. Changes nothing; what the disk says later may still be another thing.
 */
export async function checkWritable(folder: string): Promise<void> {
  let path = folder;
  while (dirname(path) !== path && (await lookUp(path)) === undefined) path = dirname(path);
  if (!(await lookUp(path))?.isDirectory()) return;
  try {
    await access(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new AppError('EXPORT_UNWRITABLE', { folder: path, reason }, { cause: error });
  }
}
