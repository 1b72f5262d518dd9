import type { RuleDefinition } from '../../model/rule';
import { findCommon } from '../search-rising';
import type { LineIndex, StateChange } from './line-index';
import { tallyRule, type RuleTally, type TextOf } from './tally-rule';

/** Hits that are remembered of all rules together: some 64 MB. */
const mostHits = 8_000_000;

/**
 * Tallies of the rules that were asked for. Which lines a rule matches is found once; what stands on
 * them is followed line by line, so that a decision costs little however much the rules match.
 */
export class RuleTallies {
  /** Those that were not asked for longest come first. */
  readonly #known = new Map<string, RuleTally>();
  #hits = 0;

  constructor(
    private readonly index: LineIndex,
    private readonly textOf: TextOf,
  ) {}

  of(rule: RuleDefinition): RuleTally {
    const key = JSON.stringify([rule.form, rule.text, rule.conditions]);
    const known = this.#known.get(key);
    const tally = known ?? tallyRule(this.index, rule, this.textOf);
    this.#known.delete(key);
    this.#known.set(key, tally);
    if (!known) this.#makeRoom(tally.hits.length);
    return tally;
  }

  /** Something else stands on lines of the index. Tallies that were answered stay as they are. */
  follow(changes: readonly StateChange[]): void {
    const before = new Map(changes.map((change) => [change.entry, change.before]));
    const changed = [...before.keys()].sort((a, b) => a - b);
    if (changed.length === 0) return;
    for (const [key, tally] of this.#known) {
      const common = findCommon(tally.hits, changed);
      if (common.length === 0) continue;
      const states = { ...tally.states };
      for (const entry of common) {
        states[before.get(entry)!]--;
        states[this.index.state(entry)]++;
      }
      this.#known.set(key, { ...tally, states });
    }
  }

  #makeRoom(added: number): void {
    this.#hits += added;
    for (const [key, { hits }] of this.#known) {
      if (this.#hits <= mostHits || this.#known.size === 1) return;
      this.#known.delete(key);
      this.#hits -= hits.length;
    }
  }
}
