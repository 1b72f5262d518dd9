import type { StateChange } from '../../../shared/engine/miner/line-index';
import { hasSlotsAlone } from '../../../shared/engine/miner/line-forms';
import { findCommon } from '../../../shared/engine/search-rising';
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
  /** Takes over what stands on the lines of these documents now; answers what changed. */
  refresh(documentIds: Iterable<number>): StateChange[];
}

/** Changed lines, and groups of lines around them, from which on the whole batch is mined anew. */
const manyChanges = 5000;
const manyGroups = 300;

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
  /** Lines that changed since the mining that is under way began. */
  #meanwhile: number[] | undefined;

  constructor(lines: DecidedLines) {
    this.#lines = lines;
  }

  /**
   * Mines the whole batch; `breathe` is called between pieces of work, and decisions may come
   * meanwhile. Stops when it is begun anew.
   */
  async mineAll(breathe: () => Promise<void>): Promise<void> {
    const meanwhile: number[] = [];
    this.#meanwhile = meanwhile;
    const isOverdue = () => this.#meanwhile !== meanwhile;
    const found: MinedGroup[] = [];
    const { index } = this.#lines;
    for (const one of mineGroups(this.#lines, groupsAround(index, confirmedEntries(index)))) {
      found.push(one);
      await breathe();
      if (isOverdue()) return;
    }
    const recurring = new Map<string, Suggestion>();
    for (const one of mineRecurring(this.#lines)) {
      if (one) recurring.set(one.id, one);
      await breathe();
      if (isOverdue()) return;
    }
    this.#meanwhile = undefined;
    this.#replace(found, recurring);
    if (this.#lookAround(rising(meanwhile))) await this.mineAll(breathe);
  }

  /**
   * After decisions in these documents: what they touch is looked for again where it was found, and
   * around them. True when so much changed that all has to be mined anew.
   */
  update(documentIds: Iterable<number>): boolean {
    return this.follow(this.#lines.refresh(documentIds));
  }

  /** The same for lines that were refreshed already. */
  follow(changes: readonly StateChange[]): boolean {
    const changed = rising(changes.map(({ entry }) => entry));
    for (const entry of changed) this.#meanwhile?.push(entry);
    return this.#lookAround(changed);
  }

  /**
   * Those with evidence first, then lines that recur and nobody decided, and of these last the ones
   * that say nothing but that numbers or names stand there; by gain within each.
   */
  list(): { readonly suggestion: Suggestion; readonly undecided: boolean }[] {
    const recurring = [...this.#recurring.values()].filter(({ id }) => !this.#known.has(id));
    return [
      ...sorted([...this.#known.values()].map(({ suggestion }) => suggestion)).map(
        (suggestion) => ({ suggestion, undecided: false }),
      ),
      ...[false, true].flatMap((bare) =>
        sorted(recurring.filter((suggestion) => isBare(suggestion) === bare)).map((suggestion) => ({
          suggestion,
          undecided: true,
        })),
      ),
    ];
  }

  #replace(found: readonly MinedGroup[], recurring: ReadonlyMap<string, Suggestion>): void {
    this.#known.clear();
    this.#failed.clear();
    for (const one of found) this.#remember(one);
    this.#recurring.clear();
    for (const [id, suggestion] of recurring) this.#recurring.set(id, suggestion);
  }

  /** Entries that rise. True, and nothing is done, when there is too much to look at in one go. */
  #lookAround(changed: readonly number[]): boolean {
    if (changed.length > manyChanges) return true;
    const around = groupsAround(this.#lines.index, changed);
    const touched = this.#touchedBy(changed);
    const groups = new Map(around.map((group) => [groupName(group), group]));
    for (const { groups: from } of touched) addAll(groups, from);
    for (const group of around) addAll(groups, this.#failed.get(groupName(group)));
    if (groups.size > manyGroups) return true;
    for (const group of around) this.#failed.delete(groupName(group));
    for (const { suggestion } of touched) this.#known.delete(suggestion.id);
    for (const one of mineGroups(this.#lines, [...groups.values()])) this.#remember(one);
    this.#lookForRecurring(changed);
    return false;
  }

  #touchedBy(changed: readonly number[]): Known[] {
    const isTouched = touchTest(changed);
    return [...this.#known.values()].filter(({ suggestion }) => isTouched(suggestion));
  }

  /** Looks at the templates of these lines, and at those of suggestions that they touch. */
  #lookForRecurring(changed: readonly number[]): void {
    const touched = [...this.#recurring.values()].filter(touchTest(changed));
    for (const { id } of touched) this.#recurring.delete(id);
    const entries = [...changed, ...touched.flatMap(({ evidence }) => evidence)];
    for (const one of mineRecurring(this.#lines, entries)) {
      if (one) this.#recurring.set(one.id, one);
    }
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
}

/** Each entry once. */
function rising(entries: readonly number[]): number[] {
  return [...new Set(entries)].sort((a, b) => a - b);
}

function addAll<Key, Value>(to: Map<Key, Value>, more: ReadonlyMap<Key, Value> = new Map()): void {
  for (const [key, value] of more) to.set(key, value);
}

function sorted(suggestions: Iterable<Suggestion>): Suggestion[] {
  return [...suggestions].sort(compareGain);
}

/** True where the rule to look at first is of slots alone. */
function isBare({ ladder, chosen }: Suggestion): boolean {
  return hasSlotsAlone(ladder[chosen]!.rule.text);
}

/**
 * True for suggestions for which one of these lines speaks, or that have a rule which matches one.
 * Many suggestions share their lists of lines: each is looked at once.
 */
function touchTest(changed: readonly number[]): (suggestion: Suggestion) => boolean {
  const known = new Map<readonly number[], boolean>();
  const isTouched = (list: readonly number[]) => {
    const found = known.get(list) ?? findCommon(list, changed).length > 0;
    known.set(list, found);
    return found;
  };
  return ({ ladder, evidence }) =>
    isTouched(evidence) || ladder.some(({ tally }) => isTouched(tally.hits));
}
