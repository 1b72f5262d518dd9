import { spellingOf } from './document-terms';
import type { TopicSpace } from './topic-space';

/** Words of some blocks that a curator can look for in the rest of the document. */
export interface WordsApart {
  /** Distinct content words of the blocks. */
  readonly words: number;
  /** Those of them that stand nowhere else in the document. */
  readonly apart: number;
  /** The rarest of these, as written, in the order of the text. */
  readonly examples: readonly string[];
  /** The rarest words that do stand elsewhere. */
  readonly shared: readonly string[];
}

const mostExamples = 4;

/** Finds the words that stand in the blocks alone. */
export function findWordsApart(space: TopicSpace, blocks: readonly number[]): WordsApart {
  const { offsets, terms, counts } = space.terms;
  const own = new Map<number, number>();
  for (const block of blocks) {
    for (let entry = offsets[block]!; entry < offsets[block + 1]!; entry++) {
      own.set(terms[entry]!, (own.get(terms[entry]!) ?? 0) + counts[entry]!);
    }
  }
  const all = [...own.keys()];
  const isApart = (term: number): boolean => space.frequency[term]! === own.get(term)!;
  const apart = all.filter(isApart);
  return {
    words: all.length,
    apart: apart.length,
    examples: rarest(space, apart),
    shared: rarest(
      space,
      all.filter((term) => !isApart(term)),
    ),
  };
}

function rarest(space: TopicSpace, terms: readonly number[]): string[] {
  const chosen = [...terms]
    .sort((a, b) => space.rarity[b]! - space.rarity[a]! || a - b)
    .slice(0, mostExamples);
  return terms.filter((term) => chosen.includes(term)).map((term) => spellingOf(space.terms, term));
}

/** One line that says which words speak against the blocks, and which for them. */
export function explainApart(found: WordsApart, fitsElsewhere: boolean): string {
  const elsewhere = fitsElsewhere ? ' Another document of the batch has its words.' : '';
  return `${explainWords(found)}${elsewhere}`;
}

function explainWords({ words, apart, examples, shared }: WordsApart): string {
  if (apart === 0) {
    return `Its ${words} content words stand elsewhere in the document too, but its neighbours fit each other better.`;
  }
  const listed = examples.join(', ');
  if (apart === words) {
    return `None of its ${words} content words stands elsewhere in the document; e.g. ${listed}.`;
  }
  return `${apart} of its ${words} content words stand nowhere else in the document, e.g. ${listed}; shared: ${shared.slice(0, 2).join(', ')}.`;
}
