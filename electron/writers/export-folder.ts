import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import { writeDurableFile } from './durable-file';
import { exportFailure } from './export-failure';
import {
  cleanFolder,
  exportParts,
  inspectExportFolder,
  lookUp,
  previousFolder,
  readManifest,
  stagePrefix,
} from './inspect-export-folder';
import { type ManifestContent, type ManifestHead, manifestName, renderManifest } from './manifest';
import { renameSafely, syncFolder } from './sync-folder';

/**
 * One export on its way into a folder.
 *
 * Everything is written to a stage, a folder of its own inside the export folder (so that moving
 * it is a rename, never a copy), and moved into place at the end. Until then an earlier export
 * stays as it is, and a first export says `incomplete`. While the parts are exchanged the earlier
 * ones wait in a second folder; a run that finds it after a kill puts them back. So at every
 * moment the manifest says `incomplete`, or every file that it lists is whole and in its place.
 */
export class ExportFolder {
  readonly #stage: string;
  /** Where the manifest is written before it takes its place. */
  readonly #aside: string;
  readonly #madeFolders = new Set<string>();

  private constructor(
    private readonly folder: string,
    private readonly head: ManifestHead,
    private readonly replaces: boolean,
  ) {
    this.#stage = join(folder, `${stagePrefix}${randomBytes(6).toString('hex')}`);
    this.#aside = `${this.#stage}.json`;
  }

  /**
   * Prepares the folder: puts right what an interrupted export left and states `incomplete` where
   * no earlier export stands. Throws EXPORT_FOREIGN before it touches anything that is not ours.
   */
  static async begin(folder: string, head: ManifestHead): Promise<ExportFolder> {
    const state = await inspectExportFolder(folder);
    if (state.kind === 'foreign') {
      throw new AppError('EXPORT_FOREIGN', { folder, path: state.path });
    }
    await makeFolder(folder);
    await recover(folder);
    const replaces = state.kind === 'export' && state.finished;
    const begun = new ExportFolder(folder, head, replaces);
    try {
      await begun.#prepare();
      return begun;
    } catch (error) {
      await begun.abandon();
      throw error;
    }
  }

  /** Where to write the file that the export will hold under this path. */
  async stagedPath(path: string): Promise<string> {
    const staged = join(this.#stage, path);
    await this.#makeStagedFolder(dirname(staged));
    return staged;
  }

  /** Moves everything into place; when it returns the folder is complete and on the disk. */
  async commit(content: ManifestContent): Promise<void> {
    // A batch without documents has a clean folder too.
    await this.#makeStagedFolder(join(this.#stage, cleanFolder));
    for (const made of this.#madeFolders) await syncFolder(made);
    await syncFolder(this.#stage);
    try {
      await this.#exchange(content);
    } catch (error) {
      await recover(this.folder).catch(() => undefined);
      throw error;
    }
    // The export is done; what cannot be cleared away now the next one clears.
    await remove(join(this.folder, previousFolder)).catch(() => undefined);
    await this.abandon();
  }

  /** Removes what was staged; an earlier export is as it was. */
  async abandon(): Promise<void> {
    await remove(this.#stage).catch(() => undefined);
    await remove(this.#aside).catch(() => undefined);
  }

  async #prepare(): Promise<void> {
    if (!this.replaces) {
      for (const part of exportParts) await remove(join(this.folder, part));
      await this.#stateManifest('incomplete');
    }
    await makeFolder(this.#stage);
  }

  async #makeStagedFolder(folder: string): Promise<void> {
    if (this.#madeFolders.has(folder) || folder === this.#stage) return;
    await makeFolder(folder);
    for (let made = folder; made !== this.#stage; made = dirname(made)) this.#madeFolders.add(made);
  }

  async #exchange(content: ManifestContent): Promise<void> {
    const { folder } = this;
    const previous = join(folder, previousFolder);
    if (this.replaces) await keepManifest(folder, previous);
    await this.#stateManifest('incomplete', content);
    if (this.replaces) {
      for (const part of exportParts) await movePart(part, folder, previous);
      await syncFolder(previous);
    }
    for (const part of exportParts) await movePart(part, this.#stage, folder);
    await syncFolder(folder);
    await this.#stateManifest('complete', content);
  }

  async #stateManifest(state: 'incomplete' | 'complete', content?: ManifestContent): Promise<void> {
    await writeDurableFile(this.#aside, renderManifest(state, this.head, content));
    await renameSafely(this.#aside, join(this.folder, manifestName));
    await syncFolder(this.folder);
  }
}

/** Keeps a copy of the earlier manifest, which tells a later run what may be put back. */
async function keepManifest(folder: string, previous: string): Promise<void> {
  await makeFolder(previous);
  const path = join(folder, manifestName);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw exportFailure(path, error);
  });
  await writeDurableFile(join(previous, manifestName), text);
  await syncFolder(previous);
  await syncFolder(folder);
}

/** Undoes an exchange that was interrupted, and removes what is left of any unfinished export. */
async function recover(folder: string): Promise<void> {
  const previous = join(folder, previousFolder);
  const manifest = await readManifest(join(folder, manifestName));
  if (manifest?.state !== 'complete' && (await readManifest(join(previous, manifestName)))) {
    for (const part of exportParts) {
      if (!(await lookUp(join(previous, part)))) continue;
      await remove(join(folder, part));
      await movePart(part, previous, folder);
    }
    await syncFolder(folder);
    // Only now, when its files are back, may the earlier manifest say `complete` again.
    await renameSafely(join(previous, manifestName), join(folder, manifestName));
    await syncFolder(folder);
  }
  await remove(previous);
  for (const name of await readdir(folder)) {
    if (name.startsWith(stagePrefix)) await remove(join(folder, name));
  }
}

async function movePart(part: string, from: string, to: string): Promise<void> {
  if (await lookUp(join(from, part))) await renameSafely(join(from, part), join(to, part));
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await makeMissing(folder);
  } catch (error) {
    throw exportFailure(folder, error);
  }
}

/** Step by step: the recursive mkdir of Node never ends where a parent refuses all names (/proc). */
async function makeMissing(folder: string): Promise<void> {
  if (await lookUp(folder)) return;
  await makeMissing(dirname(folder));
  await mkdir(folder);
  await syncFolder(dirname(folder));
}

async function remove(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    throw exportFailure(path, error);
  }
}
