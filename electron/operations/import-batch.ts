import type { FormatId } from '../../shared/model/format';
import type { Problem } from '../../shared/model/problem';
import { makeProblem } from '../readers/make-problem';
import { readSource } from '../readers/read-source';
import type { EntryFile, ReadChoice, ReadDocument, ReadItem, ReadLimits } from '../readers/reader';
import { getBatchCounts, setBatchState } from '../store/batches';
import type { WriteDb } from '../store/database';
import { listDocumentIds } from '../store/documents';
import { deleteProblems, insertProblem } from '../store/problems';
import { finishSourceFile } from '../store/source-files';
import { listRoots, rememberRoots } from './batch-roots';
import { filesAtHand } from './files-at-hand';
import type { FoldAhead } from './fold-ahead';
import { folderSites } from './folder-sites';
import type { JobContext } from './job-context';
import { keepDocuments } from './keep-documents';
import { KnownDocuments } from './known-documents';
import type { OpenSource } from './open-source';
import { createPace } from './pace';
import { prepareDocument } from './prepare-document';
import { readChoices } from './read-choices';
import { readOneDocument, replaced, unreadable, type FileReading } from './read-file';
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
 * again goes on from there. The batch has to be analysed.
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
  await reading.begin();
  const found = await walkSources(roots, (count) => reading.tellScanned(count));
  if (!only) ahead?.flagger.expect?.(found.files.length);
  if (only) await reading.readAll(filesOf(found, only.path), []);
  else await reading.readAll(found, roots.map(rootName));
  return reading.outcome(found);
}

/** Documents of the batch that one query reads. */
const learntAtOnce = 500;

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
  readonly #known: KnownDocuments;
  #siteOfPath = folderSites([]);
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
    this.#known = new KnownDocuments(db);
  }

  /** Learns which documents the batch holds. */
  async begin(): Promise<void> {
    const ids = listDocumentIds(this.#db, this.#batchId);
    for (let from = 0; from < ids.length; from += learntAtOnce) {
      this.#known.learn(ids.slice(from, from + learntAtOnce));
      await this.#breathe();
    }
  }

  async tellScanned(files: number): Promise<void> {
    this.#context.onProgress({ phase: 'scanning', done: files, total: null, problems: 0 });
    await this.#breathe();
  }

  async readAll(found: FoundSources, rootNames: readonly string[]): Promise<void> {
    this.#siteOfPath = folderSites(found.files.map(({ path }) => path));
    try {
      for (const path of [...rootNames, ...found.problems.map((problem) => problem.path)]) {
        await this.#forgetProblems(path);
      }
      for (const problem of found.problems) await this.#list(problem);
      let done = 0;
      this.#tellRead(done, found.files.length);
      const settled = { limits: this.#limits, choiceFor: this.#choiceFor };
      for await (const atHand of filesAtHand(found.files, this.#ahead, settled)) {
        const { file } = atHand;
        await this.#forgetProblems(file.path);
        if ('reading' in atHand) await this.#keepReading(file, atHand.reading);
        else await this.#readFile(file, atHand.opened);
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
      await this.#list(replaced(file.path));
    } catch (thrown) {
      await this.#list(unreadable(file.path, thrown));
    } finally {
      await source?.close();
    }
  }

  async #readSource(file: FoundFile, source: OpenSource): Promise<void> {
    const choice = this.#choiceFor(file.path);
    const reading = await readSource({
      ...source.stream,
      chunks: () => this.#paced(source.stream.chunks()),
      ...(this.#limits && { limits: this.#limits }),
      ...(choice && { choice }),
      choiceFor: this.#choiceFor,
    });
    if (reading.isOneDocument) {
      return this.#keepReading(file, await readOneDocument(file.path, source, reading));
    }
    const { format, items } = reading;
    const whole = await this.#keepRecords(file, source, format!, items);
    // Records are whole by themselves; a file that changed while it was read gives no document.
    if (source.hasChanged()) return this.#list(makeProblem('FILE_CHANGED', file.path));
    await whole?.();
    const sha256 = source.digest();
    if (sha256 !== undefined) await this.#finish(file.path, sha256);
  }

  /** Stores a file that is one document. */
  async #keepReading(file: FoundFile, reading: FileReading): Promise<void> {
    const { format, size, document, sha256 } = reading;
    for (const problem of reading.problems) await this.#list(problem);
    if (format === undefined) return;
    if (document) return this.#keeper(file, size, format, sha256)(document);
    if (sha256 !== undefined) await this.#finish(file.path, sha256);
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
    const keeper = this.#keeper(file, source.stream.size, format);
    const keep = (document: ReadDocument, entry?: EntryFile) =>
      keeper(prepareDocument(entry?.path ?? file.path, document), entry);
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

  #keeper(file: FoundFile, size: number, format: FormatId, sha256?: string) {
    const kept = {
      ...{ batchId: this.#batchId, known: this.#known, ahead: this.#ahead },
      ...{ file, size, format, sha256 },
      siteOfPath: this.#siteOfPath,
      chosen: (path: string) => this.#chosen(path),
    };
    return keepDocuments(this.#db, this.#queue, kept, (arrival) => {
      this.#arrived[arrival]++;
    });
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
