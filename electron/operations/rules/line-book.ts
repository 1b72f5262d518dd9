import { LineIndex, type StateChange } from '../../../shared/engine/miner/line-index';
import { RuleTallies } from '../../../shared/engine/miner/rule-tallies';
import type { Block } from '../../../shared/model/document';
import { flagKinds, type FlagKind } from '../../../shared/model/kind';
import { spansOverlap, type Span } from '../../../shared/model/span';
import { listBlocks } from '../../store/blocks';
import { getShownConfidence } from '../../store/counting';
import type { ReadDb } from '../../store/database';
import { listDecidedFlags, type DecidedFlag } from '../../store/decided-flags';
import { getText } from '../../store/document-bodies';
import { getDocument, listDocumentIds } from '../../store/documents';
import { lineStates } from './line-states';
import { PackedTexts } from './packed-texts';

/** Documents whose blocks are kept at hand: places of hits are asked for one after the other. */
const blocksKept = 64;

/** The short lines of a batch with what stands on them, and where they are in the store. */
export class LineBook {
  readonly index = new LineIndex();
  readonly batchId: number;
  readonly #db: ReadDb;
  readonly #documentIds: number[] = [];
  readonly #numbers = new Map<number, number>();
  /** Texts of the entries: rules look at thousands of them after a decision. */
  readonly #texts = new PackedTexts();
  /** Of each document, the kind on each of its blocks as a place in `flagKinds`. */
  readonly #kinds: Uint8Array[] = [];
  readonly #blocks = new Map<number, readonly Block[]>();

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

  /** Takes over what stands on the lines of these documents now; answers what changed. */
  refresh(documentIds: Iterable<number>): StateChange[] {
    const changed: StateChange[] = [];
    for (const documentId of documentIds) {
      const number = this.#numbers.get(documentId);
      if (number === undefined) continue;
      const { states, kinds } = this.#standingOn(documentId, listBlocks(this.#db, documentId));
      this.#kinds[number] = kinds;
      for (const change of this.index.setStates(number, states)) changed.push(change);
    }
    this.tallies.follow(changed);
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
    return this.#blocksOf(this.documentId(entry))[this.index.position(entry)]!;
  }

  readonly textOf = (entry: number): string => this.#texts.at(entry);

  readonly tallies = new RuleTallies(this.index, this.textOf);

  /** Kind of what stands on the line; `junk` where nothing does. */
  readonly kindOf = (entry: number): FlagKind =>
    flagKinds[this.#kinds[this.index.document(entry)]![this.index.position(entry)]!]!;

  #add(documentId: number): void {
    const { site, language } = getDocument(this.#db, documentId)!;
    const text = getText(this.#db, documentId);
    const blocks = listBlocks(this.#db, documentId);
    const { states, kinds } = this.#standingOn(documentId, blocks);
    const lines = blocks.map(({ start, end }, at) => ({
      text: text.slice(start, end),
      state: states[at]!,
    }));
    const number = this.index.add({ site, language, lines });
    this.#numbers.set(documentId, number);
    this.#documentIds.push(documentId);
    this.#kinds.push(kinds);
    const [from, to] = this.index.entriesOf(number);
    for (let entry = from; entry < to; entry++) {
      this.#texts.push(lines[this.index.position(entry)]!.text);
    }
  }

  /** Lines of excluded documents are no evidence, and no rule cuts them. */
  #standingOn(documentId: number, blocks: readonly Block[]) {
    const flags = listDecidedFlags(this.#db, documentId);
    const states = getDocument(this.#db, documentId)!.excluded
      ? blocks.map(() => 'machine' as const)
      : lineStates(blocks, flags, getShownConfidence(this.#db));
    const kinds = Uint8Array.from(blocks, (block) => flagKinds.indexOf(kindOn(block, flags)));
    return { states, kinds };
  }

  #blocksOf(documentId: number): readonly Block[] {
    const known = this.#blocks.get(documentId);
    if (known) return known;
    const read = listBlocks(this.#db, documentId);
    if (this.#blocks.size >= blocksKept) this.#blocks.delete(this.#blocks.keys().next().value!);
    this.#blocks.set(documentId, read);
    return read;
  }
}

/** What a cut on the block is called, or else the first flag. */
function kindOn(block: Span, flags: readonly DecidedFlag[]): FlagKind {
  const own = flags.filter((flag) => spansOverlap(flag, block));
  return (own.find(({ verdict }) => verdict === 'confirmed') ?? own[0])?.kind ?? 'junk';
}
