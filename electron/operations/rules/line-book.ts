import { LineIndex } from '../../../shared/engine/miner/line-index';
import type { FlagKind } from '../../../shared/model/kind';
import { spansOverlap, type Span } from '../../../shared/model/span';
import { listBlocks } from '../../store/blocks';
import { getShownConfidence } from '../../store/counting';
import type { ReadDb } from '../../store/database';
import { listDecidedFlags } from '../../store/decided-flags';
import { getText } from '../../store/document-bodies';
import { getDocument, listDocumentIds } from '../../store/documents';
import { lineStates } from './line-states';

/** Texts of documents that are kept at hand: rules look at the lines of one after the other. */
const textsKept = 64;

/** The short lines of a batch with what stands on them, and where they are in the store. */
export class LineBook {
  readonly index = new LineIndex();
  readonly batchId: number;
  readonly #db: ReadDb;
  readonly #documentIds: number[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #read = new Map<number, { readonly text: string; readonly blocks: readonly Span[] }>();

  private constructor(db: ReadDb, batchId: number) {
    this.#db = db;
    this.batchId = batchId;
  }

  /** Reads all documents of a batch; `breathe` is called between them. */
  static async build(db: ReadDb, batchId: number, breathe: () => Promise<void>): Promise<LineBook> {
    const book = new LineBook(db, batchId);
    for (const documentId of listDocumentIds(db, batchId)) {
      book.#add(documentId);
      await breathe();
    }
    return book;
  }

  /** Takes over what stands on the lines of these documents now; answers the entries that changed. */
  refresh(documentIds: Iterable<number>): number[] {
    const changed: number[] = [];
    for (const documentId of documentIds) {
      const number = this.#numbers.get(documentId);
      if (number === undefined) continue;
      changed.push(...this.index.setStates(number, this.#statesOf(documentId)));
    }
    return changed;
  }

  documentId(entry: number): number {
    return this.#documentIds[this.index.document(entry)]!;
  }

  /** The entry of a block; undefined for running text and for documents that the book does not hold. */
  entryAt(documentId: number, position: number): number | undefined {
    const number = this.#numbers.get(documentId);
    return number === undefined ? undefined : this.index.entryAt(number, position);
  }

  span(entry: number): Span {
    return this.#readDocument(this.documentId(entry)).blocks[this.index.position(entry)]!;
  }

  readonly textOf = (entry: number): string => {
    const { text, blocks } = this.#readDocument(this.documentId(entry));
    const { start, end } = blocks[this.index.position(entry)]!;
    return text.slice(start, end);
  };

  /** Kind of what stands on the line; `junk` where nothing does. */
  readonly kindOf = (entry: number): FlagKind => {
    const span = this.span(entry);
    const flags = listDecidedFlags(this.#db, this.documentId(entry));
    const own = flags.filter((flag) => spansOverlap(flag, span));
    const decided = own.find(({ verdict }) => verdict === 'confirmed');
    return (decided ?? own[0])?.kind ?? 'junk';
  };

  #add(documentId: number): void {
    const { site, language } = getDocument(this.#db, documentId)!;
    const { text, blocks } = this.#readDocument(documentId);
    const states = this.#statesOf(documentId);
    const lines = blocks.map(({ start, end }, at) => ({
      text: text.slice(start, end),
      state: states[at]!,
    }));
    this.#numbers.set(documentId, this.index.add({ site, language, lines }));
    this.#documentIds.push(documentId);
  }

  /** Lines of excluded documents are no evidence, and no rule cuts them. */
  #statesOf(documentId: number) {
    const blocks = listBlocks(this.#db, documentId);
    if (getDocument(this.#db, documentId)!.excluded) return blocks.map(() => 'machine' as const);
    const flags = listDecidedFlags(this.#db, documentId);
    return lineStates(blocks, flags, getShownConfidence(this.#db));
  }

  #readDocument(documentId: number) {
    const known = this.#read.get(documentId);
    if (known) return known;
    const read = { text: getText(this.#db, documentId), blocks: listBlocks(this.#db, documentId) };
    if (this.#read.size >= textsKept) this.#read.delete(this.#read.keys().next().value!);
    this.#read.set(documentId, read);
    return read;
  }
}
