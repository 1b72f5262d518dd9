import type { BatchStats } from '../../shared/engine/batch-stats';
import type { Engine } from '../../shared/engine/create-engine';
import { emptyFold, finishStats, foldStats } from '../../shared/engine/fold-stats';
import type { Flag } from '../../shared/model/flag';
import { makeProblem } from '../readers/make-problem';
import { setBatchSites, setBatchState } from '../store/batches';
import type { WriteDb } from '../store/database';
import {
  getDocument,
  listDocumentIds,
  setDocumentSite,
  type StoredDocument,
} from '../store/documents';
import { replaceFlags } from '../store/flags';
import { deleteProblemsOfCode, insertProblem } from '../store/problems';
import { listSourcePaths } from '../store/source-files';
import { recountDocument } from './count-flags';
import { folderSites } from './folder-sites';
import type { JobContext } from './job-context';
import { loadDocument } from './load-document';
import { createPace } from './pace';
import { transactPatiently, WriteQueue } from './write-queue';

/**
 * Flags all documents of a batch anew, with what the whole batch says. Decisions are not touched.
 * A document that the engine fails on becomes a problem; the others go on.
 */
export async function analyzeBatch(
  db: WriteDb,
  { batchId, engine }: { readonly batchId: number; readonly engine: Engine },
  context: JobContext,
): Promise<void> {
  await transactPatiently(db, () => {
    setBatchState(db, batchId, 'analyzing');
    deleteProblemsOfCode(db, batchId, 'INTERNAL');
  });
  const analysis = new BatchAnalysis(db, batchId, engine, context);
  const stats = await analysis.foldAll();
  await analysis.flagAll(stats);
  await transactPatiently(db, () => setBatchState(db, batchId, 'ready'));
}

class BatchAnalysis {
  readonly #db: WriteDb;
  readonly #batchId: number;
  readonly #engine: Engine;
  readonly #context: JobContext;
  readonly #breathe: () => Promise<void>;
  readonly #queue: WriteQueue;
  readonly #ids: number[];
  #done = 0;
  #problems = 0;

  constructor(db: WriteDb, batchId: number, engine: Engine, context: JobContext) {
    this.#db = db;
    this.#batchId = batchId;
    this.#engine = engine;
    this.#context = context;
    this.#breathe = createPace(context);
    this.#queue = new WriteQueue(db);
    this.#ids = listDocumentIds(db, batchId);
  }

  /** First pass: the sites of the documents and what they say together. */
  async foldAll(): Promise<BatchStats> {
    const siteOfPath = folderSites(listSourcePaths(this.#db, this.#batchId));
    const sites = new Set<string>();
    const fold = emptyFold();
    for (const id of this.#ids) {
      const stored = getDocument(this.#db, id)!;
      const site = stored.givenSite ?? siteOfPath(stored.path);
      if (site !== undefined) sites.add(site);
      if (site !== stored.site) {
        await this.#queue.add(1, 0, () => setDocumentSite(this.#db, id, site));
      }
      const document = { ...loadDocument(this.#db, stored), ...(site !== undefined && { site }) };
      await this.#guard(stored, () => foldStats(fold, document));
      await this.#step();
    }
    await this.#queue.add(1, 0, () => setBatchSites(this.#db, this.#batchId, sites.size));
    await this.#queue.flush();
    return finishStats(fold);
  }

  /** Second pass: the flags of each document. */
  async flagAll(stats: BatchStats): Promise<void> {
    try {
      for (const id of this.#ids) {
        const stored = getDocument(this.#db, id)!;
        const document = loadDocument(this.#db, stored);
        const flags = await this.#guard(stored, () => this.#engine.flag(document, stats));
        if (flags) await this.#store(id, flags);
        await this.#step();
      }
    } finally {
      await this.#queue.flush();
    }
  }

  async #store(id: number, flags: readonly Flag[]): Promise<void> {
    await this.#queue.add(2 * flags.length + 10, 0, () => {
      replaceFlags(this.#db, id, flags);
      recountDocument(this.#db, id);
    });
  }

  async #step(): Promise<void> {
    this.#done++;
    this.#context.onProgress({
      phase: 'analyzing',
      // Both passes together walk over every document twice.
      done: Math.floor(this.#done / 2),
      total: this.#ids.length,
      problems: this.#problems,
    });
    await this.#breathe();
  }

  /** The engine works on any text; should it fail on one, the rest of the batch is not lost. */
  async #guard<Result>(stored: StoredDocument, work: () => Result): Promise<Result | undefined> {
    try {
      return work();
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      const problem = makeProblem('INTERNAL', stored.path, { reason }, stored.recordKey);
      this.#problems++;
      await this.#queue.add(1, 0, () => insertProblem(this.#db, this.#batchId, problem));
      return undefined;
    }
  }
}
