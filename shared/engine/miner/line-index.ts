import { keyLine, type LineKeys } from './line-forms';

/** What stands on a line of the batch. `machine` is a cut that a rule or policy made. */
export const lineStates = ['plain', 'open', 'confirmed', 'rejected', 'machine'] as const;
export type LineState = (typeof lineStates)[number];

/** A line as it comes into the index. */
export interface IndexedLine {
  readonly text: string;
  readonly state: LineState;
}

/** A document as it comes into the index. */
export interface IndexedDocument {
  readonly site?: string | undefined;
  /** Language tag, where it is known. */
  readonly language?: string | undefined;
  /** Its blocks in order; those that are running text take no place in the index. */
  readonly lines: readonly IndexedLine[];
}

/** Something else stands on a line than before. */
export interface StateChange {
  readonly entry: number;
  readonly before: LineState;
}

export type KeyName = keyof LineKeys;
export const keyNames: readonly KeyName[] = [
  ...(['line', 'template', 'frame', 'lead', 'tail'] as const),
  ...(['frameLead', 'frameTail'] as const),
];

/** Entries under the same bits of a key, by counting sort: entry numbers and where each bucket begins. */
interface Postings {
  readonly from: Uint32Array;
  readonly entries: Uint32Array;
}

/**
 * The short lines of a batch, found again by what they read: all of them stay in typed arrays, some
 * 90 bytes a line. Documents are numbered in the order in which they are added.
 */
export class LineIndex {
  readonly #keys: Readonly<Record<KeyName, GrowingFloats>> = {
    line: new GrowingFloats(),
    template: new GrowingFloats(),
    frame: new GrowingFloats(),
    lead: new GrowingFloats(),
    tail: new GrowingFloats(),
    frameLead: new GrowingFloats(),
    frameTail: new GrowingFloats(),
  };
  readonly #document = new GrowingFloats();
  readonly #position = new GrowingFloats();
  readonly #words = new GrowingFloats();
  readonly #state = new GrowingFloats();
  /** The first entry of each document, and one past the last. */
  readonly #from: number[] = [0];
  readonly #blocks: number[] = [];
  readonly #sites: (string | undefined)[] = [];
  readonly #languages: (string | undefined)[] = [];
  #postings: Partial<Record<KeyName, Postings>> = {};

  /** Adds a document and answers its number. */
  add({ site, language, lines }: IndexedDocument): number {
    const document = this.#blocks.length;
    for (const [position, { text, state }] of lines.entries()) {
      const keyed = keyLine(text);
      if (!keyed) continue;
      for (const name of keyNames) this.#keys[name].push(keyed.keys[name]);
      this.#words.push(keyed.words);
      this.#document.push(document);
      this.#position.push(position);
      this.#state.push(lineStates.indexOf(state));
    }
    this.#from.push(this.#document.length);
    this.#blocks.push(lines.length);
    this.#sites.push(site);
    this.#languages.push(language);
    this.#postings = {};
    return document;
  }

  get entries(): number {
    return this.#document.length;
  }

  get documents(): number {
    return this.#blocks.length;
  }

  /** Block of the document that the entry stands for. */
  position(entry: number): number {
    return this.#position.at(entry);
  }

  words(entry: number): number {
    return this.#words.at(entry);
  }

  document(entry: number): number {
    return this.#document.at(entry);
  }

  /** Number of all blocks of a document. */
  blocks(document: number): number {
    return this.#blocks[document]!;
  }

  site(document: number): string | undefined {
    return this.#sites[document];
  }

  language(document: number): string | undefined {
    return this.#languages[document];
  }

  state(entry: number): LineState {
    return lineStates[this.#state.at(entry)]!;
  }

  key(name: KeyName, entry: number): number {
    return this.#keys[name].at(entry);
  }

  /** Entries of a document as `[from, to)`. */
  entriesOf(document: number): readonly [number, number] {
    return [this.#from[document]!, this.#from[document + 1]!];
  }

  /**
   * Takes over what stands on the lines of a document now; `states` has one for each block. Answers
   * the entries on which something else stands than before.
   */
  setStates(document: number, states: readonly LineState[]): StateChange[] {
    const [from, to] = this.entriesOf(document);
    const changed: StateChange[] = [];
    for (let entry = from; entry < to; entry++) {
      const state = states[this.position(entry)]!;
      const before = this.state(entry);
      if (state === before) continue;
      this.#state.set(entry, lineStates.indexOf(state));
      changed.push({ entry, before });
    }
    return changed;
  }

  /** The entry of a block; undefined for running text. */
  entryAt(document: number, position: number): number | undefined {
    const [from, to] = this.entriesOf(document);
    for (let entry = from; entry < to; entry++) if (this.position(entry) === position) return entry;
    return undefined;
  }

  /** Entries with that key, in the order in which they were added; only those of a state, if given. */
  find(name: KeyName, key: number, state?: LineState): number[] {
    if (Number.isNaN(key) || this.entries === 0) return [];
    const postings = (this.#postings[name] ??= post(this.#keys[name]));
    const bucket = bucketOf(key, postings.from.length - 1);
    const wanted = state && lineStates.indexOf(state);
    const found: number[] = [];
    for (let at = postings.from[bucket]!; at < postings.from[bucket + 1]!; at++) {
      const entry = postings.entries[at]!;
      if (wanted !== undefined && this.#state.at(entry) !== wanted) continue;
      if (this.#keys[name].at(entry) === key) found.push(entry);
    }
    return found;
  }
}

/** Numbers in an array that doubles when it is full. */
class GrowingFloats {
  #values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }
}

function post(keys: GrowingFloats): Postings {
  const buckets = 2 ** Math.min(22, Math.max(4, Math.ceil(Math.log2(keys.length + 1))));
  const from = new Uint32Array(buckets + 1);
  for (let entry = 0; entry < keys.length; entry++) {
    const key = keys.at(entry);
    if (!Number.isNaN(key)) from[bucketOf(key, buckets) + 1]!++;
  }
  for (let bucket = 0; bucket < buckets; bucket++) from[bucket + 1]! += from[bucket]!;
  const next = from.slice();
  const entries = new Uint32Array(from[buckets]!);
  for (let entry = 0; entry < keys.length; entry++) {
    const key = keys.at(entry);
    if (!Number.isNaN(key)) entries[next[bucketOf(key, buckets)]!++] = entry;
  }
  return { from, entries };
}

/** The low bits: `hashText` mixes them well. */
function bucketOf(key: number, buckets: number): number {
  return (key % 4294967296) & (buckets - 1);
}
