import { buffersOf } from '../../shared/engine/fold-stats';
import type { Document } from '../../shared/model/document';
import type { FileAnswer } from '../operations/file-reader';
import type { PartOfCount } from '../operations/flagger';
import { charactersOf, type FlagThread } from './flag-thread';
import type {
  FinishTask,
  FoldResult,
  FoldTask,
  GiveTask,
  KeptNews,
  NewsTask,
  ReadTask,
} from './flag-worker';

/** What one of the threads that count a batch was sent, and what it still has to be told. */
export class CountingThread {
  readonly thread: FlagThread;
  /** Set once the worker has answered. */
  isReady = false;
  /** Calls that it has not answered. */
  underWay = 0;
  #sent = { documents: 0, characters: 0 };
  #news = noNews();
  #before: Promise<unknown> = Promise.resolve();

  constructor(thread: FlagThread) {
    this.thread = thread;
  }

  /** UTF-16 code units that it has counted, or is to count. */
  get characters(): number {
    return this.#sent.characters;
  }

  /** Counts documents; once that failed, it fails for good. */
  async fold(documents: readonly Document[], keep: boolean): Promise<void> {
    const task: FoldTask = { documents, keep };
    const characters = charactersOf(documents);
    this.#noteSent(documents.length, characters);
    await this.#inTurn('foldDocuments', task, characters);
  }

  /** Reads files, and counts what was taken of those that earlier calls gave. */
  async read(task: ReadTask, keep: boolean): Promise<readonly FileAnswer[]> {
    return (await this.#inform('readFiles', { ...task, ...this.#takeNews(keep) })) as FileAnswer[];
  }

  /** A document that was read here is one of the batch, of so many code units. */
  take(uid: string, characters: number): void {
    this.#news.taken.push(uid);
    this.#news.characters += characters;
  }

  /** A document that was read here is none of the batch. */
  leave(uid: string): void {
    this.#news.left.push(uid);
  }

  /** Tells what became of documents without reading others. */
  async tell(keep: boolean): Promise<void> {
    await this.#inform('countRead', this.#takeNews(keep));
  }

  /** Hands over what was counted, for another one to end the counting. */
  async give(): Promise<PartOfCount> {
    const task: GiveTask = { documents: this.#sent.documents };
    return (await this.#inTurn('giveCount', task, this.#sent.characters)) as PartOfCount;
  }

  /** Ends the counting of so many characters, with what others have counted. */
  async finish(
    sites: ReadonlyMap<string, string>,
    others: readonly PartOfCount[],
    characters: number,
  ): Promise<FoldResult> {
    const task: FinishTask = { sites, others, documents: this.#sent.documents };
    const memory = others.flatMap(({ fold }) => buffersOf(fold));
    return (await this.#inTurn('finishFold', task, characters, memory)) as FoldResult;
  }

  #noteSent(documents: number, characters: number): void {
    this.#sent.documents += documents;
    this.#sent.characters += characters;
  }

  #takeNews(keep: boolean): NewsTask {
    const news = this.#news;
    this.#news = noNews();
    return { ...news, keep };
  }

  #inform(name: string, news: NewsTask): Promise<unknown> {
    this.#noteSent(news.taken.length, news.characters);
    return this.#inTurn(name, news, news.characters);
  }

  /** Many calls may wait for the worker: the deadline of each begins when the one before is done. */
  async #inTurn(
    name: string,
    task: unknown,
    characters: number,
    memory?: readonly ArrayBuffer[],
  ): Promise<unknown> {
    const { thread } = this;
    if (thread.isClosed) throw new Error('closed');
    const before = this.#before;
    const result = thread.call(name, task, memory);
    this.#before = result.catch(() => undefined);
    this.underWay++;
    await before;
    const { signal, clear } = thread.deadlineFor(characters);
    signal.addEventListener('abort', () => void thread.close());
    try {
      return await result;
    } catch (thrown) {
      // Whatever waits would be counted by another worker, alone.
      void thread.close();
      throw thrown;
    } finally {
      this.underWay--;
      clear();
    }
  }
}

function noNews() {
  return { taken: [] as string[], left: [] as string[], characters: 0 } satisfies KeptNews;
}
