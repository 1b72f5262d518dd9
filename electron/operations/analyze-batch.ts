import type { Document } from '../../shared/model/document';
import { makeProblem } from '../readers/make-problem';
import { setBatchSites, setBatchState } from '../store/batches';
import type { WriteDb } from '../store/database';
import { listDocumentOrigins } from '../store/document-origins';
import {
  getDocument,
  listDocumentIds,
  setDocumentSite,
  type StoredDocument,
} from '../store/documents';
import { deleteProblemsOfCode, insertProblem } from '../store/problems';
import { listSourcePaths } from '../store/source-files';
import type { DocumentToFlag, FlagFailure, FlagOutcome, FoldFailure, OpenFlagger } from './flagger';
import { FoldAhead } from './fold-ahead';
import { folderSites } from './folder-sites';
import { isFullChunk } from './full-chunk';
import { groupNearDuplicates } from './group-near-duplicates';
import { indexBatch } from './index-batch';
import type { JobContext } from './job-context';
import { leaveOutPages } from './leave-out-pages';
import { loadDocument } from './load-document';
import { createPace } from './pace';
import { sideBySide, stoppable } from './side-by-side';
import { FlagStorage } from './flag-storage';
import { unlessCancelled } from './unless-cancelled';
import { transactPatiently, WriteQueue } from './write-queue';

export interface AnalyzeInput {
  readonly batchId: number;
  readonly openFlagger: OpenFlagger;
  /** Changes the batch before; documents that it hands over are counted meanwhile. */
  readonly read?: (ahead: FoldAhead) => Promise<unknown>;
}

/**
 * Flags all documents of a batch anew, with what the whole batch says. Decisions are not touched,
 * but for pages that are new: what their main content does without is cut by policy.
 * A document that the engine fails on becomes a problem; the others go on.
 */
export async function analyzeBatch(
  db: WriteDb,
  input: AnalyzeInput,
  context: JobContext,
): Promise<void> {
  const { batchId } = input;
  try {
    await flagBatch(db, input, context);
  } catch (thrown) {
    // What has come in is worked on all the same, and decided with its twins. What failed first is what is told.
    await indexBatch(db, batchId, createPace()).catch(() => undefined);
    throw thrown;
  }
  await groupNearDuplicates(db, batchId, context);
  await leaveOutPages(db, batchId, context);
  await transactPatiently(db, () => setBatchState(db, batchId, 'ready'));
}

async function flagBatch(
  db: WriteDb,
  { batchId, openFlagger, read }: AnalyzeInput,
  context: JobContext,
): Promise<void> {
  const flagger = openFlagger(db.name);
  const { job, stop } = stoppable(context);
  try {
    const ahead = new FoldAhead(flagger, job.signal);
    await read?.(ahead);
    await transactPatiently(db, () => {
      setBatchState(db, batchId, 'analyzing');
      for (const code of ['INTERNAL', 'FLAGGING_TIMEOUT'] as const) {
        deleteProblemsOfCode(db, batchId, code);
      }
    });
    const analysis = new BatchAnalysis(db, { batchId, ahead }, job);
    const sites = await analysis.foldAll();
    await sideBySide({ stop }, [analysis.flagAll(sites), indexBatch(db, batchId, createPace(job))]);
  } finally {
    await flagger.close();
  }
}

/** Documents whose sites are told at once; what is slower is looked at after each. */
const placedAtOnce = 100;

class BatchAnalysis {
  readonly #db: WriteDb;
  readonly #batchId: number;
  readonly #context: JobContext;
  readonly #breathe: () => Promise<void>;
  readonly #queue: WriteQueue;
  readonly #flags: FlagStorage;
  readonly #ids: number[];
  readonly #ahead: FoldAhead;
  readonly #sites = new Map<number, string>();
  /** UTF-16 code units of the texts, in the order of the documents. */
  readonly #characters: number[] = [];
  #done = 0;
  #problems = 0;

  constructor(
    db: WriteDb,
    { batchId, ahead }: { readonly batchId: number; readonly ahead: FoldAhead },
    context: JobContext,
  ) {
    this.#db = db;
    this.#ahead = ahead;
    this.#batchId = batchId;
    this.#context = context;
    this.#breathe = createPace(context);
    this.#queue = new WriteQueue(db);
    this.#flags = new FlagStorage(db);
    this.#ids = listDocumentIds(db, batchId);
  }

  /** First pass: all documents are handed over to be counted. Answers their sites by their stable ids. */
  async foldAll(): Promise<ReadonlyMap<string, string>> {
    const siteOfPath = folderSites(listSourcePaths(this.#db, this.#batchId));
    const sites = new Map<string, string>();
    for (let from = 0; from < this.#ids.length; from += placedAtOnce) {
      const ids = this.#ids.slice(from, from + placedAtOnce);
      for (const { id, uid, site: before, ...origin } of listDocumentOrigins(this.#db, ids)) {
        const site = origin.givenSite ?? siteOfPath(origin.path);
        if (site !== undefined) {
          sites.set(uid, site);
          this.#sites.set(id, site);
        }
        if (site !== (before ?? undefined)) {
          await this.#queue.add(1, 0, () => setDocumentSite(this.#db, id, site));
        }
        this.#characters.push(origin.textLength);
        if (this.#ahead.has(id)) continue;
        this.#ahead.take(id, withoutSite(this.#load(id)));
        await this.#ahead.settle();
        await this.#breathe();
      }
      await this.#step(ids.length);
    }
    const count = new Set(sites.values()).size;
    await this.#queue.add(1, 0, () => setBatchSites(this.#db, this.#batchId, count));
    await this.#queue.flush();
    return sites;
  }

  async #finishCount(sites: ReadonlyMap<string, string>): Promise<readonly FoldFailure[]> {
    const { flagger } = this.#ahead;
    const { signal } = this.#context;
    try {
      return await this.#ahead.finish(sites);
    } catch (thrown) {
      if (signal.aborted || !flagger.startOver) throw thrown;
    }
    await unlessCancelled(flagger.startOver(), signal);
    for (const chunk of this.#chunks()) {
      const documents = chunk.map(({ id }) => this.#load(id));
      await unlessCancelled(flagger.fold(documents), signal);
      await this.#breathe();
    }
    return unlessCancelled(flagger.finish(sites), signal);
  }

  /** Second pass, when all is counted: the flags of each document, stored in the order of the documents. */
  async flagAll(sites: ReadonlyMap<string, string>): Promise<void> {
    await this.#failUncounted(await this.#finishCount(sites));
    const { flagger } = this.#ahead;
    const { signal } = this.#context;
    const underWay: Promise<() => Promise<void>>[] = [];
    try {
      for (const chunk of this.#chunks(flagger.documentsPerCall)) {
        const outcomes = flagger.flag(chunk);
        underWay.push(outcomes.then((them) => () => this.#storeAll(chunk, them)));
        // Whatever fails is thrown where it is waited for, be it after an earlier failure.
        underWay.at(-1)!.catch(() => undefined);
        if (underWay.length >= flagger.width)
          await (
            await unlessCancelled(underWay.shift()!, signal)
          )();
      }
      for (const store of underWay.splice(0)) await (await unlessCancelled(store, signal))();
    } finally {
      await this.#flags.flush();
      await this.#queue.flush();
    }
  }

  /** The documents as they are handed over, in their order. */
  *#chunks(most?: number): Generator<DocumentToFlag[], void, undefined> {
    let chunk: DocumentToFlag[] = [];
    let sum = 0;
    for (const [at, id] of this.#ids.entries()) {
      const characters = this.#characters[at]!;
      chunk.push({ id, characters, load: () => this.#recall(id) });
      sum += characters;
      if (!isFullChunk(chunk.length, sum, most)) continue;
      yield chunk;
      chunk = [];
      sum = 0;
    }
    if (chunk.length > 0) yield chunk;
  }

  /** What was kept of the first pass does not know its site yet. */
  #recall(id: number): Document {
    const kept = this.#ahead.recall(id);
    if (!kept) return this.#load(id);
    const site = this.#sites.get(id);
    return site === undefined ? kept : { ...kept, site };
  }

  #load(id: number): Document {
    return loadDocument(this.#db, getDocument(this.#db, id)!);
  }

  async #storeAll(
    chunk: readonly DocumentToFlag[],
    outcomes: readonly FlagOutcome[],
  ): Promise<void> {
    for (const [index, { id }] of chunk.entries()) {
      const outcome = outcomes[index]!;
      // Nobody asks for it again.
      this.#ahead.recall(id);
      if ('failure' in outcome) await this.#fail(getDocument(this.#db, id)!, outcome);
      else await this.#flags.add({ documentId: id, ...outcome });
      await this.#breathe();
    }
    await this.#step(chunk.length);
  }

  async #step(documents = 1): Promise<void> {
    this.#done += documents;
    this.#context.onProgress({
      phase: 'analyzing',
      // Both passes together walk over every document twice.
      done: Math.floor(this.#done / 2),
      total: this.#ids.length,
      problems: this.#problems,
    });
    await this.#breathe();
  }

  /** All documents are looked through: they need not be found by their stable ids yet. */
  async #failUncounted(failures: readonly FoldFailure[]): Promise<void> {
    if (failures.length === 0) return;
    const failureOf = new Map(failures.map(({ id, ...failure }) => [id, failure]));
    const failed = new Map<number, FlagFailure>();
    for (let from = 0; from < this.#ids.length; from += placedAtOnce) {
      const some = this.#ids.slice(from, from + placedAtOnce);
      for (const { id, uid } of listDocumentOrigins(this.#db, some)) {
        const failure = failureOf.get(uid);
        if (failure) failed.set(id, failure);
      }
      await this.#breathe();
    }
    // In the order in which they were stored, whoever counted them.
    for (const [id, failure] of [...failed].sort(([a], [b]) => a - b)) {
      await this.#fail(getDocument(this.#db, id)!, failure);
    }
  }

  async #fail(
    { path, recordKey }: StoredDocument,
    { failure, reason }: FlagFailure,
  ): Promise<void> {
    const code = failure === 'timeout' ? 'FLAGGING_TIMEOUT' : 'INTERNAL';
    const problem = makeProblem(code, path, { reason }, recordKey);
    this.#problems++;
    await this.#queue.add(1, 0, () => insertProblem(this.#db, this.#batchId, problem));
  }
}

function withoutSite({ site: _, ...document }: Document): Document {
  return document;
}
