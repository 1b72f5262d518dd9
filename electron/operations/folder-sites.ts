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

function topFolder(path: string): string | undefined {
  const end = path.indexOf('/');
  return end > 0 ? path.slice(0, end) : undefined;
}
