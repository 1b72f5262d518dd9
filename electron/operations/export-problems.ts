import { resolve } from 'node:path';
import { AppError, errorHint } from '../../shared/errors/app-error';
import type { ReadDb } from '../store/database';
import { listProblems } from '../store/problems';
import { listSourceRoots } from '../store/source-roots';
import { replaceFile } from '../writers/replace-file';
import { findHoldingSource } from './touched-source';

/**
 * Writes what was wrong with the files of a batch as JSON Lines, and answers how many there were.
 * A file of that name is replaced when the new one is whole.
 */
export async function exportProblems(
  db: ReadDb,
  { batchId, path: given }: { readonly batchId: number; readonly path: string },
): Promise<number> {
  const path = resolve(given);
  const roots = listSourceRoots(db, batchId).map((root) => root.path);
  const source = await findHoldingSource(path, roots);
  if (source !== undefined) throw new AppError('EXPORT_INTO_SOURCE', { folder: path, source });
  const problems = listProblems(db, batchId);
  const lines = problems.map(({ path: file, recordKey, code, message }) =>
    JSON.stringify({ path: file, recordKey, code, message, hint: errorHint(code) }),
  );
  await replaceFile(path, lines.map((line) => `${line}\n`).join(''));
  return problems.length;
}
