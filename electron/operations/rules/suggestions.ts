import {
  compareGain,
  confirmedEntries,
  mineRecurring,
  mineSteps,
  type MineInput,
  type Suggestion,
} from '../../../shared/engine/miner/mine-rules';

/** The lines of a batch, with what stands on them. */
export interface DecidedLines extends MineInput {
  /** Takes over what stands on the lines of these documents now; answers the entries that changed. */
  refresh(documentIds: Iterable<number>): number[];
}

/** Changed lines from which on the whole batch is mined anew. */
const manyChanges = 2000;

/** What the decisions of a batch speak for, kept up to date decision by decision. */
export class Suggestions {
  readonly #lines: DecidedLines;
  readonly #known = new Map<string, Suggestion>();
  readonly #recurring = new Map<string, Suggestion>();

  constructor(lines: DecidedLines) {
    this.#lines = lines;
  }

  /** Mines the whole batch; `breathe` is called between pieces of work. */
  async mineAll(breathe: () => Promise<void>): Promise<void> {
    const input = this.#lines;
    const found = new Map<string, Suggestion>();
    for (const suggestion of mineSteps(input, confirmedEntries(input.index))) {
      if (suggestion) found.set(suggestion.id, suggestion);
      await breathe();
    }
    replace(this.#known, found);
    const recurring = mineRecurring(input).map((one): [string, Suggestion] => [one.id, one]);
    replace(this.#recurring, new Map(recurring));
  }

  /** After decisions in these documents. True when so much changed that all has to be mined anew. */
  update(documentIds: Iterable<number>): boolean {
    const changed = this.#lines.refresh(documentIds);
    if (changed.length > manyChanges) return true;
    const seeds = new Set(changed);
    for (const known of [this.#known, this.#recurring]) {
      for (const [id, suggestion] of known) {
        if (!isTouched(suggestion, changed)) continue;
        known.delete(id);
        for (const entry of suggestion.evidence) seeds.add(entry);
      }
    }
    for (const suggestion of mineSteps(this.#lines, [...seeds])) {
      if (suggestion) this.#known.set(suggestion.id, suggestion);
    }
    return false;
  }

  /** Those with evidence first, then lines that recur and nobody decided; by gain within each. */
  list(): { readonly suggestion: Suggestion; readonly undecided: boolean }[] {
    const recurring = [...this.#recurring.values()].filter(({ id }) => !this.#known.has(id));
    return [
      ...sorted(this.#known.values()).map((suggestion) => ({ suggestion, undecided: false })),
      ...sorted(recurring).map((suggestion) => ({ suggestion, undecided: true })),
    ];
  }
}

function sorted(suggestions: Iterable<Suggestion>): Suggestion[] {
  return [...suggestions].sort(compareGain);
}

function replace<Key, Value>(into: Map<Key, Value>, by: ReadonlyMap<Key, Value>): void {
  into.clear();
  for (const [key, value] of by) into.set(key, value);
}

/** True when a line changed that speaks for the suggestion, or that one of its rules matches. */
function isTouched({ ladder, evidence }: Suggestion, changed: readonly number[]): boolean {
  const lists = [evidence, ...ladder.map(({ tally }) => tally.hits)];
  return changed.some((entry) => lists.some((list) => holdsEntry(list, entry)));
}

/** `rising` is sorted. */
function holdsEntry(rising: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return rising[low] === wanted;
}
