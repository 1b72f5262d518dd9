import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../shared/errors/app-error';

interface PackageFile {
  readonly name: string;
  readonly version: string;
}

const packageName = 'winnow';

/**
 * The folder of rule packs, models and samples: beside `package.json` in a checkout and inside the
 * packaged archive, else among the files that a packaged app carries beside its archive.
 */
export function resourcesFolder(): string {
  const beside = join(programFolder(), 'resources');
  const packaged = (process as { readonly resourcesPath?: string }).resourcesPath;
  if (existsSync(join(beside, 'rules')) || packaged === undefined) return beside;
  return packaged;
}

/** Version of the program, as its `package.json` states it. */
export function programVersion(): string {
  return readPackage(programFolder())!.version;
}

/** Built files lie at different depths (a bundle, its chunks, the sources in a test): search upwards. */
function programFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (readPackage(folder)?.name === packageName) return folder;
    if (dirname(folder) === folder) {
      throw new AppError('INTERNAL', { reason: 'the files of the program are not complete' });
    }
  }
}

function readPackage(folder: string): PackageFile | undefined {
  const path = join(folder, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PackageFile) : undefined;
}
