/** From so many files on a top folder is taken for a site. */
const leastFiles = 5;

/** The site of documents that name none: their top folder, where it holds enough of the files. */
export function folderSites(paths: Iterable<string>): (path: string) => string | undefined {
  const files = new Map<string, number>();
  for (const path of paths) {
    const folder = topFolder(path);
    if (folder !== undefined) files.set(folder, (files.get(folder) ?? 0) + 1);
  }
  return (path) => {
    const folder = topFolder(path);
    return folder !== undefined && files.get(folder)! >= leastFiles ? folder : undefined;
  };
}

/** An archive that was named by itself is no site: its folders are. */
function topFolder(path: string): string | undefined {
  const below = path.replace(/^[^/]*\.zip\/(?=[^/]*\/)/i, '');
  const end = below.indexOf('/');
  return end > 0 ? below.slice(0, end) : undefined;
}
