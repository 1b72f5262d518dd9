import { findRising } from '../../../shared/engine/search-rising';
import {
  compareGain,
  confirmedEntries,
  groupName,
  groupsAround,
  mineGroups,
  mineRecurring,
  type LineGroup,
  type MinedGroup,
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

/** A suggestion with the groups of lines that it was found from, by name. */
interface Known {
  readonly suggestion: Suggestion;
  readonly groups: Map<string, LineGroup>;
}

/** What the decisions of a batch speak for, kept up to date decision by decision. */
export class Suggestions {
  readonly #lines: DecidedLines;
  readonly #known = new Map<string, Known>();
  readonly #recurring = new Map<string, Suggestion>();
  /**
   * Groups of confirmed lines that no rule was found for, by each group that the first of them is in:
   * whatever a rule for them would match shares one of these.
   */
  readonly #failed = new Map<string, Map<string, LineGroup>>();

  constructor(lines: DecidedLines) {
    this.#lines = lines;
  }

  /** Mines the whole batch; `breathe` is called between pieces of work. */
  async mineAll(breathe: () => Promise<void>): Promise<void> {
    const input = this.#lines;
    const found: MinedGroup[] = [];
    const groups = groupsAround(input.index, confirmedEntries(input.index));
    for (const one of mineGroups(input, groups)) {
      found.push(one);
      await breathe();
    }
    this.#known.clear();
    this.#failed.clear();
    for (const one of found) this.#remember(one);
    const recurring = mineRecurring(input).map((one): [string, Suggestion] => [one.id, one]);
    replace(this.#recurring, new Map(recurring));
  }

  /**
   * After decisions in these documents: what they touch is looked for again where it was found, and
   * around them. True when so much changed that all has to be mined anew.
   */
  update(documentIds: Iterable<number>): boolean {
    const changed = this.#lines.refresh(documentIds);
    if (changed.length > manyChanges) return true;
    const groups = new Map<string, LineGroup>();
    for (const group of groupsAround(this.#lines.index, changed)) {
      groups.set(groupName(group), group);
      for (const [name, failed] of this.#failed.get(groupName(group)) ?? [])
        groups.set(name, failed);
      this.#failed.delete(groupName(group));
    }
    for (const [id, { suggestion, groups: from }] of this.#known) {
      if (!isTouched(suggestion, changed)) continue;
      this.#known.delete(id);
      for (const [name, group] of from) groups.set(name, group);
    }
    for (const [id, suggestion] of this.#recurring) {
      if (isTouched(suggestion, changed)) this.#recurring.delete(id);
    }
    for (const one of mineGroups(this.#lines, [...groups.values()])) this.#remember(one);
    return false;
  }

  #remember({ group, first, suggestion }: MinedGroup): void {
    const name = groupName(group);
    if (suggestion) {
      const groups = this.#known.get(suggestion.id)?.groups ?? new Map<string, LineGroup>();
      this.#known.set(suggestion.id, { suggestion, groups: groups.set(name, group) });
    } else if (first !== undefined) {
      for (const around of groupsAround(this.#lines.index, [first])) {
        const key = groupName(around);
        const failed = this.#failed.get(key) ?? new Map<string, LineGroup>();
        this.#failed.set(key, failed.set(name, group));
      }
    }
  }

  /** Those with evidence first, then lines that recur and nobody decided; by gain within each. */
  list(): { readonly suggestion: Suggestion; readonly undecided: boolean }[] {
    const recurring = [...this.#recurring.values()].filter(({ id }) => !this.#known.has(id));
    return [
      ...sorted([...this.#known.values()].map(({ suggestion }) => suggestion)).map(
        (suggestion) => ({ suggestion, undecided: false }),
      ),
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
  return changed.some((entry) => lists.some((list) => findRising(list, entry) >= 0));
}
