import { RestMeter } from './rest-fit';
import { hashWord } from './topic-fold';
import { blockNorms, dampen, type TopicSpace } from './topic-space';
import { batchRarity, findId, findWord, type TopicTable } from './topic-table';

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
/** Words that recur over more units than this are the document's lasting words. */
const lastingDistance = 3;

/** Compares the units of a document with the other documents of its batch. */
export class KinMeter {
  private readonly words: Int32Array;
  private readonly space: TopicSpace;
  private readonly fits: Float64Array;
  private readonly likeness: Float64Array;
  private readonly self: number;

  /** `self` is the document's id: it does not count as another document. */
  constructor(
    space: TopicSpace,
    private readonly table: TopicTable,
    self: string,
  ) {
    this.self = findId(table.ids, self);
    this.words = Int32Array.from(space.terms.stems, (stem) => findWord(table.hash, hashWord(stem)));
    this.space = withBatchRarity(space, table, this.words);
    this.fits = new Float64Array(table.ids.length);
    this.likeness = new Float64Array(table.ids.length);
  }

  /** One row of features, and the likeliest donor, for each unit. */
  measure(): KinTable {
    const { units, norms } = this.space;
    this.spreadLikeness();
    const meter = new RestMeter(this.space);
    const width = kinFeatureNames.length;
    const values = new Float64Array(units.length * width);
    const donors: Donor[] = [];
    units.forEach((block, unit) => {
      const window = Array.from(units.subarray(Math.max(0, unit - 1), unit + 2));
      const { cosine, novelty, core } = meter.measure([block], window);
      const touched = this.spreadBlock(block, norms[block]! || 1);
      const others = this.compareOthers(touched, cosine);
      values.set([cosine, novelty, core, ...others.features], unit * width);
      donors.push(others.donor);
      for (const document of touched) this.fits[document] = 0;
    });
    shareDonors(values, donors);
    return { values, donors };
  }

  /** Adds up in `fits` how well the other documents fit a block; returns those that fit at all. */
  private spreadBlock(block: number, norm: number): number[] {
    const { terms, rarity } = this.space;
    const { from, holder, weight } = this.table;
    const { fits } = this;
    const touched: number[] = [];
    for (let entry = terms.offsets[block]!; entry < terms.offsets[block + 1]!; entry++) {
      const term = terms.terms[entry]!;
      const word = this.words[term]!;
      if (word < 0) continue;
      const scale = (dampen(terms.counts[entry]!) * rarity[term]!) / norm;
      const end = from[word + 1]!;
      for (let place = from[word]!; place < end; place++) {
        const document = holder[place]!;
        const fit = fits[document]!;
        if (fit === 0) touched.push(document);
        fits[document] = fit + scale * weight[place]!;
      }
    }
    return touched;
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

  private compareOthers(
    touched: readonly number[],
    own: number,
  ): { features: number[]; donor: Donor } {
    const { fits, likeness, self } = this;
    const best: number[] = [];
    let better = 0;
    let donorFit = 0;
    let donorDocument = -1;
    /** Fit of the last of the best, once there are enough of them. */
    let least = -1;
    for (let index = 0; index < touched.length; index++) {
      const document = touched[index]!;
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
    const donor: Donor = { document: donorDocument, fit: donorFit, own };
    const first = best[0];
    const bestFit = first === undefined ? 0 : this.fits[first]!;
    const features = [
      bestFit,
      bestFit - own,
      Math.log(1 + better),
      better / Math.max(1, this.table.ids.length),
      this.meanLikeness(best),
      first === undefined ? 0 : this.likeness[first]!,
      donor.fit,
      donor.fit - own,
    ];
    return { features, donor };
  }

  /** Keeps the documents with the highest fits; equal fits keep the order of ids. */
  private keepBest(best: number[], document: number): void {
    const fit = this.fits[document]!;
    const before = (other: number): boolean =>
      this.fits[other]! > fit || (this.fits[other]! === fit && other < document);
    if (best.length === nearest && before(best[nearest - 1]!)) return;
    let at = best.length;
    while (at > 0 && !before(best[at - 1]!)) at -= 1;
    best.splice(at, 0, document);
    if (best.length > nearest) best.pop();
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
    const beside = [donors[unit - 1], donors[unit + 1]].map((other) =>
      document >= 0 && other?.document === document ? other.fit : 0,
    );
    values[unit * width + column] = Math.max(...beside);
  });
}

/** The same document weighed by how rare its words are in the batch. */
function withBatchRarity(space: TopicSpace, table: TopicTable, words: Int32Array): TopicSpace {
  const rarity = Float64Array.from(words, (word) =>
    batchRarity(table.ids.length, word < 0 ? 1 : table.documents[word]!),
  );
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
