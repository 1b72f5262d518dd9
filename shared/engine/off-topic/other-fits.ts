import { lentBytes, lentFloats, lentInts } from '../lent-arrays';
import { dampen } from './dampen';
import type { TopicSpace } from './topic-space';
import { batchRarity, mostHolders, type TopicTable } from './topic-table';

/** Documents that a block is compared with: those that share its rarest words. */
const mostCandidates = 200;
/** Words that recur over more units than this are the document's lasting words. */
const lastingDistance = 3;

/** What is needed for each document of a table (all 0 between two documents), or once for a table. */
interface Scratch {
  readonly fits: Float64Array;
  readonly likeness: Float64Array;
  /** `batchRarity` by the number of holders. */
  readonly rarity: Float64Array;
}

const scratches = new WeakMap<TopicTable, Scratch>();

/** Made once for a table, so that a document's cost does not grow with the batch. */
function scratchFor(table: TopicTable): Scratch {
  let scratch = scratches.get(table);
  if (scratch === undefined) {
    const { length } = table.ids;
    scratch = {
      fits: new Float64Array(length),
      likeness: new Float64Array(length),
      rarity: Float64Array.from({ length: mostHolders + 1 }, (_, holders) =>
        batchRarity(length, holders),
      ),
    };
    scratches.set(table, scratch);
  }
  return scratch;
}

/** Weight of each term of a document by how rare it is in the batch. */
export function rarityInBatch({ topics, words }: TopicSpace): Float64Array {
  const { rarity: rarityOf } = scratchFor(topics);
  const rarity = lentFloats(words.length);
  for (let term = 0; term < rarity.length; term++) {
    const holders = words[term]! < 0 ? 1 : topics.documents[words[term]!]!;
    rarity[term] = holders > mostHolders ? 0 : rarityOf[holders]!;
  }
  return rarity;
}

/** How well the other documents of a batch fit the blocks of a document, whose terms weigh what they do in the batch. */
export class OtherFits {
  /** For each document of the batch its fit to the present block, for the candidates alone. */
  readonly fits: Float64Array;
  /** For each document of the batch how much it resembles this one. */
  readonly likeness: Float64Array;
  /** The documents that the present block is compared with, and how many they are. */
  readonly candidates = lentInts(mostCandidates);
  count = 0;
  /** Entries of the present block. */
  private readonly entries: Int32Array;

  constructor(private readonly space: TopicSpace) {
    const { fits, likeness } = scratchFor(space.topics);
    this.fits = fits;
    this.likeness = likeness;
    this.entries = lentInts(space.words.length);
  }

  /**
   * Likeness of the other documents to this one, by the words that recur in it over a distance: a
   * passage that was put in has no say in what the document is about. To be called before the first block,
   * while no other document of the table is open.
   */
  open(): void {
    const { rarity, frequency, topics, words } = this.space;
    const { likeness } = this;
    const { from, holder, weight } = topics;
    const lasting = lastingTerms(this.space);
    let squares = 0;
    for (const term of lasting) squares += (rarity[term]! * dampen(frequency[term]!)) ** 2;
    const norm = Math.sqrt(squares) || 1;
    for (const term of lasting) {
      const scale = (rarity[term]! * dampen(frequency[term]!)) / norm;
      const word = words[term]!;
      if (word < 0) continue;
      const end = from[word + 1]!;
      for (let place = from[word]!; place < end; place++) {
        likeness[holder[place]!]! += scale * weight[place]!;
      }
    }
  }

  /** To be called when the document is done, or cannot be, before the next one. */
  close(): void {
    this.leave();
    this.likeness.fill(0);
  }

  /**
   * Compares the next block. Its heaviest words come first and choose the candidates; when there are enough
   * of them the other words only add to theirs.
   */
  enter(block: number): void {
    this.leave();
    const { terms, rarity, norms, topics, words } = this.space;
    const norm = norms[block]! || 1;
    const size = this.sortEntries(block);
    for (let at = 0; at < size; at++) {
      const entry = this.entries[at]!;
      const term = terms.terms[entry]!;
      const word = words[term]!;
      const scale = (dampen(terms.counts[entry]!) * rarity[term]!) / norm;
      const end = topics.from[word + 1]!;
      const place = this.choose(topics.from[word]!, end, scale);
      this.addToChosen(place, end, scale);
    }
  }

  private leave(): void {
    for (let at = 0; at < this.count; at++) this.fits[this.candidates[at]!] = 0;
    this.count = 0;
  }

  /** Adds a word's holders, of which new ones become candidates while there is room; returns where it ended. */
  private choose(start: number, end: number, scale: number): number {
    const { fits, candidates } = this;
    const { holder, weight } = this.space.topics;
    let { count } = this;
    let place = start;
    for (; place < end && count < mostCandidates; place++) {
      const document = holder[place]!;
      const fit = fits[document]!;
      // A number instead of a branch: which documents are candidates is too irregular to be foreseen.
      candidates[count] = document;
      count += Number(fit === 0);
      fits[document] = fit + scale * weight[place]!;
    }
    this.count = count;
    return place;
  }

  private addToChosen(start: number, end: number, scale: number): void {
    const { fits } = this;
    const { holder, weight } = this.space.topics;
    for (let place = start; place < end; place++) {
      const document = holder[place]!;
      const fit = fits[document]!;
      fits[document] = fit + scale * weight[place]! * Number(fit !== 0);
    }
  }

  /** Sorts the entries of a block whose words stand in other documents too, by falling rarity; returns their number. */
  private sortEntries(block: number): number {
    const { entries } = this;
    const { terms, rarity, words } = this.space;
    const end = terms.offsets[block + 1]!;
    let size = 0;
    for (let entry = terms.offsets[block]!; entry < end; entry++) {
      const term = terms.terms[entry]!;
      const own = rarity[term]!;
      if (own === 0 || words[term]! < 0) continue;
      let at = size++;
      while (at > 0 && rarity[terms.terms[entries[at - 1]!]!]! < own) {
        entries[at] = entries[at - 1]!;
        at -= 1;
      }
      entries[at] = entry;
    }
    return size;
  }
}

/** Terms of which two mentions stand at least `lastingDistance` units apart, in rising order. */
function lastingTerms({ terms, units, rarity }: TopicSpace): number[] {
  const first = lentInts(rarity.length).fill(-1);
  const lasts = lentBytes(rarity.length);
  for (let unit = 0; unit < units.length; unit++) {
    const end = terms.offsets[units[unit]! + 1]!;
    for (let entry = terms.offsets[units[unit]!]!; entry < end; entry++) {
      const term = terms.terms[entry]!;
      if (first[term]! < 0) first[term] = unit;
      else if (unit - first[term]! >= lastingDistance) lasts[term] = 1;
    }
  }
  const lasting: number[] = [];
  for (let term = 0; term < lasts.length; term++) {
    if (lasts[term] === 1 && rarity[term]! > 0) lasting.push(term);
  }
  return lasting;
}
