import { open, rename } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { exportFailure } from './export-failure';

/** Errors of a rename that pass when another program lets go of the file. */
const passing = new Set(['EBUSY', 'EACCES', 'EPERM']);
const attempts = 3;
const pauseMs = 100;

/** Makes the entries of a folder lasting; where a system cannot do that for folders it need not. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw exportFailure(folder, error);
  }
}

/** Renames, with a little patience for programs that look into new files. */
export async function renameSafely(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const mayPass = passing.has((error as NodeJS.ErrnoException).code ?? '');
      if (!mayPass || attempt === attempts) throw exportFailure(to, error);
      await wait(pauseMs);
    }
  }
}
