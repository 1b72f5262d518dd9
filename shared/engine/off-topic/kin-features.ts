import { findRising } from '../search-rising';
import { dampen } from './dampen';
import { RestMeter } from './rest-fit';
import { blockNorms, type TopicSpace } from './topic-space';
import { batchRarity, mostHolders, type TopicTable } from './topic-table';

/** How a unit fits the other documents of the batch, in the order of a row. */
export const kinFeatureNames = [
  'batch-cosine',
  'batch-novelty',
  'batch-core',
  'best-other',
  'best-margin',
  'better-others',
  'better-share',
  'kin',
  'best-kin',
  'best-stranger',
  'stranger-margin',
  'donor-beside',
] as const;

/** The document of the batch that a unit fits best, among those that do not resemble its own. */
export interface Donor {
  /** Index into the table's documents, or -1. */
  readonly document: number;
  readonly fit: number;
  /** How well it fits its own document, on the same scale. */
  readonly own: number;
}

export interface KinTable {
  readonly values: Float64Array;
  readonly donors: readonly Donor[];
}

/** Documents that resemble a unit most, whose likeness to its own document is looked at. */
const nearest = 10;
/** Documents that resemble the unit's own document more than this are no strangers. */
const strangerLikeness = 0.08;
/** Documents that a unit is compared with: those that share its rarest words. */
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

/** Compares the units of a document with the other documents of its batch. */
export class KinMeter {
  private readonly table: TopicTable;
  private readonly words: Int32Array;
  private readonly space: TopicSpace;
  private readonly fits: Float64Array;
  private readonly likeness: Float64Array;
  private readonly self: number;
  /** The documents that the present unit is compared with, and how many they are. */
  private readonly candidates = new Int32Array(mostCandidates);
  private candidateCount = 0;

  /** `self` is the document's id: it does not count as another document. */
  constructor(space: TopicSpace, self: string) {
    const { topics, words } = space;
    this.table = topics;
    this.words = words;
    this.self = findRising(topics.ids, self);
    const { fits, likeness, rarity } = scratchFor(topics);
    this.space = withBatchRarity(space, rarity);
    this.fits = fits;
    this.likeness = likeness;
  }

  /** One row of features, and the likeliest donor, for each unit. */
  measure(): KinTable {
    const { units, norms } = this.space;
    this.spreadLikeness();
    const meter = new RestMeter(this.space);
    const width = kinFeatureNames.length;
    const values = new Float64Array(units.length * width);
    const donors: Donor[] = [];
    for (let unit = 0; unit < units.length; unit++) {
      const block = units[unit]!;
      const window = units.subarray(Math.max(0, unit - 1), unit + 2);
      const { cosine, novelty, core } = meter.measureWords([block], window);
      this.spreadBlock(block, norms[block]! || 1);
      const at = unit * width;
      values[at] = cosine;
      values[at + 1] = novelty;
      values[at + 2] = core;
      donors.push(this.compareOthers(cosine, values, at + 3));
      this.forgetCandidates();
    }
    this.likeness.fill(0);
    shareDonors(values, donors);
    return { values, donors };
  }

  /**
   * Adds up in `fits` how well the other documents fit a block. The heaviest words come first and choose
   * the candidates; when there are enough of them the other words only add to theirs.
   */
  private spreadBlock(block: number, norm: number): void {
    const { terms, rarity } = this.space;
    const { from, holder, weight } = this.table;
    const { fits, candidates } = this;
    let count = 0;
    for (const entry of this.heaviestFirst(block)) {
      const term = terms.terms[entry]!;
      const word = this.words[term]!;
      const scale = (dampen(terms.counts[entry]!) * rarity[term]!) / norm;
      const end = from[word + 1]!;
      let place = from[word]!;
      for (; place < end && count < mostCandidates; place++) {
        const document = holder[place]!;
        const fit = fits[document]!;
        if (fit === 0) candidates[count++] = document;
        fits[document] = fit + scale * weight[place]!;
      }
      for (; place < end; place++) {
        const fit = fits[holder[place]!]!;
        if (fit !== 0) fits[holder[place]!] = fit + scale * weight[place]!;
      }
    }
    this.candidateCount = count;
  }

  private forgetCandidates(): void {
    for (let at = 0; at < this.candidateCount; at++) this.fits[this.candidates[at]!] = 0;
  }

  /** The entries of a block whose words stand in other documents too, by falling rarity. */
  private heaviestFirst(block: number): number[] {
    const { terms, rarity } = this.space;
    const entries: number[] = [];
    for (let entry = terms.offsets[block]!; entry < terms.offsets[block + 1]!; entry++) {
      const own = rarity[terms.terms[entry]!]!;
      if (own === 0 || this.words[terms.terms[entry]!]! < 0) continue;
      let at = entries.length;
      while (at > 0 && rarity[terms.terms[entries[at - 1]!]!]! < own) {
        entries[at] = entries[at - 1]!;
        at -= 1;
      }
      entries[at] = entry;
    }
    return entries;
  }

  /**
   * Likeness of the other documents to this one, by the words that recur in it over a distance: a
   * passage that was put in has no say in what the document is about.
   */
  private spreadLikeness(): void {
    const { rarity, frequency } = this.space;
    const { from, holder, weight } = this.table;
    const lasting = lastingTerms(this.space);
    let squares = 0;
    for (const term of lasting) squares += (rarity[term]! * dampen(frequency[term]!)) ** 2;
    const norm = Math.sqrt(squares) || 1;
    for (const term of lasting) {
      const scale = (rarity[term]! * dampen(frequency[term]!)) / norm;
      const word = this.words[term]!;
      if (word < 0) continue;
      for (let place = from[word]!; place < from[word + 1]!; place++) {
        this.likeness[holder[place]!]! += scale * weight[place]!;
      }
    }
  }

  /** Writes how a unit fits the candidates; returns the likeliest donor. */
  private compareOthers(own: number, values: Float64Array, at: number): Donor {
    const { fits, likeness, self, candidates, candidateCount } = this;
    const best: number[] = [];
    let better = 0;
    let donorFit = 0;
    let donorDocument = -1;
    /** Fit of the last of the best, once there are enough of them. */
    let least = -1;
    for (let index = 0; index < candidateCount; index++) {
      const document = candidates[index]!;
      if (document === self) continue;
      const fit = fits[document]!;
      if (fit > own) better += 1;
      if (fit > donorFit && likeness[document]! < strangerLikeness) {
        donorFit = fit;
        donorDocument = document;
      }
      if (fit < least) continue;
      this.keepBest(best, document);
      if (best.length === nearest) least = fits[best[nearest - 1]!]!;
    }
    const first = best[0];
    const bestFit = first === undefined ? 0 : this.fits[first]!;
    values[at] = bestFit;
    values[at + 1] = bestFit - own;
    values[at + 2] = Math.log(1 + better);
    values[at + 3] = better / Math.max(1, candidateCount);
    values[at + 4] = this.meanLikeness(best);
    values[at + 5] = first === undefined ? 0 : this.likeness[first]!;
    values[at + 6] = donorFit;
    values[at + 7] = donorFit - own;
    return { document: donorDocument, fit: donorFit, own };
  }

  /** Keeps the documents with the highest fits; equal fits keep the order of ids. */
  private keepBest(best: number[], document: number): void {
    const fit = this.fits[document]!;
    if (best.length === nearest) {
      if (this.comesBefore(best[nearest - 1]!, document, fit)) return;
    } else best.push(document);
    let at = best.length - 1;
    while (at > 0 && !this.comesBefore(best[at - 1]!, document, fit)) {
      best[at] = best[at - 1]!;
      at -= 1;
    }
    best[at] = document;
  }

  private comesBefore(other: number, document: number, fit: number): boolean {
    const otherFit = this.fits[other]!;
    return otherFit > fit || (otherFit === fit && other < document);
  }

  private meanLikeness(best: readonly number[]): number {
    let sum = 0;
    let fits = 0;
    for (const document of best) {
      sum += this.fits[document]! * this.likeness[document]!;
      fits += this.fits[document]!;
    }
    return fits > 0 ? sum / fits : 0;
  }
}

/** Writes how well the better of two neighbouring units fits the donor that they have in common. */
function shareDonors(values: Float64Array, donors: readonly Donor[]): void {
  const width = kinFeatureNames.length;
  const column = kinFeatureNames.indexOf('donor-beside');
  donors.forEach(({ document }, unit) => {
    if (document < 0) return;
    const before = fitIn(document, donors[unit - 1]);
    values[unit * width + column] = Math.max(before, fitIn(document, donors[unit + 1]));
  });
}

/** How well the donor fits when it is that document; 0 when it is another one. */
function fitIn(document: number, donor: Donor | undefined): number {
  return donor?.document === document ? donor.fit : 0;
}

/** The same document weighed by how rare its words are in the batch. */
function withBatchRarity(space: TopicSpace, rarityOf: Float64Array): TopicSpace {
  const { topics, words } = space;
  const rarity = new Float64Array(words.length);
  for (let term = 0; term < rarity.length; term++) {
    const holders = words[term]! < 0 ? 1 : topics.documents[words[term]!]!;
    rarity[term] = holders > mostHolders ? 0 : rarityOf[holders]!;
  }
  return { ...space, rarity, norms: blockNorms(space.terms, rarity) };
}

/** Terms of which two mentions stand at least `lastingDistance` units apart. */
function lastingTerms({ terms, units, rarity }: TopicSpace): number[] {
  const first = new Int32Array(rarity.length).fill(-1);
  const lasting = new Set<number>();
  units.forEach((block, unit) => {
    for (let entry = terms.offsets[block]!; entry < terms.offsets[block + 1]!; entry++) {
      const term = terms.terms[entry]!;
      if (first[term]! < 0) first[term] = unit;
      else if (unit - first[term]! >= lastingDistance) lasting.add(term);
    }
  });
  return [...lasting].filter((term) => rarity[term]! > 0).sort((a, b) => a - b);
}
