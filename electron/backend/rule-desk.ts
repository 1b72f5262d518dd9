import {
  applyActiveRules,
  fallBackRules,
  hasActiveRules,
  type StoppedRule,
} from '../operations/rules/watch-rules';
import { HitMemory } from '../operations/rules/hit-memory';
import { KeptHits } from '../operations/rules/kept-hits';
import { LineBook } from '../operations/rules/line-book';
import type { RuleContext } from '../operations/rules/rule-hits';
import { Suggestions } from '../operations/rules/suggestions';
import { AppError } from '../../shared/errors/app-error';
import type { StateChange } from '../../shared/engine/miner/line-index';
import { createPace } from '../operations/pace';
import { transactPatiently } from '../operations/write-queue';
import type { ReadDb, WriteDb } from '../store/database';
import { PatternThread } from './pattern-thread';

/** The lines of the batch that is worked on, and what its decisions speak for. */
interface Desk {
  readonly batchId: number;
  readonly book: LineBook;
  readonly suggestions: Suggestions;
  readonly memory: HitMemory;
  readonly keptHits: KeptHits;
}

/** Documents that are read anew before the next call is answered; more are read bit by bit. */
const mostAtOnce = 50;
const readTogether = 20;

interface RuleDeskOptions {
  readonly db: () => WriteDb;
  readonly readDb: () => ReadDb;
  /** Told when suggestions of a batch changed by themselves, and which rules stopped by themselves. */
  onChanged(news: { readonly batchId: number; readonly stopped: number[] }): void;
  onBug(thrown: unknown): void;
  now(): string;
}

/**
 * Keeps the lines of one batch at hand for its rules. They are read in the background when they are
 * first asked for, and forgotten when an import has changed the batch or another one is opened.
 */
export class RuleDesk {
  readonly patterns = new PatternThread();
  readonly #options: RuleDeskOptions;
  /** Shares the thread with other calls. */
  readonly #breathe = createPace();
  readonly #touched = new Set<number>();
  #desk: Desk | undefined;
  #building:
    | { readonly batchId: number; readonly work: Promise<Desk>; readonly stop: AbortController }
    | undefined;

  constructor(options: RuleDeskOptions) {
    this.#options = options;
  }

  /** The desk of a batch where it is there; else it is being set up, and `onChanged` tells. */
  peek(batchId: number): Desk | undefined {
    this.flush();
    if (this.#desk?.batchId === batchId) return this.#desk;
    void this.open(batchId).catch((thrown: unknown) => this.#options.onBug(thrown));
    return undefined;
  }

  /** The desk of a batch, set up where it has to be. */
  open(batchId: number): Promise<Desk> {
    this.flush();
    if (this.#desk?.batchId === batchId) return Promise.resolve(this.#desk);
    if (this.#building?.batchId === batchId) return this.#building.work;
    this.forget();
    const stop = new AbortController();
    const work = this.#build(batchId, stop.signal);
    this.#building = { batchId, work, stop };
    return work;
  }

  /** What was read is no longer true, or no longer asked for. */
  forget(): void {
    this.#building?.stop.abort();
    this.#building = undefined;
    this.#desk = undefined;
    this.#touched.clear();
  }

  /** What looking for the lines of rules takes at a desk. */
  contextOf({ book, memory }: Desk): RuleContext {
    return { book, memory, breathe: this.#breathe, matchPattern: this.patterns.match };
  }

  async close(): Promise<void> {
    this.forget();
    await this.patterns.close();
  }

  /** Something else stands on these documents: it is taken over as soon as the caller has its answer. */
  touch(documentIds: readonly number[]): void {
    if (!this.#desk && !this.#building) return;
    if (this.#touched.size === 0) setImmediate(() => this.flush());
    for (const documentId of documentIds) this.#touched.add(documentId);
  }

  /** Takes over what was touched; rules that were contradicted fall back. */
  flush(): void {
    const desk = this.#desk;
    if (!desk || this.#touched.size === 0) return;
    const documentIds = [...this.#touched];
    this.#touched.clear();
    const isMuch = documentIds.length > mostAtOnce;
    const followed = isMuch
      ? this.#followMany(desk, documentIds)
      : this.#settle(desk, documentIds, desk.suggestions.update(documentIds));
    void followed.catch((thrown: unknown) => {
      // The desk was given up meanwhile: nobody waits for it.
      if (!isCancelled(thrown)) this.#options.onBug(thrown);
    });
  }

  /** Pauses for other calls; throws JOB_CANCELLED when the desk was given up. */
  #breatheAt(desk: Desk): () => Promise<void> {
    return async () => {
      await this.#breathe();
      if (this.#desk !== desk) throw new AppError('JOB_CANCELLED');
    };
  }

  /** Suggestions are those of before until all is read. */
  async #followMany(desk: Desk, documentIds: readonly number[]): Promise<void> {
    const changes: StateChange[] = [];
    const breathe = this.#breatheAt(desk);
    for (let from = 0; from < documentIds.length; from += readTogether) {
      const together = documentIds.slice(from, from + readTogether);
      for (const change of desk.book.refresh(together)) changes.push(change);
      await breathe();
    }
    await this.#settle(desk, documentIds, desk.suggestions.follow(changes));
  }

  async #settle(desk: Desk, decided: readonly number[], minesAnew: boolean): Promise<void> {
    const { batchId, keptHits, suggestions } = desk;
    const { db, now, onChanged } = this.#options;
    const breathe = this.#breatheAt(desk);
    const context = { ...this.contextOf(desk), breathe, now: now() };
    const stopped = await fallBackRules(db(), keptHits, decided, context);
    this.touch(stopped.flatMap(({ documentIds }) => documentIds));
    if (minesAnew) await suggestions.mineAll(breathe);
    if (this.#desk !== desk) return;
    const isLate = minesAnew || decided.length > mostAtOnce;
    if (isLate || stopped.length > 0) onChanged({ batchId, stopped: idsOf(stopped) });
  }

  /** After an analysis: what is known of the batch is read anew, and active rules cut what is new. */
  async applyAgain(batchId: number): Promise<void> {
    this.forget();
    const { db, now } = this.#options;
    if (!(await transactPatiently(db(), () => hasActiveRules(db(), batchId)))) return;
    const desk = await this.open(batchId);
    const context = { ...this.contextOf(desk), now: now() };
    const stopped = await applyActiveRules(db(), context);
    this.forget();
    if (stopped.length > 0) this.#options.onChanged({ batchId, stopped: idsOf(stopped) });
  }

  async #build(batchId: number, signal: AbortSignal): Promise<Desk> {
    const breathe = createPace({ signal });
    const book = await LineBook.build(this.#options.readDb(), batchId, breathe);
    const suggestions = new Suggestions(book);
    await suggestions.mineAll(breathe);
    const desk = {
      ...{ batchId, book, suggestions },
      ...{ memory: new HitMemory(), keptHits: new KeptHits() },
    };
    this.#building = undefined;
    this.#desk = desk;
    this.flush();
    this.#options.onChanged({ batchId, stopped: [] });
    return desk;
  }
}

function isCancelled(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.code === 'JOB_CANCELLED';
}

function idsOf(stopped: readonly StoppedRule[]): number[] {
  return stopped.map(({ ruleId }) => ruleId);
}
