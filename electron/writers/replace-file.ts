import { writeDurableFile } from './durable-file';
import { renameSafely } from './sync-folder';

/** Writes a text aside and puts it in the place of a file of that name when it is whole. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const unfinished = `${path}.winnow-new`;
  await writeDurableFile(unfinished, text);
  await renameSafely(unfinished, path);
}
