import type { FormatId } from '../../shared/model/format';
import type { Problem } from '../../shared/model/problem';
import { makeProblem } from '../readers/make-problem';
import { readSource } from '../readers/read-source';
import type { ReadChoice, ReadDocument, ReadItem, ReadLimits } from '../readers/reader';
import { getBatchCounts, setBatchState } from '../store/batches';
import type { WriteDb } from '../store/database';
import { deleteProblems, insertProblem } from '../store/problems';
import { finishSourceFile } from '../store/source-files';
import { listRoots, rememberRoots } from './batch-roots';
import type { FoldAhead } from './fold-ahead';
import type { JobContext } from './job-context';
import { keepDocuments } from './keep-documents';
import { openSource, type OpenSource } from './open-source';
import { createPace } from './pace';
import { placeBlocks } from './place-blocks';
import { readAhead } from './read-ahead';
import { readChoices } from './read-choices';
import type { Arrival } from './store-document';
import { rootName, walkSources, type FoundFile, type FoundSources } from './walk-sources';
import { transactPatiently, WriteQueue } from './write-queue';

/** How an import ended; every file is in one of the numbers or in the list of problems. */
export interface ImportOutcome {
  readonly files: number;
  /** Documents that came in, and those the batch held already. */
  readonly imported: number;
  readonly known: number;
  /** Those among the imported that stand where another one stood. */
  readonly changed: number;
  readonly problems: number;
}

export interface ImportInput {
  readonly batchId: number;
  readonly paths?: readonly string[] | undefined;
  readonly limits?: ReadLimits | undefined;
  /** Only the file of this path, or the archive that holds it. */
  readonly only?: OnlyFile | undefined;
  /** Is handed the documents that are new, so that they are counted while others are read. */
  readonly ahead?: FoldAhead | undefined;
}

export interface OnlyFile {
  readonly path: string;
  /** Told of each document that it gives. */
  onDocument(id: number): void;
}

/**
 * Reads files and folders into a batch; without `paths` all that were ever named for it. Whatever is wrong
 * with one file becomes a problem. After a cancel or a crash all that was stored is whole, and importing
 * again goes on from there.
 */
export async function importBatch(
  db: WriteDb,
  { batchId, paths, limits, only, ahead }: ImportInput,
  context: JobContext,
): Promise<ImportOutcome> {
  const roots = await transactPatiently(db, () => {
    setBatchState(db, batchId, 'importing');
    return paths ? rememberRoots(db, batchId, paths) : listRoots(db, batchId);
  });
  const reading = new BatchReading(db, batchId, context, { limits, only, ahead });
  const found = await walkSources(roots, (count) => reading.tellScanned(count));
  if (!only) ahead?.flagger.expect?.(found.files.length);
  if (only) await reading.readAll(filesOf(found, only.path), []);
  else await reading.readAll(found, roots.map(rootName));
  await placeBlocks(db, batchId, createPace(context));
  return reading.outcome(found);
}

/** Files that are open and have their first part read: storing one takes as long as opening some. */
const openAhead = 6;

class BatchReading {
  readonly #db: WriteDb;
  readonly #batchId: number;
  readonly #context: JobContext;
  readonly #breathe: () => Promise<void>;
  readonly #queue: WriteQueue;
  readonly #limits: ReadLimits | undefined;
  readonly #only: OnlyFile | undefined;
  readonly #ahead: FoldAhead | undefined;
  readonly #choiceFor: (path: string) => ReadChoice | undefined;
  readonly #arrived: Record<Arrival, number> = { added: 0, changed: 0, known: 0 };
  readonly #hadProblems: boolean;
  #problems = 0;

  constructor(
    db: WriteDb,
    batchId: number,
    context: JobContext,
    { limits, only, ahead }: Pick<ImportInput, 'limits' | 'only' | 'ahead'>,
  ) {
    this.#limits = limits;
    this.#only = only;
    this.#ahead = ahead;
    this.#choiceFor = readChoices(db, batchId);
    this.#hadProblems = getBatchCounts(db, batchId)!.problems > 0;
    this.#db = db;
    this.#batchId = batchId;
    this.#context = context;
    this.#breathe = createPace(context);
    this.#queue = new WriteQueue(db);
  }

  async tellScanned(files: number): Promise<void> {
    this.#context.onProgress({ phase: 'scanning', done: files, total: null, problems: 0 });
    await this.#breathe();
  }

  async readAll(found: FoundSources, rootNames: readonly string[]): Promise<void> {
    try {
      for (const path of [...rootNames, ...found.problems.map((problem) => problem.path)]) {
        await this.#forgetProblems(path);
      }
      for (const problem of found.problems) await this.#list(problem);
      let done = 0;
      this.#tellRead(done, found.files.length);
      const opening = readAhead(found.files, openAhead, openSource, async (source) =>
        source?.close(),
      );
      for await (const { item: file, result: opened } of opening) {
        await this.#forgetProblems(file.path);
        await this.#readFile(file, opened);
        this.#tellRead(++done, found.files.length);
        await this.#ahead?.settle();
        await this.#breathe();
      }
    } finally {
      await this.#queue.flush();
    }
    this.#tellRead(found.files.length, found.files.length);
  }

  outcome({ files }: FoundSources): ImportOutcome {
    return {
      files: files.length,
      imported: this.#arrived.added + this.#arrived.changed,
      known: this.#arrived.known,
      changed: this.#arrived.changed,
      problems: this.#problems,
    };
  }

  #tellRead(done: number, total: number): void {
    const arrived = { ...this.#arrived };
    this.#context.onProgress({ phase: 'reading', done, total, problems: this.#problems, arrived });
  }

  /** What was wrong with a place the last time is looked at anew. */
  async #forgetProblems(path: string): Promise<void> {
    if (!this.#hadProblems) return;
    await this.#queue.add(1, 0, () => deleteProblems(this.#db, this.#batchId, path));
  }

  async #list(problem: Problem): Promise<void> {
    this.#problems++;
    await this.#queue.add(1, 0, () => insertProblem(this.#db, this.#batchId, problem));
  }

  async #readFile(file: FoundFile, opened: Promise<OpenSource | undefined>): Promise<void> {
    let source: OpenSource | undefined;
    try {
      source = await opened;
      if (source) return await this.#readSource(file, source);
      await this.#list(makeProblem('FILE_NOT_REGULAR', file.path, { reason: 'it was replaced' }));
    } catch (thrown) {
      await this.#list(unreadable(file.path, thrown));
    } finally {
      await source?.close();
    }
  }

  async #readSource(file: FoundFile, source: OpenSource): Promise<void> {
    const choice = this.#choiceFor(file.path);
    const { format, items } = await readSource({
      ...source.stream,
      chunks: () => this.#paced(source.stream.chunks()),
      ...(this.#limits && { limits: this.#limits }),
      ...(choice && { choice }),
      choiceFor: this.#choiceFor,
    });
    const whole = await this.#keepRecords(file, source, format ?? 'text', items);
    // Records are whole by themselves; a file that changed while it was read gives no document.
    if (source.hasChanged()) return this.#list(makeProblem('FILE_CHANGED', file.path));
    await whole?.();
    const sha256 = source.digest();
    if (sha256 !== undefined && format !== undefined) await this.#finish(file.path, sha256);
  }

  /** A file may be read for long before anything comes of it. */
  async *#paced(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      await this.#breathe();
      yield chunk;
    }
  }

  /** Stores records as they come, and answers what stores the document that is the whole file. */
  async #keepRecords(
    file: FoundFile,
    source: OpenSource,
    format: FormatId,
    items: AsyncIterable<ReadItem>,
  ): Promise<(() => Promise<void>) | undefined> {
    const kept = {
      ...{ batchId: this.#batchId, file, size: source.stream.size, format, ahead: this.#ahead },
      chosen: (path: string) => this.#chosen(path),
    };
    const keep = keepDocuments(this.#db, this.#queue, kept, (arrival) => {
      this.#arrived[arrival]++;
    });
    let whole: (() => Promise<void>) | undefined;
    for await (const item of items) {
      if ('problem' in item) await this.#list(item.problem);
      else if ('finished' in item) await this.#finish(item.finished.path, item.finished.sha256);
      else if (isWhole(item, file)) whole = () => keep(item.document, item.entry);
      else await keep(item.document, item.entry);
      await this.#ahead?.settle();
      await this.#breathe();
    }
    return whole;
  }

  #chosen(path: string) {
    const only = this.#only?.path === path ? this.#only : undefined;
    if (!only && !this.#choiceFor(path)) return undefined;
    const now = this.#context.now();
    return only ? { now, onDocument: (id: number) => only.onDocument(id) } : { now };
  }

  async #finish(path: string, sha256: string): Promise<void> {
    await this.#queue.add(1, 0, () => finishSourceFile(this.#db, this.#batchId, path, sha256));
  }
}

/** The file of a path, or the archive that holds it, of all that were found. */
function filesOf(found: FoundSources, path: string): FoundSources {
  const holds = (file: FoundFile) => path === file.path || path.startsWith(`${file.path}/`);
  return { files: found.files.filter(holds), problems: [] };
}

/** True for a document that is all of a file on the disk. */
function isWhole(
  {
    document,
    entry,
  }: { readonly document: ReadDocument; readonly entry?: { readonly path: string } },
  file: FoundFile,
): boolean {
  return document.recordKey === undefined && (entry?.path ?? file.path) === file.path;
}

function unreadable(path: string, thrown: unknown): Problem {
  // Only what the system says of the file; everything else is no fault of the file.
  if (!(thrown instanceof Error && 'syscall' in thrown && 'code' in thrown)) throw thrown;
  if (thrown.code === 'ENOENT') return makeProblem('PATH_NOT_FOUND', path);
  if (thrown.code === 'ELOOP') return makeProblem('FILE_NOT_REGULAR', path, { reason: 'a link' });
  return makeProblem('FILE_UNREADABLE', path, { reason: String(thrown.code) });
}
