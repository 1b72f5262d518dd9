import { lentFloats } from '../lent-arrays';
import { findRising } from '../search-rising';
import { OtherFits, rarityInBatch } from './other-fits';
import { restFit, restFitSize, RestMeter } from './rest-fit';
import { TermCounts } from './term-counts';
import { blockNorms, type TopicSpace } from './topic-space';
import type { UnitTable } from './unit-features';

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

/** Documents that resemble a unit most, whose likeness to its own document is looked at. */
const nearest = 10;
/** Documents that resemble the unit's own document more than this are no strangers. */
const strangerLikeness = 0.08;

/** Compares the units of a document with the other documents of its batch. */
export class KinMeter {
  private readonly space: TopicSpace;
  private readonly others: OtherFits;
  private readonly self: number;

  /** `self` is the document's id: it does not count as another document. */
  constructor(space: TopicSpace, self: string) {
    const rarity = rarityInBatch(space);
    this.space = { ...space, rarity, norms: blockNorms(space.terms, rarity) };
    this.others = new OtherFits(this.space);
    this.self = findRising(space.topics.ids, self);
  }

  /** Writes the features of each unit from that column of its row on; returns the likeliest donor of each. */
  measure(table: UnitTable, first: number): Donor[] {
    this.others.open();
    try {
      return this.measureUnits(table, first);
    } finally {
      // What one document throws must not show in the next.
      this.others.close();
    }
  }

  private measureUnits({ columns, values }: UnitTable, first: number): Donor[] {
    const { units, terms } = this.space;
    const meter = new RestMeter(this.space);
    const own = new TermCounts(terms);
    const window = new TermCounts(terms);
    const fit = lentFloats(restFitSize);
    const donors: Donor[] = [];
    for (let unit = 0; unit < units.length; unit++) {
      own.clear();
      window.clear();
      own.add(units[unit]!);
      window.addAll(units, unit - 1, unit + 2);
      meter.measureWords(own, window, fit);
      const at = unit * columns + first;
      values[at] = fit[restFit.cosine]!;
      values[at + 1] = fit[restFit.novelty]!;
      values[at + 2] = fit[restFit.core]!;
      this.others.enter(units[unit]!);
      donors.push(this.compareOthers(fit[restFit.cosine]!, values, at + 3));
    }
    donors.forEach((_, unit) => {
      values[unit * columns + first + donorBesideAt] = fitBeside(donors, unit);
    });
    return donors;
  }

  /** Writes how a unit fits the candidates; returns the likeliest donor. */
  private compareOthers(own: number, values: Float64Array, at: number): Donor {
    const { self } = this;
    const { fits, likeness, candidates, count } = this.others;
    const best: number[] = [];
    let better = 0;
    let donorFit = 0;
    let donorDocument = -1;
    /** Fit of the last of the best, once there are enough of them. */
    let least = -1;
    for (let index = 0; index < count; index++) {
      const document = candidates[index]!;
      if (document === self) continue;
      const fit = fits[document]!;
      better += Number(fit > own);
      if (fit > donorFit && likeness[document]! < strangerLikeness) {
        donorFit = fit;
        donorDocument = document;
      }
      if (fit < least) continue;
      this.keepBest(best, document);
      if (best.length === nearest) least = fits[best[nearest - 1]!]!;
    }
    const first = best[0];
    const bestFit = first === undefined ? 0 : fits[first]!;
    values[at] = bestFit;
    values[at + 1] = bestFit - own;
    values[at + 2] = Math.log(1 + better);
    values[at + 3] = better / Math.max(1, count);
    values[at + 4] = this.meanLikeness(best);
    values[at + 5] = first === undefined ? 0 : likeness[first]!;
    values[at + 6] = donorFit;
    values[at + 7] = donorFit - own;
    return { document: donorDocument, fit: donorFit, own };
  }

  /** Keeps the documents with the highest fits; equal fits keep the order of ids. */
  private keepBest(best: number[], document: number): void {
    const fit = this.others.fits[document]!;
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
    const otherFit = this.others.fits[other]!;
    return otherFit > fit || (otherFit === fit && other < document);
  }

  private meanLikeness(best: readonly number[]): number {
    const { fits, likeness } = this.others;
    let sum = 0;
    let weight = 0;
    for (const document of best) {
      sum += fits[document]! * likeness[document]!;
      weight += fits[document]!;
    }
    return weight > 0 ? sum / weight : 0;
  }
}

const donorBesideAt = kinFeatureNames.indexOf('donor-beside');

/** How well the better of two neighbouring units fits the donor that they have in common; 0 for none. */
function fitBeside(donors: readonly Donor[], unit: number): number {
  const { document } = donors[unit]!;
  if (document < 0) return 0;
  return Math.max(fitIn(document, donors[unit - 1]), fitIn(document, donors[unit + 1]));
}

/** How well the donor fits when it is that document; 0 when it is another one. */
function fitIn(document: number, donor: Donor | undefined): number {
  return donor?.document === document ? donor.fit : 0;
}
