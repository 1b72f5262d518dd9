import type { Client } from '../../shared/ipc/contract';
import type { BlastRadius, RuleHit } from '../../shared/ipc/rule-shapes';
import type { RuleDefinition } from '../../shared/model/rule';

/** What a rule matches in the batch, and what it would do there; the last question wins. */
export class RuleLook {
  hits = $state.raw<readonly RuleHit[]>([]);
  total = $state(0);
  radius = $state.raw<BlastRadius | null>(null);
  /** Why the rule cannot be tried. */
  refusal = $state<string | null>(null);
  looking = $state(false);
  #ticket = 0;
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
      this.#show([], 0, null, null);
      return;
    }
    this.looking = true;
    const { rules } = this.#client;
    const asked = { batchId, definition };
    try {
      const [found, radius] = await Promise.all([
        rules.hits(asked),
        rules.preview({ ...asked, ...(ruleId !== undefined && { ruleId }) }),
      ]);
      if (ticket === this.#ticket) this.#show(found.hits, found.total, radius, null);
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      if (ticket === this.#ticket) this.#show([], 0, null, reason);
    }
  }

  #show(
    hits: readonly RuleHit[],
    total: number,
    radius: BlastRadius | null,
    refusal: string | null,
  ): void {
    this.hits = hits;
    this.total = total;
    this.radius = radius;
    this.refusal = refusal;
    this.looking = false;
  }
}
