import type { Document } from '../../shared/model/document';
import type { ReadLimits } from '../readers/reader';
import { DocumentsAtHand } from './documents-at-hand';
import type { FileAnswer, FileToRead } from './file-reader';
import type { Flagger, FoldFailure } from './flagger';
import { isFullChunk } from './full-chunk';
import { detectable, type DocumentParts, type PreparedDocument } from './prepare-document';
import { unlessCancelled } from './unless-cancelled';

/** Chunks and text that may be under way: whoever reads faster than others count has to wait. */
const mostUnderWay = 64;
const mostCharactersUnderWay = 16 * 1024 * 1024;

/**
 * Hands the documents of a batch over to be counted, be it while others are still read. It remembers by
 * their ids which ones it was given, and keeps some at hand for when they are flagged.
 */
export class FoldAhead {
  readonly flagger: Flagger;
  readonly #signal: AbortSignal;
  readonly #folded = new Set<number>();
  readonly #atHand = new DocumentsAtHand<Document>();
  readonly #underWay = new Set<Promise<void>>();
  #charactersUnderWay = 0;
  #chunk: Document[] = [];
  #chunkCharacters = 0;
  #failure: { readonly thrown: unknown } | undefined;

  /** Whatever is waited for here is given up when the signal is aborted. */
  constructor(flagger: Flagger, signal: AbortSignal) {
    this.flagger = flagger;
    this.#signal = signal;
  }

  has(id: number): boolean {
    return this.#folded.has(id);
  }

  /** Takes a document that will be part of the batch; its site may still be unknown. */
  take(id: number, document: Document): void {
    this.#folded.add(id);
    this.#atHand.keep(id, sizeOf(document), document);
    this.#chunk.push(document);
    this.#chunkCharacters += document.text.length;
    if (isFullChunk(this.#chunk.length, this.#chunkCharacters)) this.#send();
  }

  /** Takes a document that is new in the batch; where the thread that read it keeps it, it is not sent. */
  takeRead(id: number, prepared: PreparedDocument, parts: DocumentParts): void {
    const { uid, keptBy } = prepared;
    if (keptBy !== undefined) {
      this.#folded.add(id);
      this.flagger.reader!.take(uid, keptBy, parts.row.textLength);
      return;
    }
    // The markup of a page would be made anew here: that is left for when the batch is read.
    if (!parts.markup) this.take(id, detectable(parts, prepared.read()));
  }

  /** Leaves a document that is not new, or is none. */
  leaveRead({ uid, keptBy }: PreparedDocument): void {
    if (keptBy !== undefined) this.flagger.reader!.leave(uid, keptBy);
  }

  /** Reads files where documents are counted. To be called where `flagger.reader` is there. */
  read(
    files: readonly FileToRead[],
    limits: ReadLimits | undefined,
  ): Promise<readonly FileAnswer[]> {
    return unlessCancelled(this.flagger.reader!.read(files, limits), this.#signal);
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

  /** Waits while too much is under way. That counting has failed is told at the end: reading goes on. */
  async settle(): Promise<void> {
    while (this.#hasTooMuchUnderWay()) {
      await unlessCancelled(Promise.race(this.#underWay), this.#signal);
    }
  }

  /** Ends the counting; see `Flagger.finish`. Throws what counting threw first. */
  async finish(sites: ReadonlyMap<string, string>): Promise<readonly FoldFailure[]> {
    this.#send();
    this.#tellAll();
    await unlessCancelled(Promise.all(this.#underWay), this.#signal);
    if (this.#failure) throw this.#failure.thrown;
    return unlessCancelled(this.flagger.finish(sites), this.#signal);
  }

  #hasTooMuchUnderWay(): boolean {
    return (
      this.#underWay.size >= mostUnderWay || this.#charactersUnderWay >= mostCharactersUnderWay
    );
  }

  /** Once counting has failed, what was counted is of no use, and nothing more is sent. */
  #send(): void {
    const chunk = this.#chunk;
    this.#chunk = [];
    this.#chunkCharacters = 0;
    if (chunk.length === 0 || this.#failure) return;
    const size = chunk.reduce((sum, document) => sum + sizeOf(document), 0);
    this.#follow(this.flagger.fold(chunk), size);
  }

  #tellAll(): void {
    const { reader } = this.flagger;
    if (reader && !this.#failure) this.#follow(reader.tellAll(), 0);
  }

  #follow(folding: Promise<void>, size: number): void {
    this.#charactersUnderWay += size;
    const folded = folding
      .catch((thrown: unknown) => void (this.#failure ??= { thrown }))
      .finally(() => {
        this.#underWay.delete(folded);
        this.#charactersUnderWay -= size;
      });
    this.#underWay.add(folded);
  }
}

/** A page takes up some times as much with its markup. */
function sizeOf({ markup, text }: Document): number {
  return (markup ? 8 : 1) * text.length;
}
