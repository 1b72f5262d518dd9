import type { Document } from '../../shared/model/document';
import { DocumentsAtHand } from './documents-at-hand';
import type { Flagger, FoldFailure } from './flagger';

/** Documents that are handed over together, and the text after which no more are added. */
const chunkDocuments = 16;
const chunkCharacters = 250_000;
/** Chunks that may be under way: whoever reads faster than others count has to wait. */
const mostUnderWay = 64;

/**
 * Hands the documents of a batch over to be counted, be it while others are still read. It remembers by
 * their ids which ones it was given, and keeps some at hand for when they are flagged.
 */
export class FoldAhead {
  readonly flagger: Flagger;
  readonly #folded = new Set<number>();
  readonly #atHand = new DocumentsAtHand<Document>();
  readonly #underWay = new Set<Promise<void>>();
  #chunk: Document[] = [];
  #chunkCharacters = 0;
  #characters = 0;

  constructor(flagger: Flagger) {
    this.flagger = flagger;
  }

  /** UTF-16 code units of all texts that were taken. */
  get characters(): number {
    return this.#characters;
  }

  has(id: number): boolean {
    return this.#folded.has(id);
  }

  /** Takes a document that will be part of the batch; its site may still be unknown. */
  take(id: number, document: Document): void {
    this.#folded.add(id);
    // A page takes up some times as much with its markup.
    this.#atHand.keep(id, (document.markup ? 8 : 1) * document.text.length, document);
    this.#characters += document.text.length;
    this.#chunk.push(document);
    this.#chunkCharacters += document.text.length;
    if (this.#chunk.length >= chunkDocuments || this.#chunkCharacters >= chunkCharacters) {
      this.#send();
    }
  }

  /** Forgets a document whose text has changed: it is to be taken again. */
  forget(id: number): void {
    this.#folded.delete(id);
    this.#atHand.take(id);
  }

  /** The document, if it is still at hand; it is forgotten here. */
  recall(id: number): Document | undefined {
    return this.#atHand.take(id);
  }

  /** Waits while too much is under way; throws what counting it threw. */
  async settle(): Promise<void> {
    while (this.#underWay.size >= mostUnderWay) await Promise.race(this.#underWay);
  }

  /** Ends the counting; see `Flagger.finish`. */
  async finish(sites: ReadonlyMap<string, string>): Promise<readonly FoldFailure[]> {
    this.#send();
    await Promise.all(this.#underWay);
    return this.flagger.finish(sites);
  }

  #send(): void {
    if (this.#chunk.length === 0) return;
    const folded = this.flagger.fold(this.#chunk);
    this.#underWay.add(folded);
    // A failure stays, to be thrown where it is waited for.
    folded.then(
      () => this.#underWay.delete(folded),
      () => undefined,
    );
    this.#chunk = [];
    this.#chunkCharacters = 0;
  }
}
