import { copyInto } from '../../shared/engine/copy-into';
import { hashRange } from '../store/packed-blocks';
import { packPlaces, type BlockPlace } from '../store/repeated-blocks';

/** A stretch of all hashes: part `index` of `count` parts of the same size. */
export interface HashPart {
  readonly index: number;
  readonly count: number;
}

/** Blocks that are linked in one go, which takes a millisecond. */
const linkedAtOnce = 10_000;

/**
 * Places of blocks with hashes of one part, gathered to tell which texts stand at more than one. Numbers in
 * flat arrays: of a large batch there are millions. First all places are added, then they are linked.
 */
export class PlaceBook {
  readonly #part: HashPart;
  #hashes = new Float64Array(1024);
  #documents = new Uint32Array(1024);
  #positions = new Uint32Array(1024);
  #length = 0;
  /** For each place the next one with its hash, and the first one for the last. */
  #next = new Uint32Array(0);
  /** By a hash: the last place with it, plus 1. Hashes stand nearly in order here. */
  #lasts = new Uint32Array(0);

  constructor(part: HashPart) {
    this.#part = part;
  }

  /** Number of places. */
  get length(): number {
    return this.#length;
  }

  /** Adds the blocks of a document; documents have to come by their ids. */
  add(documentId: number, hashes: Float64Array): void {
    if (this.#length + hashes.length > this.#hashes.length) this.#grow(hashes.length);
    const { index, count } = this.#part;
    for (let position = 0; position < hashes.length; position++) {
      const hash = hashes[position]!;
      if (count > 1 && Math.floor((hash / hashRange) * count) !== index) continue;
      this.#hashes[this.#length] = hash;
      this.#documents[this.#length] = documentId;
      this.#positions[this.#length] = position;
      this.#length++;
    }
  }

  /** Links the places with the same hashes, with pauses. */
  *link(): Generator<void, void, undefined> {
    this.#next = new Uint32Array(this.#length);
    this.#lasts = new Uint32Array(2 * this.#length + 1);
    for (let place = 0; place < this.#length; place++) {
      const slot = this.#slotOf(this.#hashes[place]!);
      const last = this.#lasts[slot]! - 1;
      this.#next[place] = last < 0 ? place : this.#next[last]!;
      if (last >= 0) this.#next[last] = place;
      this.#lasts[slot] = place + 1;
      if (place % linkedAtOnce === 0) yield;
    }
  }

  /** The hashes of more than one place, nearly in order. */
  *repeated(): Generator<number, void, undefined> {
    for (const after of this.#lasts) {
      if (after > 0 && this.#next[after - 1] !== after - 1) yield this.#hashes[after - 1]!;
    }
  }

  isRepeated(hash: number): boolean {
    const last = this.#lasts[this.#slotOf(hash)]! - 1;
    return last >= 0 && this.#next[last] !== last;
  }

  /** The places of a hash as they are kept. */
  packed(hash: number): Uint8Array {
    const places: BlockPlace[] = [];
    const last = this.#lasts[this.#slotOf(hash)]! - 1;
    for (let place = last; last >= 0;) {
      place = this.#next[place]!;
      places.push({
        documentId: this.#documents[place]!,
        position: this.#positions[place]!,
      });
      if (place === last) break;
    }
    return packPlaces(places);
  }

  /** Where the last place of a hash is noted, or would be. */
  #slotOf(hash: number): number {
    const { index, count } = this.#part;
    const slots = this.#lasts.length;
    let slot = Math.floor(((hash / hashRange) * count - index) * (slots - 1));
    for (; ; slot = slot + 1 < slots ? slot + 1 : 0) {
      const last = this.#lasts[slot]! - 1;
      if (last < 0 || this.#hashes[last] === hash) return slot;
    }
  }

  #grow(by: number): void {
    const room = 2 * (this.#length + by);
    this.#hashes = copyInto(new Float64Array(room), this.#hashes);
    this.#documents = copyInto(new Uint32Array(room), this.#documents);
    this.#positions = copyInto(new Uint32Array(room), this.#positions);
  }
}
