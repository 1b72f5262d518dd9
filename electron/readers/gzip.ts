import { createGunzip } from 'node:zlib';
import { ArchiveError, archiveProblem, checkRatio } from './archive-limits';
import { unpackedName } from './detect-format';
import { innerSource } from './inner-source';
import { makeProblem } from './make-problem';
import { pumpInto } from './pump-into';
import type { ReadEntry, Reader, ReadItem, SourceStream } from './reader';

/** One packed file, of one member or of many: it is read as what it holds. */
export const gzipReader: Reader = {
  id: 'gzip',
  read: readPacked,
};

async function* readPacked(source: SourceStream, readEntry: ReadEntry): AsyncGenerator<ReadItem> {
  if (source.within?.includes('gzip')) {
    yield { problem: makeProblem('ARCHIVE_NESTED', source.path) };
    return;
  }
  const inner = innerSource(source, {
    path: unpackedName(source.path),
    // What comes out is counted as it comes; the packed size says nothing of it.
    size: 0,
    within: [...(source.within ?? []), 'gzip'],
    ...(source.choice && { choice: source.choice }),
    chunks: () => unpack(source),
  });
  try {
    for await (const item of readEntry(inner)) yield atPath(item, source.path);
  } catch (thrown) {
    yield { problem: archiveProblem(thrown, source.path) };
  }
}

/** The packed file has the name that it has on the disk. */
function atPath(item: ReadItem, path: string): ReadItem {
  if ('problem' in item) return { problem: { ...item.problem, path } };
  return 'document' in item && item.entry ? { ...item, entry: { ...item.entry, path } } : item;
}

async function* unpack(source: SourceStream): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let given = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks()) {
      taken += chunk.length;
      yield chunk;
    }
  }
  try {
    for await (const chunk of pumpInto(counted(), createGunzip())) {
      given += (chunk as Uint8Array).length;
      checkRatio(taken, given);
      yield chunk as Uint8Array;
    }
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    if (!/^Z_|^ERR_.*PREMATURE/.test(code)) throw thrown;
    const reason = code === 'Z_BUF_ERROR' ? 'it ends too early' : 'its packed data is broken';
    throw new ArchiveError('ARCHIVE_DAMAGED', reason, { cause: thrown });
  }
}
