import type { ReadChoice, ReadLimits } from '../readers/reader';
import { makeProblem } from '../readers/make-problem';
import { readSource } from '../readers/read-source';
import { openSource } from './open-source';
import { preparedElsewhere, type DocumentParts } from './prepare-document';
import { readOneDocument, replaced, unreadable, type FileReading } from './read-file';
import { WaitingFile } from './waiting-file';
import type { FoundFile } from './walk-sources';

/** Larger files are read where they are stored: several may be on their way at once. */
const mostBytes = 512 * 1024;

/** A file that another thread is to read. */
export interface FileToRead {
  /** Path on the disk: its bytes, each as one character. */
  readonly absolute: string;
  /** Path inside the batch, as shown. */
  readonly path: string;
  /** What a curator settled for it. */
  readonly choice?: ReadChoice;
}

/** What the thread that read a file sends of it. */
export interface SentReading extends Omit<FileReading, 'document'> {
  readonly parts?: DocumentParts | undefined;
  /** Number of the thread that keeps the document, to be counted, until it is told what became of it. */
  readonly keptBy?: number | undefined;
}

/** Undefined for a file that is to be read where it is stored. */
export type FileAnswer = SentReading | undefined;

/** Reads files in threads that count documents, too. */
export interface FileReader {
  /** Threads that read by now. */
  readonly width: number;
  /** One answer for each file. */
  read(
    files: readonly FileToRead[],
    limits: ReadLimits | undefined,
  ): Promise<readonly FileAnswer[]>;
  /** A document that was kept is new in the batch, with so many UTF-16 code units: it is counted there. */
  take(uid: string, keptBy: number, characters: number): void;
  /** A document that was kept is not new, or is none. */
  leave(uid: string, keptBy: number): void;
  /** What became of documents is told with the files that are read next; this tells the rest, and waits. */
  tellAll(): Promise<void>;
}

/** A file as it is sent to another thread. */
export function fileToRead({ absolute, path }: FoundFile, choice?: ReadChoice): FileToRead {
  return { absolute: absolute.toString('latin1'), path, ...(choice && { choice }) };
}

/** Reads a file here, waiting for it; undefined where it is large, or holds many documents. */
export async function readHere(
  { absolute, path, choice }: FileToRead,
  limits: ReadLimits | undefined,
): Promise<FileReading | undefined> {
  const fault = { size: 0, problems: [] };
  const file = { absolute: Buffer.from(absolute, 'latin1'), path };
  try {
    const source = await openSource(file, WaitingFile.open);
    if (!source) return { ...fault, problems: [replaced(path)] };
    try {
      if (source.stream.size > mostBytes) return undefined;
      const reading = await readSource({
        ...source.stream,
        ...(limits && { limits }),
        ...(choice && { choice }),
      });
      return reading.isOneDocument ? await readOneDocument(path, source, reading) : undefined;
    } finally {
      await source.close();
    }
  } catch (thrown) {
    return { ...fault, problems: [unreadable(path, thrown)] };
  }
}

/** A reading that came from another thread. */
export function received({ parts, keptBy, ...reading }: SentReading): FileReading {
  return { ...reading, ...(parts && { document: preparedElsewhere(parts, keptBy) }) };
}

/** The reading of a file that whoever read it died of, or never ended with. */
export function failedReading(path: string, reason: string): SentReading {
  return { size: 0, problems: [makeProblem('FILE_FAILED', path, { reason })] };
}
