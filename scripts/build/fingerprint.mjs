import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';

/** All that the build output is made of. */
const folders = ['electron', 'renderer', 'resources', 'shared'];
const files = [
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
];

/** Changes when a source file changes; names, sizes and times are enough and take milliseconds. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [...files, ...folders.flatMap(filesIn)].sort()) {
    const status = statSync(join(root, path), { throwIfNoEntry: false });
    if (status) hash.update(`${path}\0${status.size}\0${status.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  const status = statSync(join(root, folder), { throwIfNoEntry: false });
  if (!status) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}
