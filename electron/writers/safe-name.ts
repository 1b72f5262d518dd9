import { createHash } from 'node:crypto';

/** Bytes of one name on the file systems in use. */
const longestName = 255;
/** Bytes of a path below the export folder; leaves room for the folder itself on every system. */
const longestPath = 800;
/** Where files go whose path is longer than that. */
const longPathsFolder = 'long-paths';
/** What stands in for a path without any name. */
const noName = 'unnamed';

/** What Windows, macOS or a terminal does not take in a name, and marks that turn writing direction. */
const unsafeCharacters =
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const reservedNames =
  /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?= *(?:\.|$))/i;

/** Gives every path of an export a place that no other path has. */
export interface NameAllocator {
  /**
   * The place of a document path below the export folder, with `/` between its names. It never
   * leaves the folder, is legal on every system and differs from all places given before, also
   * where case or Unicode form do not count. The same calls in the same order give the same places.
   */
  place(path: string): string;
}

interface Folder {
  /** Fold keys of all names taken in this folder, by files and folders alike. */
  readonly taken: Set<string>;
  readonly folders: Map<string, { readonly name: string; readonly content: Folder }>;
}

/** An allocator for one export. */
export function createNameAllocator(): NameAllocator {
  const root = emptyFolder();
  return {
    place(path) {
      const names = path.split('/').filter((name) => name !== '');
      const placed = placeNames(root, names.length === 0 ? [noName] : names);
      if (Buffer.byteLength(placed) <= longestPath) return placed;
      return placeNames(root, [longPathsFolder, `${shortHash(path)}-${names.at(-1)!}`]);
    },
  };
}

function placeNames(root: Folder, names: readonly string[]): string {
  let folder = root;
  const placed: string[] = [];
  for (const name of names.slice(0, -1)) {
    const entered = enterFolder(folder, name);
    placed.push(entered.name);
    folder = entered.content;
  }
  placed.push(takeName(folder, names.at(-1)!));
  return placed.join('/');
}

function emptyFolder(): Folder {
  return { taken: new Set(), folders: new Map() };
}

function enterFolder(parent: Folder, name: string): { name: string; content: Folder } {
  const known = parent.folders.get(name);
  if (known) return known;
  const entered = { name: takeName(parent, name), content: emptyFolder() };
  parent.folders.set(name, entered);
  return entered;
}

function takeName(folder: Folder, name: string): string {
  const safe = safeName(name);
  for (let copy = 1; ; copy++) {
    const candidate = copy === 1 ? safe : withSuffix(safe, `-${copy}`);
    const key = foldKey(candidate);
    if (folder.taken.has(key)) continue;
    folder.taken.add(key);
    return candidate;
  }
}

/** One name of a path, changed as little as makes it possible on every system. */
export function safeName(name: string): string {
  const plain = name
    .replace(unsafeCharacters, '_')
    .replace(/[. ]+$/, (run) => '_'.repeat(run.length))
    .replace(/^ +/, (run) => '_'.repeat(run.length))
    .replace(reservedNames, (reserved) => `_${reserved}`);
  if (plain === '') return noName;
  return Buffer.byteLength(plain) <= longestName ? plain : withSuffix(plain, `-${shortHash(name)}`);
}

/** Equal for names that some file system takes for the same: case, Unicode form, invisible marks. */
export function foldKey(name: string): string {
  return name
    .replace(/\p{Cf}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .toUpperCase()
    .normalize('NFC');
}

/** Puts a suffix before the ending of a name and shortens the name where it would grow too long. */
function withSuffix(name: string, suffix: string): string {
  const ending = /(?<=.)\.[^. ]{1,16}$/u.exec(name)?.[0] ?? '';
  const room = longestName - Buffer.byteLength(ending) - Buffer.byteLength(suffix);
  const stem = cutBytes(name.slice(0, name.length - ending.length), room);
  return stem + suffix + ending;
}

/** The longest start of a text, in whole code points, that fits into so many bytes. */
function cutBytes(text: string, bytes: number): string {
  let size = 0;
  let length = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    length += character.length;
  }
  return text.slice(0, length);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
