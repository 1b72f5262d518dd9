import { wording } from '../../../electron/operations/rules/match-known-rules';
import { Suggestions } from '../../../electron/operations/rules/suggestions';
import { foldLine, templateOf } from '../../../shared/engine/miner/line-forms';
import { gainOf, type Rung, type Suggestion } from '../../../shared/engine/miner/mine-rules';
import type { LineState } from '../../../shared/engine/miner/line-index';
import { type LabelledBatch, type LabelledLine, resetBatch } from './labelled-batch';

/**
 * What one decision of the simulated curator reaches:
 * - `single`: the line itself.
 * - `twins`: all lines that read the same.
 * - `grouped`: all lines of one slot-normalised wording, whether or not anything shows them.
 * - `suggestions`: `twins`, and looking at a suggestion is a decision too.
 */
export const curatorModes = ['single', 'twins', 'grouped', 'suggestions'] as const;
export type CuratorMode = (typeof curatorModes)[number];

export interface CuratorRun {
  /** Lines to cut that a flag shows before anything is decided: what deciding flags can reach. */
  readonly reachable: number;
  /** How many of them are cut after each decision. */
  readonly curve: readonly number[];
  readonly accepted: number;
  readonly refused: number;
  /** Lines to cut that no flag showed and a rule cut. */
  readonly beyond: number;
  /** Lines to keep that were cut. */
  readonly damage: number;
}

/** Undecided lines that a suggestion has to reach to be worth a look: one costs as much by hand. */
const leastGain = 2;

/**
 * A curator who knows the gold labels goes through the flags in reading order until none is open.
 * Lines where either is right are cut. A suggestion is accepted when none of the lines it shows is
 * to be kept, as it is or at another rung of its ladder; else it is turned down.
 */
export async function simulateCurator(
  batch: LabelledBatch,
  mode: CuratorMode,
): Promise<CuratorRun> {
  resetBatch(batch);
  const curator = new Curator(batch, mode);
  await curator.work();
  return curator.run();
}

class Curator {
  readonly #batch: LabelledBatch;
  readonly #mode: CuratorMode;
  readonly #suggestions: Suggestions;
  readonly #alike = new Map<string, LabelledLine[]>();
  readonly #answered = new Set<string>();
  readonly #curve: number[] = [];
  readonly #reachable: readonly LabelledLine[];
  #accepted = 0;

  constructor(batch: LabelledBatch, mode: CuratorMode) {
    this.#batch = batch;
    this.#mode = mode;
    this.#suggestions = new Suggestions(batch);
    this.#reachable = batch.lines.filter(({ label, flagged }) => label === 'cut' && flagged);
    for (const line of batch.lines) {
      const key = this.#groupOf(line);
      this.#alike.set(key, [...(this.#alike.get(key) ?? []), line]);
    }
  }

  async work(): Promise<void> {
    if (this.#mode === 'suggestions') await this.#suggestions.mineAll(async () => undefined);
    for (const line of this.#batch.lines) {
      if (this.#mode === 'suggestions') await this.#lookAtSuggestions();
      if (line.state === 'open') await this.#decide(line);
    }
  }

  run(): CuratorRun {
    const { lines } = this.#batch;
    const isCut = ({ state }: LabelledLine) => state === 'confirmed' || state === 'machine';
    return {
      reachable: this.#reachable.length,
      curve: this.#curve,
      accepted: this.#accepted,
      refused: this.#answered.size - this.#accepted,
      beyond: lines.filter((line) => line.label === 'cut' && !line.flagged && isCut(line)).length,
      damage: lines.filter((line) => line.label === 'keep' && isCut(line)).length,
    };
  }

  #groupOf({ text, document, position }: LabelledLine): string {
    if (this.#mode === 'single') return `${document}:${position}`;
    return this.#mode === 'grouped' ? templateOf(foldLine(text)) : foldLine(text);
  }

  async #decide(line: LabelledLine): Promise<void> {
    const isKept = line.label === 'keep';
    // Whoever decides all at once sees them, and leaves out what is judged otherwise.
    const alike = this.#alike
      .get(this.#groupOf(line))!
      .filter(({ state, label }) => isUndecided(state) && (label === 'keep') === isKept);
    await this.#change(alike, isKept ? 'rejected' : 'confirmed');
  }

  async #lookAtSuggestions(): Promise<void> {
    for (;;) {
      const [next] = this.#suggestions
        .list()
        .map(({ suggestion }) => suggestion)
        .filter((suggestion) => this.#isWorthALook(suggestion));
      if (!next) return;
      this.#answered.add(answerKey(next));
      const rung = this.#bestRung(next);
      if (rung) this.#accepted++;
      const lines = rung ? rung.tally.hits.map(this.#batch.lineOf) : [];
      await this.#change(
        lines.filter(({ state }) => isUndecided(state)),
        'machine',
      );
    }
  }

  #isWorthALook(suggestion: Suggestion): boolean {
    const { tally } = suggestion.ladder[suggestion.chosen]!;
    return tally.states.open >= leastGain && !this.#answered.has(answerKey(suggestion));
  }

  /** The one to look at first, or else the one of the others that cuts most, where none does damage. */
  #bestRung({ ladder, chosen }: Suggestion): Rung | undefined {
    const others = ladder.toSorted((a, b) => gainOf(b) - gainOf(a));
    return [ladder[chosen]!, ...others].find(
      (rung) =>
        gainOf(rung) >= leastGain &&
        rung.tally.hits.every((entry) => this.#batch.lineOf(entry).label !== 'keep'),
    );
  }

  /** One decision. */
  async #change(lines: readonly LabelledLine[], state: LineState): Promise<void> {
    for (const line of lines) line.state = state;
    const documents = new Set(lines.map(({ document }) => document));
    this.#curve.push(
      this.#reachable.filter((line) => line.state === 'confirmed' || line.state === 'machine')
        .length,
    );
    if (this.#mode !== 'suggestions') return;
    if (this.#suggestions.update(documents)) {
      await this.#suggestions.mineAll(async () => undefined);
    }
  }
}

function answerKey({ ladder, chosen }: Suggestion): string {
  return wording(ladder[chosen]!.rule);
}

function isUndecided(state: LineState): boolean {
  return state === 'open' || state === 'plain';
}

/** Decisions until that share of the reachable cuts is made; undefined where it never is. */
export function decisionsUntil(
  { curve, reachable }: CuratorRun,
  share: number,
): number | undefined {
  const at = curve.findIndex((cuts) => cuts >= share * reachable);
  return at < 0 ? undefined : at + 1;
}
