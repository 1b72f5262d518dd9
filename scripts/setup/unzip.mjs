import { createWriteStream, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const fileTypeMask = 0o170000;
const symlinkType = 0o120000;

/**
 * Unpacks a zip archive with file modes and symbolic links.
 * @param {string} archive
 * @param {string} target
 * @param {(path: string) => string | undefined} rename gives the new path; undefined leaves it out
 */
export async function unzip(archive, target, rename) {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = rename(entry.fileName);
    if (!name || name.endsWith('/')) continue;
    const path = inside(target, resolve(target, name));
    const mode = entry.externalFileAttributes >>> 16;
    const contents = await zip.openReadStreamPromise(entry);
    mkdirSync(dirname(path), { recursive: true });
    if ((mode & fileTypeMask) === symlinkType) {
      const pointsTo = await text(contents);
      inside(target, resolve(dirname(path), pointsTo));
      symlinkSync(pointsTo, path);
    } else {
      // `wx`: a second entry of the same name must not write through a link made by the first.
      const file = createWriteStream(path, { mode: mode & 0o777 || 0o644, flags: 'wx' });
      await pipeline(contents, file);
    }
  }
}

/**
 * @param {string} folder
 * @param {string} path
 */
function inside(folder, path) {
  const way = relative(folder, path);
  if (way.startsWith('..') || isAbsolute(way)) {
    throw new Error(`The archive tries to write outside its folder: ${path}`);
  }
  return path;
}
