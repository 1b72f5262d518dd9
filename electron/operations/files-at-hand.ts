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
/** Files that are read elsewhere with one call. */
const filesInCall = 32;

/** Files in their order: read in threads that count, once and where there are any, else to be read here. */
export async function* filesAtHand(
  files: readonly FoundFile[],
  ahead: FoldAhead | undefined,
  settled: SettledReading,
): AsyncGenerator<FileAtHand, void, undefined> {
  let done = 0;
  while (done < files.length && !ahead?.flagger.reader) {
    yield* openFiles(files.slice(done, done + filesInCall));
    done += filesInCall;
  }
  if (done < files.length) yield* readElsewhere(files.slice(done), ahead!, settled);
}

/** What is settled of how files are read. */
interface SettledReading {
  readonly limits: ReadLimits | undefined;
  choiceFor(path: string): ReadChoice | undefined;
}

async function* openFiles(
  files: readonly FoundFile[],
): AsyncGenerator<FileAtHand, void, undefined> {
  const opening = readAhead(
    files,
    () => openAhead,
    openSource,
    async (source) => source?.close(),
  );
  for await (const { item: file, result: opened } of opening) yield { file, opened };
}

/** Those that the other threads leave are opened here. */
async function* readElsewhere(
  files: readonly FoundFile[],
  ahead: FoldAhead,
  settled: SettledReading,
): AsyncGenerator<FileAtHand, void, undefined> {
  const read = (chunk: readonly FoundFile[]) =>
    ahead.read(
      chunk.map((file) => fileToRead(file, settled.choiceFor(file.path))),
      settled.limits,
    );
  // While files are stored, each thread is to have a call to go on with.
  const callsAhead = () => 2 + 2 * ahead.flagger.reader!.width;
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
