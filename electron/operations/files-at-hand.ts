import type { ReadChoice, ReadLimits } from '../readers/reader';
import { fileToRead, received } from './file-reader';
import type { FoldAhead } from './fold-ahead';
import { openSource, type OpenSource } from './open-source';
import { readAhead } from './read-ahead';
import type { FileReading } from './read-file';
import type { FoundFile } from './walk-sources';

/** A file whose turn it is: it was read elsewhere, or is to be read here. */
export type FileAtHand = { readonly file: FoundFile } & (
  { readonly reading: FileReading } | { readonly opened: Promise<OpenSource | undefined> }
);

/** Files that are open and have their first part read: storing one takes as long as opening some. */
const openAhead = 6;
/** Files that are read elsewhere with one call, and calls that are under way while files are stored. */
const filesInCall = 32;
const callsAhead = 4;

/** Opens files for this thread to read, in their order. */
export async function* openFiles(
  files: readonly FoundFile[],
): AsyncGenerator<FileAtHand, void, undefined> {
  const opening = readAhead(files, openAhead, openSource, async (source) => source?.close());
  for await (const { item: file, result: opened } of opening) yield { file, opened };
}

/** Has files read in the thread that counts, in their order; those that it leaves are opened here. */
export async function* readElsewhere(
  files: readonly FoundFile[],
  ahead: FoldAhead,
  settled: {
    readonly limits: ReadLimits | undefined;
    choiceFor(path: string): ReadChoice | undefined;
  },
): AsyncGenerator<FileAtHand, void, undefined> {
  const read = (chunk: readonly FoundFile[]) =>
    ahead.read(
      chunk.map((file) => fileToRead(file, settled.choiceFor(file.path))),
      settled.limits,
    );
  const calls = readAhead(inChunks(files), callsAhead, read, () => Promise.resolve());
  for await (const { item: chunk, result } of calls) {
    const answers = await result;
    for (const [index, file] of chunk.entries()) {
      const answer = answers[index];
      if (answer) yield { file, reading: received(answer) };
      else yield* openFiles([file]);
    }
  }
}

function inChunks(files: readonly FoundFile[]): FoundFile[][] {
  const count = Math.ceil(files.length / filesInCall);
  return Array.from({ length: count }, (_, at) =>
    files.slice(at * filesInCall, (at + 1) * filesInCall),
  );
}
