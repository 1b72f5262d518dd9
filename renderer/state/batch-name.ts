const longestName = 120;

/** Segments of a path of any system; a root or drive alone gives none. */
function segmentsOf(path: string): string[] {
  return path.split(/[\\/]+/).filter((segment) => segment !== '' && !/^[A-Za-z]:$/.test(segment));
}

/** A name for a batch of these paths: the one folder or file, else the folder they share. */
export function batchNameOf(paths: readonly string[]): string {
  const all = paths.map(segmentsOf);
  const first = all[0] ?? [];
  if (all.length === 1) return nameOf(first.at(-1));
  let shared = 0;
  while (first[shared] && all.every((segments) => segments[shared] === first[shared])) shared++;
  return nameOf(first[shared - 1]);
}

function nameOf(segment: string | undefined): string {
  return (segment ?? 'Import').slice(0, longestName);
}
