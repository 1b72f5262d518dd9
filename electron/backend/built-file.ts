import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A built file beside the running bundle; undefined where the sources themselves run. */
export function builtFile(name: string): string | undefined {
  return firstThatIs(name, [import.meta.dirname, join(import.meta.dirname, '..')]);
}

/** The same, or where the sources themselves run, the file that was built from them last. */
export function lastBuiltFile(name: string): string {
  const file = builtFile(name) ?? firstThatIs(name, [join(import.meta.dirname, '../../out/main')]);
  if (file === undefined) throw new Error(`${name} is not built; npm run build does it.`);
  return file;
}

function firstThatIs(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}
