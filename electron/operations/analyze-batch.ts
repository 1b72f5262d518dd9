import type { BatchStats } from '../../shared/engine/batch-stats';
import { emptyFold, finishStats, foldStats, type StatsFold } from '../../shared/engine/fold-stats';
import type { Document } from '../../shared/model/document';
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
import { setSketch } from '../store/near-duplicates';
import { deleteProblemsOfCode, insertProblem } from '../store/problems';
import { listSourcePaths } from '../store/source-files';
import { recountDocument } from './count-flags';
import type { Flagger, FlagOutcome, OpenFlagger } from './flagger';
import { DocumentsAtHand } from './documents-at-hand';
import { folderSites } from './folder-sites';
import { groupNearDuplicates } from './group-near-duplicates';
import type { JobContext } from './job-context';
import { leaveOutPages } from './leave-out-pages';
import { loadDocument } from './load-document';
import { createPace } from './pace';
import { transactPatiently, WriteQueue } from './write-queue';

export interface AnalyzeInput {
  readonly batchId: number;
  readonly openFlagger: OpenFlagger;
  /** What is counted over the documents; an engine that compares no topics needs lines alone. */
  readonly createFold?: () => StatsFold;
}

/**
 * Flags all documents of a batch anew, with what the whole batch says. Decisions are not touched,
 * but for pages that are new: what their main content does without is cut by policy.
 * A document that the engine fails on becomes a problem; the others go on.
 */
export async function analyzeBatch(
  db: WriteDb,
  { batchId, openFlagger, createFold = emptyFold }: AnalyzeInput,
  context: JobContext,
): Promise<void> {
  await transactPatiently(db, () => {
    setBatchState(db, batchId, 'analyzing');
    for (const code of ['INTERNAL', 'FLAGGING_TIMEOUT'] as const) {
      deleteProblemsOfCode(db, batchId, code);
    }
  });
  const analysis = new BatchAnalysis(db, batchId, context);
  // Neither the fold nor the table is kept here: of a large batch each takes some hundred megabytes.
  const flagger = openFlagger({ stats: await analysis.foldAll(createFold()), ...analysis.size });
  try {
    await analysis.flagAll(flagger);
  } finally {
    await flagger.close();
  }
  await groupNearDuplicates(db, batchId, context);
  await leaveOutPages(db, batchId, context);
  await transactPatiently(db, () => setBatchState(db, batchId, 'ready'));
}

/** Documents that are sent to a worker together, and the text after which no more are added. */
const chunkDocuments = 16;
const chunkCharacters = 250_000;

interface LoadedDocument {
  readonly stored: StoredDocument;
  readonly document: Document;
}

class BatchAnalysis {
  readonly #db: WriteDb;
  readonly #batchId: number;
  readonly #context: JobContext;
  readonly #breathe: () => Promise<void>;
  readonly #queue: WriteQueue;
  readonly #ids: number[];
  readonly #atHand = new DocumentsAtHand<LoadedDocument>();
  #characters = 0;
  #done = 0;
  #problems = 0;

  constructor(db: WriteDb, batchId: number, context: JobContext) {
    this.#db = db;
    this.#batchId = batchId;
    this.#context = context;
    this.#breathe = createPace(context);
    this.#queue = new WriteQueue(db);
    this.#ids = listDocumentIds(db, batchId);
  }

  /** Known after the first pass. */
  get size() {
    return { documents: this.#ids.length, characters: this.#characters };
  }

  /** First pass: the sites of the documents and what they say together. */
  async foldAll(fold: StatsFold): Promise<BatchStats> {
    const siteOfPath = folderSites(listSourcePaths(this.#db, this.#batchId));
    const sites = new Set<string>();
    for (const id of this.#ids) {
      const stored = getDocument(this.#db, id)!;
      const site = stored.givenSite ?? siteOfPath(stored.path);
      if (site !== undefined) sites.add(site);
      const { site: before, ...others } = stored;
      if (site !== before) {
        await this.#queue.add(1, 0, () => setDocumentSite(this.#db, id, site));
      }
      const document = loadDocument(this.#db, { ...others, ...(site !== undefined && { site }) });
      this.#characters += document.text.length;
      // A page takes up some times as much with its markup.
      const size = (document.markup ? 8 : 1) * document.text.length;
      this.#atHand.keep(id, size, { stored, document });
      await this.#fold(fold, stored, document);
      await this.#step();
    }
    await this.#queue.add(1, 0, () => setBatchSites(this.#db, this.#batchId, sites.size));
    await this.#queue.flush();
    return finishStats(fold);
  }

  /** Second pass: the flags of each document, stored in the order of the documents. */
  async flagAll(flagger: Flagger): Promise<void> {
    const underWay: Promise<() => Promise<void>>[] = [];
    try {
      for (const chunk of this.#chunks()) {
        const outcomes = flagger.flag(chunk.map(({ document }) => document));
        underWay.push(outcomes.then((them) => () => this.#storeAll(chunk, them)));
        // Whatever fails is thrown where it is waited for, be it after an earlier failure.
        underWay.at(-1)!.catch(() => undefined);
        if (underWay.length >= flagger.width) await (await underWay.shift()!)();
      }
      for (const store of underWay.splice(0)) await (await store)();
    } finally {
      await this.#queue.flush();
    }
  }

  /** Documents that are sent together: enough to make the way worth while, never very much text. */
  *#chunks(): Generator<LoadedDocument[], void, undefined> {
    let chunk: LoadedDocument[] = [];
    let characters = 0;
    for (const id of this.#ids) {
      const loaded = this.#atHand.take(id) ?? this.#load(id);
      chunk.push(loaded);
      characters += loaded.document.text.length;
      if (chunk.length < chunkDocuments && characters < chunkCharacters) continue;
      yield chunk;
      chunk = [];
      characters = 0;
    }
    if (chunk.length > 0) yield chunk;
  }

  #load(id: number): LoadedDocument {
    const stored = getDocument(this.#db, id)!;
    return { stored, document: loadDocument(this.#db, stored) };
  }

  async #storeAll(
    chunk: readonly LoadedDocument[],
    outcomes: readonly FlagOutcome[],
  ): Promise<void> {
    for (const [index, { stored }] of chunk.entries()) {
      await this.#store(stored, outcomes[index]!);
      await this.#step();
    }
  }

  async #store(stored: StoredDocument, outcome: FlagOutcome): Promise<void> {
    if ('failure' in outcome) return this.#fail(stored, outcome);
    const { flags, sketch } = outcome;
    await this.#queue.add(2 * flags.length + 10, 0, () => {
      replaceFlags(this.#db, stored.id, flags);
      if (stored.copyOf === undefined) setSketch(this.#db, stored.id, sketch);
      recountDocument(this.#db, stored.id, flags);
    });
  }

  async #fold(fold: StatsFold, stored: StoredDocument, document: Document): Promise<void> {
    try {
      foldStats(fold, document);
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      await this.#fail(stored, { failure: 'error', reason });
    }
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

  async #fail(
    { path, recordKey }: StoredDocument,
    { failure, reason }: Extract<FlagOutcome, { failure: unknown }>,
  ): Promise<void> {
    const code = failure === 'timeout' ? 'FLAGGING_TIMEOUT' : 'INTERNAL';
    const problem = makeProblem(code, path, { reason }, recordKey);
    this.#problems++;
    await this.#queue.add(1, 0, () => insertProblem(this.#db, this.#batchId, problem));
  }
}
