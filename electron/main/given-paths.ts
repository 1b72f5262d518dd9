import { resolve } from 'node:path';

/**
 * The files and folders among the arguments of a start, as absolute paths. Unpackaged, the first
 * one is the program itself.
 */
export function givenPaths(
  argv: readonly string[],
  { isPackaged, folder }: { readonly isPackaged: boolean; readonly folder: string },
): string[] {
  const words = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'));
  return words.slice(isPackaged ? 0 : 1).map((word) => resolve(folder, word));
}

/** Holds what was given until the page asks for it, which may be later than it was given. */
export class GivenPaths {
  #waiting: string[] = [];

  add(paths: readonly string[]): void {
    this.#waiting.push(...paths);
  }

  take(): string[] {
    return this.#waiting.splice(0);
  }
}
