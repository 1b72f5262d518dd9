import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportFailure } from './export-failure';
import { type KnownManifest, manifestName, parseManifest } from './manifest';

/** Names of an export besides its manifest. */
export const cleanFolder = 'clean';
export const auditName = 'audit.jsonl';
/** What an export moves into place when it is done. */
export const exportParts = [cleanFolder, auditName];
/** The earlier export, while the new one takes its place. */
export const previousFolder = '.winnow-previous';
/** Start of the names of what an unfinished export leaves behind. */
export const stagePrefix = '.winnow-next-';

/** Files that a system puts into folders by itself. */
const systemFiles = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', 'lost+found']);

/**
 * What an export would find: nothing; an export of ours, finished (now or before an interrupted
 * replacement) or not; or something that is not ours to replace.
 */
export type FolderState =
  | { readonly kind: 'free' }
  | { readonly kind: 'export'; readonly finished: boolean }
  | { readonly kind: 'foreign'; readonly path: string };

/** Looks at an export folder without changing anything and without following a link. */
export async function inspectExportFolder(folder: string): Promise<FolderState> {
  const status = await lookUp(folder);
  if (status === undefined) return { kind: 'free' };
  if (!status.isDirectory()) return { kind: 'foreign', path: folder };
  const manifest = await readManifest(join(folder, manifestName));
  const previous = await readManifest(join(folder, previousFolder, manifestName));
  const listed = new Set([...filesOf(manifest), ...filesOf(previous)]);
  for (const entry of await readFolder(folder)) {
    const stranger = await findStranger(folder, entry, manifest, listed);
    if (stranger !== undefined) return { kind: 'foreign', path: stranger };
  }
  if (!manifest && !previous) return { kind: 'free' };
  return { kind: 'export', finished: manifest?.state === 'complete' || previous !== undefined };
}

/** The path of something in the folder that no export has put there. */
async function findStranger(
  folder: string,
  entry: Dirent,
  manifest: KnownManifest | undefined,
  listed: ReadonlySet<string>,
): Promise<string | undefined> {
  const path = join(folder, entry.name);
  if (entry.isFile()) {
    const ours = entry.name === manifestName ? manifest !== undefined : listed.has(entry.name);
    return ours || isLeftover(entry.name) || systemFiles.has(entry.name) ? undefined : path;
  }
  if (!entry.isDirectory()) return path;
  if (isLeftover(entry.name) || systemFiles.has(entry.name)) return undefined;
  if (entry.name !== cleanFolder || listed.size === 0) return path;
  return findUnlisted(folder, cleanFolder, listed);
}

function isLeftover(name: string): boolean {
  return name === previousFolder || name.startsWith(stagePrefix);
}

/** Walks without recursion: folders may be nested deeper than the call stack. */
async function findUnlisted(
  folder: string,
  top: string,
  listed: ReadonlySet<string>,
): Promise<string | undefined> {
  const waiting = [top];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const entry of await readFolder(join(folder, below))) {
      const path = `${below}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (!listed.has(path) && !systemFiles.has(entry.name)) return join(folder, path);
    }
  }
  return undefined;
}

function filesOf(manifest: KnownManifest | undefined): string[] {
  return manifest?.files.map((file) => file.path) ?? [];
}

/** The manifest at a path; undefined when there is none or it is not one of ours. */
export async function readManifest(path: string): Promise<KnownManifest | undefined> {
  if (!(await lookUp(path))?.isFile()) return undefined;
  try {
    return parseManifest(await readFile(path, 'utf8'));
  } catch (error) {
    throw exportFailure(path, error);
  }
}

/** What stands at a path, links not followed; undefined for nothing. */
export async function lookUp(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw exportFailure(path, error);
  }
}

async function readFolder(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    throw exportFailure(path, error);
  }
}
