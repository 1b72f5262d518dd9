import { isUtf8 } from 'node:buffer';
import type { Dirent, Stats } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import type { Problem } from '../../shared/model/problem';
import { makeProblem } from '../readers/make-problem';
import type { Root } from './choose-roots';
import { showName } from './show-name';

/** A file that may be read. */
export interface FoundFile {
  readonly absolute: Buffer;
  /** Path inside the batch, as shown. */
  readonly path: string;
  /** The same as bytes, where it is not UTF-8. */
  readonly rawPath?: Buffer;
}

export interface FoundSources {
  readonly files: FoundFile[];
  readonly problems: Problem[];
  /** Hidden files and litter of operating systems, left out without a word. */
  readonly hidden: number;
}

interface Folder {
  readonly absolute: Buffer;
  /** Path inside the batch as shown, and as bytes. */
  readonly path: string;
  readonly rawPath: Buffer;
}

/** Files that systems leave behind in folders. */
const litter =
  /^(?:\..*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|__macosx|~\$.*|\$recycle\.bin)$/i;

/**
 * Finds all files under the given roots without opening any: folders are walked one after the
 * other, links and anything that is not an ordinary file become problems. `breathe` is awaited
 * between entries and may throw to stop.
 */
export async function walkSources(
  roots: readonly Root[],
  breathe: (found: number) => Promise<void>,
): Promise<FoundSources> {
  const found = { files: [] as FoundFile[], problems: [] as Problem[] };
  const waiting: Folder[] = [];
  let hidden = 0;
  for (const root of roots) await startAt(root, found, waiting);
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    const entries = await listFolder(folder, found.problems);
    // Popped from the end, so that folders are walked in order.
    const folders: Folder[] = [];
    for (const entry of entries) {
      await breathe(found.files.length);
      if (litter.test(showName(entry.name))) hidden++;
      else sortEntry(folder, entry, found, folders);
    }
    waiting.push(...folders.reverse());
  }
  return { ...found, hidden };
}

async function startAt(
  root: Root,
  found: Omit<FoundSources, 'hidden'>,
  waiting: Folder[],
): Promise<void> {
  const name = root.path || basename(root.absolute);
  const absolute = Buffer.from(root.absolute);
  let stats: Stats;
  try {
    stats = await lstat(absolute);
  } catch (thrown) {
    found.problems.push(unreachable(name, thrown));
    return;
  }
  if (stats.isDirectory()) {
    waiting.push({ absolute, path: root.path, rawPath: Buffer.from(root.path) });
  } else if (stats.isFile()) {
    found.files.push({ absolute, path: name });
  } else found.problems.push(makeProblem('FILE_NOT_REGULAR', name, { reason: sortOf(stats) }));
}

async function listFolder(folder: Folder, problems: Problem[]): Promise<Dirent<Buffer>[]> {
  const entries: Dirent<Buffer>[] = [];
  try {
    // Names come as bytes: what is not UTF-8 could not be opened again otherwise.
    const handle = await opendir(folder.absolute, { encoding: 'buffer' as never, bufferSize: 512 });
    for await (const entry of handle) entries.push(entry as unknown as Dirent<Buffer>);
  } catch (thrown) {
    problems.push(unreachable(folder.path || '.', thrown));
  }
  return entries.sort((a, b) => Buffer.compare(a.name, b.name));
}

function sortEntry(
  folder: Folder,
  entry: Dirent<Buffer>,
  found: Omit<FoundSources, 'hidden'>,
  folders: Folder[],
): void {
  const absolute = Buffer.concat([folder.absolute, Buffer.from(sep), entry.name]);
  const top = folder.path === '';
  const path = (top ? '' : `${folder.path}/`) + showName(entry.name);
  const rawPath = top ? entry.name : Buffer.concat([folder.rawPath, slash, entry.name]);
  if (entry.isDirectory()) folders.push({ absolute, path, rawPath });
  else if (!entry.isFile()) {
    found.problems.push(makeProblem('FILE_NOT_REGULAR', path, { reason: sortOf(entry) }));
  } else found.files.push({ absolute, path, ...(!isUtf8(rawPath) && { rawPath }) });
}

const slash = Buffer.from('/');

function sortOf(entry: Dirent<Buffer> | Stats): string {
  if (entry.isSymbolicLink()) return 'a link';
  if (entry.isFIFO()) return 'a pipe';
  if (entry.isSocket()) return 'a socket';
  return 'a device';
}

function unreachable(path: string, thrown: unknown): Problem {
  const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unreadable';
  if (reason === 'ENOENT') return makeProblem('PATH_NOT_FOUND', path);
  return makeProblem('FILE_UNREADABLE', path, { reason });
}
