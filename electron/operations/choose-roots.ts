import { basename, dirname, relative, resolve, sep } from 'node:path';

/** Something the curator dropped or named. */
export interface Root {
  readonly absolute: string;
  /** Path inside the batch of what stands at `absolute`: '' where it is the only thing. */
  readonly path: string;
}

/**
 * Gives each dropped thing its path inside the batch. A single folder is the batch itself; of
 * several things each keeps its name, and where names agree also the folders that tell them apart.
 * What lies inside another dropped folder comes with it.
 */
export function chooseRoots(paths: readonly string[]): Root[] {
  const all = [...new Set(paths.map((path) => resolve(path)))].sort();
  const named = new Set(all);
  const kept = all.filter((path) => !foldersAbove(path).some((folder) => named.has(folder)));
  if (kept.length === 1) return [{ absolute: kept[0]!, path: '' }];
  const names = new Set(kept.map((path) => basename(path)));
  const base = names.size === kept.length ? undefined : commonFolder(kept);
  return kept.map((absolute) => ({
    absolute,
    path:
      base === undefined
        ? basename(absolute)
        : relative(base, absolute).split(sep).join('/') || basename(absolute),
  }));
}

function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = path; dirname(at) !== at;) folders.push((at = dirname(at)));
  return folders;
}

function isInside(path: string, folder: string): boolean {
  return path !== folder && path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function commonFolder(paths: readonly string[]): string {
  let folder = dirname(paths[0]!);
  while (!paths.every((path) => isInside(path, folder)) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}
