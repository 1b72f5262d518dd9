import { noVectors, type WordVectors } from './word-vectors';

/** Where a shipped table or model comes from. */
export interface ResourceOrigin {
  /** The data it was made from, with their licence. */
  readonly data: string;
  /** The script of this repository that made it. */
  readonly script: string;
  readonly date: string;
  readonly licence: string;
}

/** The shipped table as it stands in its file. */
export interface BackgroundTable {
  readonly origin: ResourceOrigin;
  /** Number of documents counted. */
  readonly documents: number;
  /** Stems joined by spaces under the number of documents that hold them. */
  readonly stems: Readonly<Record<string, string>>;
}

/** How common the stems of ordinary English news and web text are. */
export interface Background {
  readonly documents: number;
  /** Documents that hold a stem; stems in very few documents are absent. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Sum of all frequencies. */
  readonly total: number;
  /** What the stems mean, by the words that they stand beside. */
  readonly vectors: WordVectors;
}

/** Frequency assumed for stems that are not in the table. */
export const rareFrequency = 2.5;

/** The table in the form that lookups need. */
export function readBackground(table: BackgroundTable, vectors = noVectors): Background {
  const frequencies = new Map<string, number>();
  let total = 0;
  for (const [frequency, stems] of Object.entries(table.stems)) {
    for (const stem of stems.split(' ')) {
      frequencies.set(stem, Number(frequency));
      total += Number(frequency);
    }
  }
  return { documents: table.documents, frequencies, total, vectors };
}

/** A table that knows no word: every word weighs the same. */
export const emptyBackground: Background = {
  documents: 1,
  frequencies: new Map(),
  total: 1,
  vectors: noVectors,
};
