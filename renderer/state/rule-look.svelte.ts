import type { Client } from '../../shared/ipc/contract';
import type { BlastRadius, RuleHit } from '../../shared/ipc/rule-shapes';
import type { RuleDefinition } from '../../shared/model/rule';

/** A rule that is looked up, as a new version of `ruleId` where that is given. */
interface Looked {
  readonly batchId: number;
  readonly definition: RuleDefinition;
  readonly ruleId: number | undefined;
}

/** What a rule matches in the batch, and what it would do there; the last question wins. */
export class RuleLook {
  hits = $state.raw<readonly RuleHit[]>([]);
  /** Lines that it matches, of the state that is shown. */
  total = $state(0);
  radius = $state.raw<BlastRadius | null>(null);
  /** The lines that are shown: all, or those on which this stands. */
  shown = $state<RuleHit['state'] | null>(null);
  /** Why the rule cannot be tried. */
  refusal = $state<string | null>(null);
  looking = $state(false);
  #ticket = 0;
  #looked: Looked | null = null;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Looks a definition up, as a new version of `ruleId` where that is given. */
  async lookUp(
    batchId: number | null,
    definition: RuleDefinition | null,
    ruleId: number | undefined,
  ): Promise<void> {
    const ticket = ++this.#ticket;
    if (!definition || batchId === null || definition.text.trim() === '') {
      this.#looked = null;
      this.#clear(null);
      return;
    }
    this.#looked = { batchId, definition, ruleId };
    this.looking = true;
    try {
      const [found, radius] = await Promise.all([
        this.#hits(0),
        this.#client.rules.preview({
          batchId,
          definition,
          ...(ruleId !== undefined && { ruleId }),
        }),
      ]);
      if (ticket !== this.#ticket) return;
      // Lines of that kind there may be none any more.
      const isGone = this.shown !== null && radius.tally[this.shown] === 0;
      if (isGone) this.shown = null;
      const { hits, total } = isGone ? await this.#hits(0) : found;
      if (ticket !== this.#ticket) return;
      this.#take({ hits, total, radius, refusal: null });
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      if (ticket === this.#ticket) this.#clear(reason);
    }
  }

  /** Shows the lines on which this stands, or all. */
  async show(state: RuleHit['state'] | null): Promise<void> {
    this.shown = state;
    await this.#readMore([]);
  }

  /** Shows some more lines. */
  async more(): Promise<void> {
    await this.#readMore(this.hits);
  }

  async #readMore(before: readonly RuleHit[]): Promise<void> {
    const ticket = ++this.#ticket;
    if (!this.#looked) return;
    this.looking = true;
    try {
      const { hits, total } = await this.#hits(before.length);
      if (ticket !== this.#ticket) return;
      const { radius, refusal } = this;
      this.#take({ hits: [...before, ...hits], total, radius, refusal });
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      if (ticket === this.#ticket) this.#clear(reason);
    }
  }

  #hits(from: number) {
    const { batchId, definition } = this.#looked!;
    const state = this.shown;
    return this.#client.rules.hits({ batchId, definition, from, ...(state && { state }) });
  }

  #clear(refusal: string | null): void {
    this.#take({ hits: [], total: 0, radius: null, refusal });
  }

  #take({
    hits,
    total,
    radius,
    refusal,
  }: Pick<RuleLook, 'hits' | 'total' | 'radius' | 'refusal'>): void {
    this.hits = hits;
    this.total = total;
    this.radius = radius;
    this.refusal = refusal;
    this.looking = false;
  }
}
