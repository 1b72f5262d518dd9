import { isUtf8 } from 'node:buffer';
import type { Dirent, Stats } from 'node:fs';
import { lstat, opendir, realpath } from 'node:fs/promises';
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
}

/** What was left out below one root. */
interface Hidden {
  count: number;
  /** The first of them. */
  readonly names: string[];
}

interface Folder {
  readonly absolute: Buffer;
  /** Path inside the batch as shown, and as bytes. */
  readonly path: string;
  readonly rawPath: Buffer;
  /** Shared by all folders of a root. */
  readonly hidden: Hidden;
}

/** How many hidden files are named. */
const mostNames = 3;

/** Files that systems leave behind in folders. */
const litter =
  /^(?:\..*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|__macosx|~\$.*|\$recycle\.bin)$/i;

/**
 * Finds all files under the given roots without opening any: folders are walked one after the
 * other, links and anything that is not an ordinary file become problems, and hidden files one
 * problem for each root. A root itself may be a link or hidden: it was meant. `breathe` is awaited
 * between entries and may throw to stop.
 */
export async function walkSources(
  roots: readonly Root[],
  breathe: (found: number) => Promise<void>,
): Promise<FoundSources> {
  const found = { files: [] as FoundFile[], problems: [] as Problem[] };
  const waiting: Folder[] = [];
  const left: { readonly name: string; readonly hidden: Hidden }[] = [];
  for (const root of roots) {
    const hidden: Hidden = { count: 0, names: [] };
    left.push({ name: rootName(root), hidden });
    await startAt(root, hidden, found, waiting);
  }
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    const entries = await listFolder(folder, found.problems);
    // Popped from the end, so that folders are walked in order.
    const folders: Folder[] = [];
    for (const entry of entries) {
      await breathe(found.files.length);
      const name = showName(entry.name);
      if (litter.test(name)) leaveOut(name, folder.hidden);
      else sortEntry(folder, entry, found, folders);
    }
    // One by one: there may be more than a call takes arguments.
    for (const below of folders.reverse()) waiting.push(below);
  }
  for (const { name, hidden } of left) {
    if (hidden.count > 0) found.problems.push(hiddenProblem(name, hidden));
  }
  return found;
}

/** The name under which problems of a root itself are listed. */
export function rootName({ absolute, path }: Root): string {
  return path || basename(absolute) || '.';
}

function leaveOut(name: string, hidden: Hidden): void {
  if (hidden.count++ < mostNames) hidden.names.push(name);
}

function hiddenProblem(root: string, { count, names }: Hidden): Problem {
  const more = count > names.length ? ', …' : '';
  return makeProblem('FILES_HIDDEN', root, { count, names: names.join(', ') + more });
}

async function startAt(
  root: Root,
  hidden: Hidden,
  found: FoundSources,
  waiting: Folder[],
): Promise<void> {
  const name = rootName(root);
  let absolute: Buffer;
  let stats: Stats;
  try {
    absolute = await realpath(Buffer.from(root.absolute), { encoding: 'buffer' });
    stats = await lstat(absolute);
  } catch (thrown) {
    found.problems.push(unreachable(name, thrown));
    return;
  }
  if (stats.isDirectory()) {
    waiting.push({ absolute, path: root.path, rawPath: Buffer.from(root.path), hidden });
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
  found: FoundSources,
  folders: Folder[],
): void {
  const absolute = Buffer.concat([folder.absolute, Buffer.from(sep), entry.name]);
  const top = folder.path === '';
  const path = (top ? '' : `${folder.path}/`) + showName(entry.name);
  const rawPath = top ? entry.name : Buffer.concat([folder.rawPath, slash, entry.name]);
  if (entry.isDirectory()) folders.push({ absolute, path, rawPath, hidden: folder.hidden });
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
