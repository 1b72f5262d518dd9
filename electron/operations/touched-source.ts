import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * The source that an export into the folder would touch: the folder is it, lies inside it or holds
 * it. Both are compared by what they are, not by name: no link, mount or spelling leads around it.
 */
export async function findTouchedSource(
  folder: string,
  roots: readonly string[],
): Promise<string | undefined> {
  const target = await realPath(resolve(folder));
  const own = await identityOf(target);
  const above = await identitiesAbove(target);
  for (const root of roots) {
    const source = await realPath(root);
    const identity = await identityOf(source);
    if (identity !== undefined && above.has(identity)) return root;
    if (own !== undefined && (await identitiesAbove(source)).has(own)) return root;
  }
  return undefined;
}

/** The source that a file is, or lies in. */
export async function findHoldingSource(
  path: string,
  roots: readonly string[],
): Promise<string | undefined> {
  const above = await identitiesAbove(await realPath(resolve(path)));
  for (const root of roots) {
    const identity = await identityOf(await realPath(root));
    if (identity !== undefined && above.has(identity)) return root;
  }
  return undefined;
}

/** The path without links, also where its last names do not exist yet. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPath(parent), basename(path));
  }
}

/** What a path and all folders above it are. */
async function identitiesAbove(path: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (let at = path; ; at = dirname(at)) {
    const identity = await identityOf(at);
    if (identity !== undefined) found.add(identity);
    if (dirname(at) === at) return found;
  }
}

/** Device and number of a file; undefined for what is not there. */
async function identityOf(path: string): Promise<string | undefined> {
  const status = await stat(path, { bigint: true }).catch(() => undefined);
  return status && `${status.dev}:${status.ino}`;
}
